// What insight is asked of leads, with the sums that answer it.

export type Span = { from: string; to: string };
/** values: of $2 and on; $1 is the publisher. */
export type Floor = { text: string; values: unknown[] };
export type Asked = {
  name: string;
  path: (at: number) => string;
  floor: (at: number) => Floor;
};

export const month = (at: number): Span => {
  const number = String(1 + (at % 9)).padStart(2, '0');
  return { from: `2026-${number}-01`, to: `2026-${number}-28` };
};
export const whole = (): Span => ({ from: '2025-11-21', to: '2026-11-20' });
const listing = 'lst_00000000000000000001';
const ofListing = `listingId=${listing}`;
const ofStorefront = Array.from({ length: 10 }, (_, at) => `lst_${String(2 * at + 2).padStart(20, '0')}`);

const sums = (dimension: string, listings: string[], { from, to }: Span): Floor => ({
  text: `select key, sum(leads), sum(won) from insight_days
    where publisher_id = $1 and generation = 1 and dimension = $2 and listing = any($3) and day between $4 and $5 group by key`,
  values: [dimension, listings, from, to],
});

export const of = (
  name: string,
  path: string,
  dimension: string,
  span: (at: number) => Span = month,
  listings: string[] = [''],
): Asked => ({
  name,
  path: (at) => `/insight/${path}${path.includes('?') ? '&' : '?'}from=${span(at).from}&to=${span(at).to}`,
  floor: (at) => sums(dimension, listings, span(at)),
});
export const questions: Asked[] = [
  of('funnel by listing', 'funnel?by=listing', 'listing'),
  of('funnel by storefront', 'funnel?by=storefront', 'listing'),
  of('funnel by campaign', 'funnel?by=campaign', 'campaign'),
  of('funnel by country', 'funnel?by=country', 'country'),
  of('funnel by listing, a year', 'funnel?by=listing', 'listing', whole),
  of('funnel by campaign, a year', 'funnel?by=campaign', 'campaign', whole),
  of('funnel by referrer, a year', 'funnel?by=referrer', 'referrer', whole),
  of('a listing by country', `funnel?by=country&${ofListing}`, 'country', month, [listing]),
  of('a listing by campaign', `funnel?by=campaign&${ofListing}`, 'campaign', month, [listing]),
  of('a listing by country, a year', `funnel?by=country&${ofListing}`, 'country', whole, [listing]),
  of('a listing by campaign, a year', `funnel?by=campaign&${ofListing}`, 'campaign', whole, [listing]),
  of('a listing by referrer, a year', `funnel?by=referrer&${ofListing}`, 'referrer', whole, [listing]),
  of('a listing by device, a year', `funnel?by=device&${ofListing}`, 'device', whole, [listing]),
  of('a storefront by campaign, a year', 'funnel?by=campaign&storefront=appsource', 'campaign', whole, [
    'appsource',
  ]),
  of('trend by day, a year', 'trend?every=day', 'listing', whole),
  of('trend of a listing by week, a year', `trend?every=week&${ofListing}`, 'listing', whole),
  of(
    'trend of a listing in a country by day, a year',
    `trend?every=day&by=country&key=PL&${ofListing}`,
    'country',
    whole,
    [listing],
  ),
  of('responses by seller', 'responses?by=seller', 'seller'),
  of('responses by seller, a year', 'responses?by=seller', 'seller', whole),
  of('responses of a listing by seller, a year', `responses?by=seller&${ofListing}`, 'seller', whole, [
    listing,
  ]),
  of('scores, a year', 'scores', 'score', whole),
  of('scores of a storefront, a year', 'scores?storefront=appsource', 'score', whole, ofStorefront),
  of('cohorts, a year', 'cohorts?step=won', 'age', whole),
  of('cohorts of a listing, a year', `cohorts?step=won&${ofListing}`, 'age', whole, [listing]),
  of('revenue by listing, a year', 'revenue?by=listing', 'listing', whole),
  of('revenue of a listing by campaign, a year', `revenue?by=campaign&${ofListing}`, 'campaign', whole, [
    listing,
  ]),
  of('hours of arrival, a year', 'arrivals?timeZone=Europe/Lisbon', 'listing', whole),
  of('how soon it is delivered, a quarter', 'deliveries', 'listing', () => ({
    from: '2026-08-22',
    to: '2026-11-20',
  })),
  of('leads behind a number', `leads?metric=won&by=listing&key=${listing}`, 'listing'),
  of('leads behind a number, a year', `leads?metric=leads&by=listing&key=${listing}`, 'listing', whole),
  of(
    'leads behind a number of a listing in a country, a year',
    `leads?metric=won&by=country&key=PL&${ofListing}`,
    'country',
    whole,
    [listing],
  ),
  of(
    'leads behind what is not known, a year',
    `leads?metric=opportunities&by=campaign&key=notKnown&${ofListing}`,
    'campaign',
    whole,
    [listing],
  ),
];
