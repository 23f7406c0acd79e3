// What there is to look at in the demo's numbers: what the marketplace counted, its own list of leads, a report and a status page.
import { stringify } from 'csv-stringify/sync';
import type { Ask, Told } from './demo-work.ts';
import { customer, type Customer } from './demo-world.ts';

const dayMs = 86_400_000;
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** A lead that the marketplace tells of. */
export type Raised = { at: number; offer: string; customer: Customer };

/** From two days after the beginning until two days ago, as the report comes late: one offer's visits fall when its fair is over, the other's grow. */
export function marketplaceReport(listings: Told[], codes: string[], begins: number, ends: number): string {
  const rows: (string | number)[][] = [];
  for (let at = begins; at < ends - 2 * dayMs; at += dayMs) {
    const share = (at - begins) / (ends - begins);
    const weekend = [0, 6].includes(new Date(at).getUTCDay()) ? 0.4 : 1;
    const visits = [share < 0.5 ? 84 : 31, 22 + 40 * share];
    for (const [nth, { title }] of listings.entries())
      for (const [part, campaign] of [codes[nth]!, '_NoCampaign'].entries()) {
        const seen =
          Math.round(visits[nth]! * weekend * (part === 0 ? 0.4 : 0.6)) + (Math.floor(at / dayMs) % 5);
        rows.push([
          dayOf(at),
          title,
          campaign,
          country(nth, part, at),
          seen,
          Math.round(seen * 0.09),
          Math.round(seen * 0.05),
        ]);
      }
  }
  return stringify([
    ['Date', 'Offer name', 'Campaign', 'Country name', 'Page visits', 'Contact me', 'Consent given'],
    ...rows,
  ]);
}

const elsewhere = ['Czechia', 'Germany', 'Hungary', 'Poland', 'Spain', 'Portugal'];
/** Whoever comes by the fair is from where it is. */
const country = (nth: number, part: number, at: number) =>
  nth === 0 && part === 0 ? 'Poland' : elsewhere[(Math.floor(at / dayMs) + part) % elsewhere.length]!;

/** As Partner Center has its leads as CSV: those of the last four weeks, three that never came, and a row that is cut off. */
export function marketplaceList(raised: Raised[], offer: string, ends: number): string {
  const lost = [3, 16, 29].map((n, nth) => ({
    at: ends - (4 + 5 * nth) * dayMs,
    offer,
    customer: customer(n + 500),
  }));
  const rows = [...raised.filter(({ at }) => at > ends - 28 * dayMs), ...lost]
    .toSorted((one, other) => one.at - other.at)
    .map(({ at, offer, customer: { FirstName, LastName, Email, Company, Country } }) => [
      new Date(at).toISOString(),
      FirstName,
      LastName,
      Email,
      Company,
      Country,
      offer,
    ]);
  const header = [
    'Date created',
    'First name',
    'Last name',
    'Customer email',
    'Customer name',
    'Country',
    'Offer',
  ];
  return `${stringify([header, ...rows])}${new Date(ends - dayMs).toISOString()},Odile\n`;
}

type Shown = { listings: Told[]; codes: string[]; raised: Raised[]; begins: number; ends: number };

/** Answers the address of the status page. */
export async function showNumbers(
  ask: Ask,
  publisherId: string,
  { listings, codes, raised, begins, ends }: Shown,
): Promise<string> {
  const at = `/publishers/${publisherId}`;
  await ask('POST', `${at}/traffic-imports`, {
    csv: marketplaceReport(listings, codes, begins, ends),
    fileName: 'marketplace-insights.csv',
  });
  await ask(
    'POST',
    `${at}/list-comparisons/files?fileName=partner-center-leads.csv`,
    marketplaceList(raised, listings[0]!.title, ends),
  );
  await ask('POST', `${at}/reports`, {
    name: 'Monday: how our listings do',
    blocks: ['funnel', 'breakdown', 'trend', 'responses', 'revenue'],
    question: { span: '28d', compare: 'before', by: 'listing', every: 'week' },
    shared: true,
  });
  const page = { name: 'Partner desk', namesDestinations: true, countsLeads: true };
  return (await ask('POST', `${at}/status-pages`, page)).url;
}
