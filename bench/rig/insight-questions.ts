// What insight is asked, with the sums that answer it.

type Span = { from: string; to: string };
export type Asked = {
  name: string;
  path: (at: number) => string;
  floor: (at: number) => { dimension: string } & Span;
};

const month = (at: number): Span => {
  const number = String(1 + (at % 9)).padStart(2, '0');
  return { from: `2026-${number}-01`, to: `2026-${number}-28` };
};
const whole = (): Span => ({ from: '2025-11-21', to: '2026-11-20' });
const of = (name: string, path: string, dimension: string, span: (at: number) => Span = month): Asked => ({
  name,
  path: (at) => `/insight/${path}${path.includes('?') ? '&' : '?'}from=${span(at).from}&to=${span(at).to}`,
  floor: (at) => ({ dimension, ...span(at) }),
});
export const questions: Asked[] = [
  of('funnel by listing', 'funnel?by=listing', 'listing'),
  of('funnel by storefront', 'funnel?by=storefront', 'listing'),
  of('funnel by campaign', 'funnel?by=campaign', 'campaign'),
  of('funnel by country', 'funnel?by=country', 'country'),
  of('funnel by listing, a year', 'funnel?by=listing', 'listing', whole),
  of('funnel by campaign, a year', 'funnel?by=campaign', 'campaign', whole),
  of('trend by day, a year', 'trend?every=day', 'listing', whole),
  of(
    'trend of a listing by week, a year',
    'trend?every=week&by=listing&key=lst_00000000000000000001',
    'listing',
    whole,
  ),
  of('responses by seller', 'responses?by=seller', 'seller'),
  of('responses by seller, a year', 'responses?by=seller', 'seller', whole),
  of('scores, a year', 'scores', 'score', whole),
  of('cohorts, a year', 'cohorts?step=won', 'age', whole),
  of('revenue by listing, a year', 'revenue?by=listing', 'listing', whole),
  of('hours of arrival, a year', 'arrivals?timeZone=Europe/Lisbon', 'listing', whole),
  of('leads behind a number', 'leads?metric=won&by=listing&key=lst_00000000000000000001', 'listing'),
];
