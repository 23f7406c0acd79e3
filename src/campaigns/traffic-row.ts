// One row of a marketplace's report: its day, its numbers with whatever separates their thousands, and what tells it from the others. Pure.
import { createHash } from 'node:crypto';
import { importTime } from '../intake/import-time.ts';
import { codeKey, dayOf } from './code.ts';
import type { Told } from './traffic-store.ts';

/** The report's own names; of those that are needed it cannot do without. */
export const columns = {
  date: { names: ['date'], title: 'Date', needed: true },
  offer: { names: ['offername', 'offer'], title: 'Offer name', needed: true },
  visits: { names: ['pagevisits'], title: 'Page visits', needed: true },
  campaign: { names: ['campaign'], title: 'Campaign', needed: false },
  referral: { names: ['referraldomain'], title: 'Referral domain', needed: false },
  country: { names: ['countryname', 'country'], title: 'Country name', needed: false },
  platform: { names: ['platform', 'platforms'], title: 'Platform', needed: false },
  site: { names: ['site'], title: 'Site', needed: false },
  getItNow: { names: ['getitnow'], title: 'Get it now', needed: false },
  contactMe: { names: ['contactme'], title: 'Contact me', needed: false },
  testDrive: { names: ['testdrive'], title: 'Test drive', needed: false },
  freeTrial: { names: ['freetrial'], title: 'Free trial', needed: false },
  consents: { names: ['consentgiven', 'consentgivencount'], title: 'Consent given', needed: false },
} as const;
export type ColumnName = keyof typeof columns;
export const columnNames = Object.keys(columns) as ColumnName[];
const counts = ['visits', 'getItNow', 'contactMe', 'testDrive', 'freeTrial'] as const;

export const rowFaults = [
  'broken',
  'no_day',
  'in_future',
  'no_offer',
  'no_count',
  'twice',
  'contradicts',
  'header_again',
] as const;
export type RowFault = { line: number; fault: (typeof rowFaults)[number]; column: string | null };
type Fault = Omit<RowFault, 'line'>;

const sites: Record<string, string> = { appsource: 'appsource', azuremarketplace: 'azure-marketplace' };
/** What stands for nothing in the report. */
const absent = new Set(['_nocampaign', 'referral domain not present']);
const longest = 200;

/** dayFirst: how this file writes days with slashes. */
export function rowOf(
  cells: readonly string[],
  places: ReadonlyMap<ColumnName, number>,
  { now, dayFirst }: { now: Date; dayFirst: boolean },
): Told | Fault {
  const cell = (name: ColumnName) => cells[places.get(name) ?? -1]?.trim() ?? '';
  const date = cell('date');
  const time = importTime(dayFirst ? date.replace(slashes, '$1.$2.') : date);
  if (time === null) return { fault: 'no_day', column: columns.date.title };
  if (time > now) return { fault: 'in_future', column: columns.date.title };
  const offerName = cell('offer').slice(0, longest).toWellFormed();
  if (offerName === '') return { fault: 'no_offer', column: columns.offer.title };
  const read = Object.fromEntries(counts.map((name) => [name, countOf(cell(name))]));
  const wrong = counts.find((name) => read[name] === null);
  if (wrong !== undefined) return { fault: 'no_count', column: columns[wrong].title };
  const consents = cell('consents') === '' ? null : countOf(cell('consents'));
  if (cell('consents') !== '' && consents === null)
    return { fault: 'no_count', column: columns.consents.title };
  const told = (name: ColumnName) => {
    const text = cell(name).slice(0, longest).toWellFormed();
    return absent.has(text.toLowerCase()) ? '' : text;
  };
  const site = told('site')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
  const row = {
    day: dayOf(time),
    offerName,
    storefront: sites[site] ?? '',
    code: told('campaign'),
    codeKey: codeKey(told('campaign')),
    referralDomain: told('referral').toLowerCase(),
    country: told('country'),
    platform: told('platform'),
    ...(read as Record<(typeof counts)[number], number>),
    consents,
  };
  return { ...row, key: keyOf(row) };
}

const slashes = /^(\d\d?)\/(\d\d?)\//;

/** Whether days with slashes have the day first: where one can be read no other way, all of the file do. */
export function writesDayFirst(dates: readonly string[]): boolean {
  const parts = dates.flatMap((date) => {
    const found = slashes.exec(date.trim());
    return found ? [[Number(found[1]), Number(found[2])] as const] : [];
  });
  return parts.some(([first]) => first > 12) && !parts.some(([, second]) => second > 12);
}

const most = 2 ** 31 - 1;
const grouped = /^\d{1,3}(?:([,.'’ \u00a0\u202f])\d{3})(?:\1\d{3})*$/;

/** Nothing is none; thousands may be set apart in any usual way. Null for what is no count, such as one below nought. */
function countOf(text: string): number | null {
  if (text === '') return 0;
  const whole = text.replace(/[.,]0{1,2}$/, '');
  const plain = grouped.test(whole) ? whole.replace(/\D/g, '') : whole;
  if (!/^\d{1,10}$/.test(plain)) return null;
  const count = Number(plain);
  return count <= most ? count : null;
}

function keyOf(row: Omit<Told, 'key'>): string {
  const { offerName, storefront, codeKey: code, referralDomain, country, platform } = row;
  const parts = [offerKey(offerName), storefront, code, referralDomain, country, platform];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

/** Under which an offer is one; only ASCII letters lose their case, as the database does it. */
export const offerKey = codeKey;

/** Whether two rows of one key tell the same. */
export const sameFigures = (one: Told, other: Told) =>
  one.consents === other.consents && counts.every((name) => one[name] === other[name]);
