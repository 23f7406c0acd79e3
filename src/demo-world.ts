// A small believable world for the demo: publishers, their listings, and people who raise a hand. All of it is invented.

export type DemoListing = {
  storefront: string;
  kind: string;
  offerId: string;
  title: string;
  sharing?: boolean;
};
export type DemoPublisher = { slug: string; name: string; listings: DemoListing[] };

export const publishers: DemoPublisher[] = [
  {
    slug: 'northwind-labs',
    name: 'Northwind Labs',
    listings: [
      {
        storefront: 'appsource',
        kind: 'app',
        offerId: 'northwind-labs.shift-planner',
        title: 'Shift Planner for Teams',
      },
      {
        storefront: 'azure-marketplace',
        kind: 'offer',
        offerId: 'northwind-labs.solar-forecast',
        title: 'Solar Forecast',
      },
    ],
  },
  {
    slug: 'brezo-consulting',
    name: 'Brezo Consulting',
    listings: [
      {
        storefront: 'appsource',
        kind: 'consulting-service',
        offerId: 'brezo.erp-briefing',
        title: 'ERP readiness: 1-day briefing',
      },
      {
        storefront: 'appsource',
        kind: 'app',
        offerId: 'brezo.invoice-match',
        title: 'Invoice Match',
        sharing: false,
      },
    ],
  },
  {
    slug: 'fjordgrid',
    name: 'Fjordgrid Technology',
    listings: [
      {
        storefront: 'azure-marketplace',
        kind: 'technology',
        offerId: 'fjordgrid.edge-gateway',
        title: 'Edge Gateway',
      },
      {
        storefront: 'azure-marketplace',
        kind: 'offer',
        offerId: 'fjordgrid.tide-analytics',
        title: 'Tide Analytics',
      },
    ],
  },
];

/** Who signs in: the operator, and people of the first publisher. */
export const people = [
  { name: 'Tereza Nováková', email: 'tereza@marketplace.example', role: 'operator' },
  { name: 'Ana Ribeiro', email: 'ana@northwind.example', role: 'owner' },
  { name: 'Marek Dąbek', email: 'marek@northwind.example', role: 'seller' },
];

/** A listing's public page. */
export const pageOf = (publisher: string, title: string) => ({
  published: true,
  summary: `${title} by ${publisher}: up and running in a day.`,
  description:
    'Made with people who do the work.\n\n- Runs in your own subscription\n- Speaks six languages\n\nAsk us for a **demo**.',
});

type Person = {
  FirstName: string;
  LastName: string;
  Email: string;
  Phone: string;
  Country: string;
  Company: string;
  Title: string;
};

const person = (
  FirstName: string,
  LastName: string,
  Email: string,
  Phone: string,
  Country: string,
  Company: string,
  Title: string,
): Person => ({
  FirstName,
  LastName,
  Email,
  Phone,
  Country,
  Company,
  Title,
});

const customers: Person[] = [
  person(
    'Zofia',
    'Majchrzak',
    'zofia@lipowa-logistyka.example',
    '48225550102',
    'Polska',
    'Lipowa Logistyka',
    'Head of Operations',
  ),
  person(
    'Tomás',
    'O’Farrell',
    'tomas@brezo-energia.example',
    '+34 91 555 77 20',
    'España',
    'Brezo Energía',
    'CTO',
  ),
  person(
    'Ludmila',
    'Havránková',
    'ludmila@kovodilna.example',
    '+420 222 555 010',
    'Česko',
    'Kovodílna Most',
    'Jednatelka',
  ),
  person('Ifeoma', 'Braathen', 'ifeoma@nordlys.example', '', 'NO', 'Nordlys AS', ''),
  person(
    'Marta',
    'Quintela',
    'marta@ouroverde.example',
    '351215550199',
    'Portugal',
    'Ouro Verde Agrícola',
    'Diretora',
  ),
  person(
    'Bence',
    'Szalay',
    'bence@tiszakert.example',
    '+36 1 555 0142',
    'Magyarország',
    'Tiszakert Kft.',
    'Ügyvezető',
  ),
  person('Noor', 'Wiśniewska', 'noor@halo-apteka.example', '48585550131', 'PL', 'Halo Apteka', 'IT Manager'),
  person(
    'Grace',
    'Abernathy',
    'grace@millrace.example',
    '+1 617 555 0188',
    'United States',
    'Millrace Textiles',
    'COO',
  ),
  person(
    'Jonas',
    'Eichendorf',
    'jonas@werkbank.example',
    '+49 30 5550147',
    'Deutschland',
    'Werkbank GmbH',
    'Leiter IT',
  ),
  person('Aiko', 'Sandoval', 'aiko@puerto-claro.example', 'n/a', 'México', 'Puerto Claro', ''),
  person(
    'Petra',
    'Dvořáčková',
    'petra@sklarna-luna.example',
    '+420 596 555 031',
    'CZ',
    'Sklárna Luna',
    'Nákupčí',
  ),
  person(
    'Hugh',
    'Tremaine',
    'hugh@saltmarsh.example',
    '+44 20 7946 0958',
    'UK',
    'Saltmarsh Foods',
    'Procurement',
  ),
];

const notes = [
  'We run three warehouses and need rota planning before June.',
  'Pretendemos uma demonstração.',
  'Please call after 3 pm.',
  '',
  'Chtěli bychom cenovou nabídku pro 40 uživatelů.',
  '',
];
const actions = ['PLT', 'INS', 'PLT', 'INS', 'Create', 'StartTestDrive'];

/** The n-th lead as the marketplace would post it for a listing; every so often a test lead, a notice or a broken body. */
export function demoBody(n: number, listing: DemoListing): string {
  if (n % 23 === 19) return '{"UserDetails": {"FirstName": "Broken"';
  const one = customers[n % customers.length]!;
  const store = listing.storefront === 'appsource' ? 'SPZA' : 'AzureMarketplace';
  const action =
    n % 17 === 11 ? 'DNC' : store === 'SPZA' ? actions[n % 4]! : actions[n % 5 === 4 ? 5 : 1 + 2 * (n % 2)]!;
  const test = n % 29 === 7;
  const marked = (text: string) => (test ? 'MSFT_TEST_639081261270000000' : text);
  return JSON.stringify({
    UserDetails: {
      ...one,
      FirstName: marked(one.FirstName),
      LastName: marked(one.LastName),
      Email: test ? 'MSFT_TEST_639081261270000000@test.com' : one.Email,
    },
    LeadSource: `${store}-${action}|${listing.offerId}`,
    ActionCode: action,
    OfferTitle: listing.title,
    // Without something of its own a body would be a re-post of an earlier one.
    Description: `${notes[n % notes.length]!} Team of ${5 + n}.`.trim(),
  });
}
