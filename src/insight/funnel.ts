// How far leads came, by one dimension: each of its members, the rest that it does not tell, and all together. Pure.
import { country } from '../leads/country.ts';
import type { Listing } from '../catalog/listing.ts';
import { counted, type CountedId, type Dimension, type ViewOf } from './metrics.ts';
import type { PageRow, Pages } from './page-store.ts';
import type { Counts, Keyed } from './read-store.ts';

export type LeadSteps = Record<CountedId, number>;
/** Null: whoever counts them does not tell them by that. */
export type PageSteps = { [Name in keyof Pages]: number | null };
export type Steps = PageSteps & LeadSteps;

export type Rows = {
  leads: Keyed<Counts>[];
  marketplace: PageRow<'marketplaceVisits' | 'marketplaceClicks' | 'marketplaceConsents'>[] | null;
  own: PageRow<'views' | 'clicks'>[] | null;
};

/** By key; null: those of which the dimension is not known. all: of everything, for the rest that no key has. */
export function stepsByKey(
  rows: Rows,
  all: readonly Counts[],
  view: ViewOf,
  nameOf: (key: string) => string | null,
): { total: Steps; byKey: Map<string | null, Steps> } {
  const byKey = new Map<string | null, Steps>();
  const { marketplace, own } = rows;
  const at = (key: string | null): Steps => {
    const known = byKey.get(key) ?? nothing(marketplace !== null, own !== null);
    byKey.set(key, known);
    return known;
  };
  const keyOf = (key: string | null) => (key === null ? null : nameOf(key));
  for (const row of rows.leads) addLeads(at(keyOf(row.key)), row, view, 1);
  for (const row of marketplace ?? []) addPages(at(keyOf(row.key)), row);
  for (const row of own ?? []) addPages(at(keyOf(row.key)), row);
  const total = nothing(marketplace !== null, own !== null);
  for (const row of all) addLeads(total, row, view, 1);
  for (const row of [...(marketplace ?? []), ...(own ?? [])]) addPages(total, row);
  const rest = { ...nothing(false, false), ...leadsLeft(total, [...byKey.values()]) };
  if (Object.values(rest).some((count) => count !== null && count !== 0)) addRest(at(null), rest);
  return { total, byKey };
}

/** As storefront and kind see a listing; a country by its code, whatever the marketplace calls it. */
export function namingOf(
  dimension: Dimension,
  listings: ReadonlyMap<string, Listing>,
): (key: string) => string | null {
  switch (dimension) {
    case 'storefront':
      return (key) => listings.get(key)?.storefront ?? null;
    case 'kind':
      return (key) => listings.get(key)?.kind ?? null;
    case 'country':
      return (key) => (/^[A-Z]{2}$/.test(key) ? key : country(key));
    default:
      return (key) => key;
  }
}

export function leadSteps(row: Counts, view: ViewOf): LeadSteps {
  return Object.fromEntries(
    counted.map(({ id, column, becameColumn }) => [
      id,
      row[view === 'activity' ? (becameColumn ?? column) : column],
    ]),
  ) as LeadSteps;
}

export function nothing(marketplace: boolean, own: boolean): Steps {
  return {
    marketplaceVisits: marketplace ? 0 : null,
    marketplaceClicks: marketplace ? 0 : null,
    marketplaceConsents: null,
    views: own ? 0 : null,
    clicks: own ? 0 : null,
    ...(Object.fromEntries(counted.map(({ id }) => [id, 0])) as LeadSteps),
  };
}

function addLeads(steps: Steps, row: Counts, view: ViewOf, times: number): void {
  for (const [id, count] of Object.entries(leadSteps(row, view)) as [CountedId, number][])
    steps[id] += times * count;
}

function addPages(steps: Steps, row: PageRow<never> & Partial<Pages>): void {
  const { key: _, ...counts } = row;
  for (const [name, count] of Object.entries(counts) as [keyof Pages, number | null][])
    if (count !== null) steps[name] = (steps[name] ?? 0) + count;
}

function leadsLeft(total: Steps, parts: readonly Steps[]): LeadSteps {
  return Object.fromEntries(
    counted.map(({ id }) => [id, total[id] - parts.reduce((sum, part) => sum + part[id], 0)]),
  ) as LeadSteps;
}

function addRest(steps: Steps, rest: LeadSteps): void {
  for (const { id } of counted) steps[id] += rest[id];
}
