// A marketplace's report of page visits and clicks, as CSV: its columns in any order, errors by row. Pure.
import { createHash } from 'node:crypto';
import { csvRows } from '../intake/import-csv.ts';
import { importTime } from '../intake/import-time.ts';
import { codeKey, dayOf } from './code.ts';
import type { TrafficRow } from './traffic-store.ts';

export const rowFaults = ['broken', 'no_day', 'in_future', 'no_offer', 'no_count', 'twice'] as const;
export type RowFault = { line: number; fault: (typeof rowFaults)[number]; column: string | null };

type Told = Omit<TrafficRow, 'listingId'>;
export type ReadTraffic = {
  rows: Told[];
  faults: RowFault[];
  /** Columns of the file that say nothing to us. */
  ignored: string[];
};

/** The report's own names; of those in brackets it cannot do without. */
const columns = {
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
type Column = keyof typeof columns;
const names = Object.keys(columns) as Column[];
const counts = ['visits', 'getItNow', 'contactMe', 'testDrive', 'freeTrial'] as const;

const sites: Record<string, string> = { appsource: 'appsource', azuremarketplace: 'azure-marketplace' };
/** What stands for nothing in the report. */
const absent = new Set(['_nocampaign', 'referral domain not present']);
const longest = 200;

export class ColumnsMissing extends Error {
  readonly titles: string[];
  constructor(titles: string[]) {
    super(`columns missing: ${titles.join(', ')}`);
    this.titles = titles;
  }
}

/** Throws ColumnsMissing where the first row does not name what is needed. */
export async function readTraffic(text: string, now: Date): Promise<ReadTraffic> {
  const faults: RowFault[] = [];
  const rows = new Map<string, Told>();
  let places: ReadonlyMap<Column, number> | null = null;
  let ignored: string[] = [];
  const bad = ({ line }: { line: number }) => void faults.push({ line, fault: 'broken', column: null });
  for await (const { line, cells } of csvRows(text, bad)) {
    if (places === null) {
      places = placesIn(cells);
      const known = new Set(places.values());
      ignored = cells.filter((title, at) => !known.has(at) && title.trim() !== '');
      continue;
    }
    const read = rowOf(cells, places, now);
    if ('fault' in read) faults.push({ line, ...read });
    else if (rows.has(`${read.day} ${read.key}`)) faults.push({ line, fault: 'twice', column: null });
    else rows.set(`${read.day} ${read.key}`, read);
  }
  if (places === null) placesIn([]);
  return { rows: [...rows.values()], faults: faults.toSorted((a, b) => a.line - b.line), ignored };
}

function placesIn(cells: readonly string[]): Map<Column, number> {
  const plain = cells.map((title) => title.toLowerCase().replace(/[^a-z]/g, ''));
  const places = new Map<Column, number>();
  for (const name of names) {
    const at = plain.findIndex((title) => (columns[name].names as readonly string[]).includes(title));
    if (at !== -1) places.set(name, at);
  }
  const missing = names.filter((name) => columns[name].needed && !places.has(name));
  if (missing.length > 0) throw new ColumnsMissing(missing.map((name) => columns[name].title));
  return places;
}

type Fault = Omit<RowFault, 'line'>;

function rowOf(cells: readonly string[], places: ReadonlyMap<Column, number>, now: Date): Told | Fault {
  const cell = (name: Column) => cells[places.get(name) ?? -1]?.trim() ?? '';
  const time = importTime(cell('date'));
  if (time === null) return { fault: 'no_day', column: columns.date.title };
  if (time > now) return { fault: 'in_future', column: columns.date.title };
  const offerName = cell('offer').slice(0, longest);
  if (offerName === '') return { fault: 'no_offer', column: columns.offer.title };
  const read = Object.fromEntries(counts.map((name) => [name, countOf(cell(name))]));
  const wrong = counts.find((name) => read[name] === null);
  if (wrong !== undefined) return { fault: 'no_count', column: columns[wrong].title };
  const consents = cell('consents') === '' ? null : countOf(cell('consents'));
  if (cell('consents') !== '' && consents === null)
    return { fault: 'no_count', column: columns.consents.title };
  const told = (name: Column) => {
    const text = cell(name).slice(0, longest).toWellFormed();
    return absent.has(text.toLowerCase()) ? '' : text;
  };
  const row = {
    day: dayOf(time),
    offerName,
    storefront:
      sites[
        told('site')
          .toLowerCase()
          .replace(/[^a-z]/g, '')
      ] ?? '',
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

const most = 2 ** 31 - 1;

/** Nothing is none; thousands may be set apart by commas. Null for what is no count. */
function countOf(text: string): number | null {
  if (text === '') return 0;
  if (!/^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.0+)?$/.test(text)) return null;
  const count = Math.trunc(Number(text.replaceAll(',', '')));
  return count <= most ? count : null;
}

function keyOf(row: Omit<Told, 'key'>): string {
  const { offerName, storefront, codeKey: code, referralDomain, country, platform } = row;
  const parts = [offerName.toLowerCase(), storefront, code, referralDomain, country, platform];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
