// A small believable world for the demo: publishers, their listings, and people who raise a hand. All of it is invented.

import { campaignIds } from './demo-business.ts';
import { firms, visitors } from './demo-firms.ts';

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
  { name: 'Inês Carvalho', email: 'ines@northwind.example', role: 'manager' },
  { name: 'Marek Dąbek', email: 'marek@northwind.example', role: 'seller' },
  { name: 'Kateřina Veselá', email: 'katerina@northwind.example', role: 'seller' },
];

/** A listing's public page. */
export const pageOf = (publisher: string, title: string) => ({
  published: true,
  summary: `${title} by ${publisher}: up and running in a day.`,
  description:
    'Made with people who do the work.\n\n- Runs in your own subscription\n- Speaks six languages\n\nAsk us for a **demo**.',
});

export type Customer = ReturnType<typeof customer>;

/** Who raises a hand n-th: a firm after the other, and of a firm whoever has not yet, so that some come again after weeks. */
export function customer(n: number, atFair = false) {
  const all = atFair ? visitors : firms;
  const firm = all[(n * 5 + Math.floor(n / all.length)) % all.length]!;
  const [FirstName, LastName, Title] = firm.staff[Math.floor(n / all.length) % firm.staff.length]!;
  return {
    FirstName,
    LastName,
    Email: `${ascii(FirstName)}@${firm.domain}`,
    Phone: firm.phone,
    Country: firm.country,
    Company: firm.company,
    Title,
  };
}

const ascii = (name: string) =>
  name
    .replace('ł', 'l')
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();

const notes = [
  'We run three warehouses and need rota planning before June.',
  'Pretendemos uma demonstração.',
  'Please call after 3 pm.',
  '',
  'Chtěli bychom cenovou nabídku pro 40 uživatelů.',
  '',
];
const actions = ['PLT', 'INS', 'PLT', 'INS', 'Create', 'StartTestDrive'];

/** Whether the n-th lead is plainly a customer's, whom the marketplace's list has too. */
export const isPlain = (n: number) => n % 23 !== 19 && n % 29 !== 7;

/** The n-th lead as the marketplace would post it for a listing; every so often a test lead, a notice or a broken body. */
export function demoBody(n: number, listing: DemoListing, atFair = false): string {
  if (n % 23 === 19) return '{"UserDetails": {"FirstName": "Broken"';
  const one = customer(n, atFair);
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
    ...(atFair || n % 7 < 2 ? { mktcmpid: campaignIds[listing.storefront] } : {}),
  });
}
