// What a listing needs before the programme's sellers may sell it along: what is there, what is missing, and who says so. Pure.
import { everywhere, type SalesContact } from './contact-file.ts';

/** found: seen by the product itself. said: a person says so. */
type Item = { item: string; from: 'found' | 'said'; for: 'ready' | 'eligible' };

/** ready: co-sell ready. eligible: what Azure IP co-sell wants beyond. */
export const items = [
  { item: 'account_connected', from: 'found', for: 'ready' },
  { item: 'business_profile', from: 'said', for: 'ready' },
  { item: 'listing_live', from: 'said', for: 'ready' },
  { item: 'sales_contacts', from: 'found', for: 'ready' },
  { item: 'solution_area', from: 'said', for: 'ready' },
  { item: 'one_pager', from: 'said', for: 'ready' },
  { item: 'pitch_deck', from: 'said', for: 'ready' },
  { item: 'architecture_diagram', from: 'said', for: 'eligible' },
  { item: 'revenue', from: 'said', for: 'eligible' },
] as const satisfies readonly Item[];
export type ItemName = (typeof items)[number]['item'];

export const saidItems = items.filter(({ from }) => from === 'said').map(({ item }) => item);

/** US dollars over twelve months, of the whole organisation. */
export const revenueThreshold = 100_000;

export type Mark = { item: string; done: boolean; value: string | null; markedBy: string; markedAt: Date };

export type Facts = {
  /** An account of a programme that was read without a fault. */
  isConnected: boolean;
  contacts: readonly Pick<SalesContact, 'role' | 'countries'>[];
  /** Two-letter countries where the listing is sold together; empty: everywhere. */
  regions: readonly string[];
  marks: readonly Mark[];
};

export type Standing = {
  item: ItemName;
  from: 'found' | 'said';
  for: 'ready' | 'eligible';
  done: boolean;
  /** Countries without a sales contact. */
  missing: string[];
  value: string | null;
  markedBy: string | null;
  markedAt: Date | null;
};

export function readinessOf(facts: Facts): { standings: Standing[]; level: 'none' | 'ready' | 'eligible' } {
  const standings = items.map(({ item, from, for: level }): Standing => {
    const mark = facts.marks.find((each) => each.item === item) ?? null;
    const missing = item === 'sales_contacts' ? uncovered(facts) : [];
    return {
      item,
      from,
      for: level,
      done: isDone(item, facts, mark, missing),
      missing,
      value: mark?.value ?? null,
      markedBy: mark?.markedBy ?? null,
      markedAt: mark?.markedAt ?? null,
    };
  });
  const all = (level: 'ready' | 'eligible') =>
    standings.filter((each) => each.for === level).every(({ done }) => done);
  return { standings, level: !all('ready') ? 'none' : all('eligible') ? 'eligible' : 'ready' };
}

function isDone(item: ItemName, facts: Facts, mark: Mark | null, missing: string[]): boolean {
  if (item === 'account_connected') return facts.isConnected;
  if (item === 'sales_contacts') return sellers(facts).length > 0 && missing.length === 0;
  if (item === 'revenue') return mark?.done === true && Number(mark.value ?? 0) >= revenueThreshold;
  return mark?.done === true;
}

const sellers = ({ contacts }: Facts) => contacts.filter(({ role }) => role === 'Partner sales');

function uncovered(facts: Facts): string[] {
  const covered = new Set(sellers(facts).flatMap(({ countries }) => countries));
  return covered.has(everywhere) ? [] : facts.regions.filter((country) => !covered.has(country));
}
