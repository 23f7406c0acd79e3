// What the report API says and is asked: its lists under either spelling, the query for the columns that the data set has. Pure.
import { hash } from 'node:crypto';
import { objectIn } from '../connectors/reply.ts';

export type Item = Readonly<Record<string, unknown>>;

/** The rows of a reply: `value` in some, `Value` in others. Null: it is no such reply. */
export function itemsIn(body: Buffer): Item[] | null {
  const told = objectIn(body);
  const value = told === null ? undefined : memberOf(told, 'value');
  return Array.isArray(value)
    ? value.filter((each): each is Item => typeof each === 'object' && each !== null)
    : null;
}

/** A member however its name begins. */
export function memberOf(item: Item, name: string): unknown {
  const wanted = name.toLowerCase();
  return Object.entries(item).find(([key]) => key.toLowerCase() === wanted)?.[1];
}

export function textOf(item: Item, name: string): string {
  const value = memberOf(item, name);
  return typeof value === 'string' ? value.trim() : '';
}

export const dataset = 'ISVMarketplaceInsights';

const needed = ['Date', 'OfferName', 'PageVisits'];
const wanted = [
  ...needed,
  'ReferralDomain',
  'CountryName',
  'Campaign',
  'Platforms',
  'Site',
  'GetItNow',
  'ContactMe',
  'TestDrive',
  'FreeTrial',
  'ConsentGivenCount',
];
/** The longest first that is surely there; a report of six months tells late corrections as well. */
const spans = ['LAST_6_MONTHS', 'LAST_3_MONTHS', 'LAST_MONTH'];

/** The query for what the data set has of ours; or which columns it lacks without which nothing can be told. */
export function queryFor(told: Item): { query: string } | { missing: string[] } {
  const list = (name: string) => {
    const value = memberOf(told, name);
    return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
  };
  const there = [...list('selectableColumns'), ...list('availableMetrics')];
  const named = (name: string) => there.find((each) => each.toLowerCase() === name.toLowerCase());
  const missing = needed.filter((name) => named(name) === undefined);
  if (missing.length > 0) return { missing };
  const columns = wanted.flatMap((name) => named(name) ?? []);
  const ranges = list('availableDateRanges').map((range) => range.toUpperCase());
  const span = spans.find((each) => ranges.includes(each)) ?? spans[0]!;
  return { query: `SELECT ${columns.join(',')} FROM ${dataset} TIMESPAN ${span}` };
}

/** By this name ours is known again: it is the publisher's, and of this very query. */
export const queryName = (publisherId: string, query: string) =>
  `Leadshare ${publisherId} ${hash('sha256', query).slice(0, 8)}`;
export const reportName = (publisherId: string, day: string) => `Leadshare ${publisherId} ${day}`;

export type Execution = { status: string; link: string; expiresAt: Date | null; madeAt: Date | null };

/** The newest that is done; else the newest at all. Null: there is none yet. */
export function executionIn(items: readonly Item[]): Execution | null {
  const all = items.map((item) => ({
    status: textOf(item, 'executionStatus').toLowerCase(),
    link: textOf(item, 'reportAccessSecureLink'),
    expiresAt: timeIn(textOf(item, 'reportExpiryTime')),
    madeAt: timeIn(textOf(item, 'reportGeneratedTime')),
  }));
  const newest = all.toSorted((a, b) => (b.madeAt?.getTime() ?? 0) - (a.madeAt?.getTime() ?? 0));
  return newest.find(({ status }) => status === 'completed') ?? newest[0] ?? null;
}

/** Its times are UTC, with or without the letter that says so. */
function timeIn(text: string): Date | null {
  const at = Date.parse(/(?:z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`);
  return Number.isNaN(at) ? null : new Date(at);
}

/** Whether this address is one that a report may be fetched from; hosts as in the configuration. */
export function mayFetch(link: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(link)) return false;
  const { protocol, hostname, username } = new URL(link);
  const loopback = hostname === '127.0.0.1' || hostname === 'localhost';
  if (username !== '' || (protocol !== 'https:' && !(protocol === 'http:' && loopback))) return false;
  return hosts.some((host) => (host.startsWith('.') ? hostname.endsWith(host) : hostname === host));
}
