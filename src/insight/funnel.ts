// How far leads came, by one dimension: each of its members, those of which it is not known, and all together. Pure.
import { country } from '../leads/country.ts';
import type { Listing } from '../catalog/listing.ts';
import { counted, type CountedId, type Dimension, type ViewOf } from './metrics.ts';
import type { PageRow, Pages } from './page-store.ts';
import { notKnown, type Counts, type Keyed } from './read-store.ts';

export type LeadSteps = Record<CountedId, number>;
/** Null: whoever counts them does not tell them by that. */
export type PageSteps = { [Name in keyof Pages]: number | null };
export type Steps = PageSteps & LeadSteps;

export type Rows = {
  leads: Keyed<Counts>[];
  marketplace: PageRow<'marketplaceVisits' | 'marketplaceClicks' | 'marketplaceConsents'>[] | null;
  own: PageRow<'views' | 'clicks'>[] | null;
};

/** By key; whatever has none is not known. */
export function stepsByKey(
  rows: Rows,
  view: ViewOf,
  nameOf: (key: string) => string | null,
): { total: Steps; byKey: Map<string, Steps> } {
  const byKey = new Map<string, Steps>();
  const { marketplace, own } = rows;
  const total = nothing(rows.marketplace !== null, rows.own !== null);
  const at = (name: string | null): Steps[] => {
    const key = (name === null ? null : nameOf(name)) ?? notKnown;
    const known = byKey.get(key) ?? nothing(marketplace !== null, own !== null);
    byKey.set(key, known);
    return [known, total];
  };
  for (const row of rows.leads) for (const steps of at(row.key)) addLeads(steps, row, view);
  for (const row of [...(marketplace ?? []), ...(own ?? [])])
    for (const steps of at(row.key)) addPages(steps, row);
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

function addLeads(steps: Steps, row: Counts, view: ViewOf): void {
  for (const [id, count] of Object.entries(leadSteps(row, view)) as [CountedId, number][]) steps[id] += count;
}

function addPages(steps: Steps, row: PageRow<never> & Partial<Pages>): void {
  const { key: _, ...counts } = row;
  for (const [name, count] of Object.entries(counts) as [keyof Pages, number | null][])
    if (count !== null) steps[name] = (steps[name] ?? 0) + count;
}
