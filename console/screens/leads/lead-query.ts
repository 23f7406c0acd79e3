// The inbox's filters: as the address says them, and as the API is asked. Pure.
import type { paths } from '../../api-schema.d.ts';

export const filterNames = [
  'tab',
  'q',
  'storefront',
  'listing',
  'kind',
  'status',
  'action',
  'country',
  'assigned',
  'delivery',
  'grade',
  'stage',
  'hot',
  'time',
  'from',
  'to',
] as const;
export type Filters = Partial<Record<(typeof filterNames)[number], string>>;

/** Ways to look at the inbox that most people want. Each fixes some filters; the server counts each. */
export const tabs = {
  all: {},
  unassigned: { assigned: 'none' },
  mine: { assigned: 'me' },
  waiting: { delivery: 'waiting' },
  parked: { delivery: 'parked' },
  withheld: { status: 'withheld' },
  tests: { kind: 'test' },
  notices: { kind: 'notice' },
} as const satisfies Record<string, Filters>;
export type Tab = keyof typeof tabs;

export function tabOf({ tab }: Filters): Tab {
  return tab !== undefined && tab in tabs ? (tab as Tab) : 'all';
}

export const spans = ['today', '7d', '30d', '90d'] as const;
const daysOf: Record<string, number> = { today: 1, '7d': 7, '30d': 30, '90d': 90 };

export const kinds = ['customer', 'test', 'notice'] as const;
export const statuses = ['new', 'withheld', 'kept'] as const;
export const letters = ['A', 'B', 'C', 'D'] as const;
export const stages = ['inquiry', 'marketing_qualified', 'sales_qualified', 'disqualified'] as const;
export const deliveryStates = ['waiting', 'parked', 'withheld'] as const;

type Asked<Path extends keyof paths> = paths[Path] extends { get: { parameters: { query?: infer Query } } }
  ? NonNullable<Query>
  : never;
export type LeadQuery = Asked<'/api/v1/publishers/{publisherId}/leads'>;
type CountQuery = Asked<'/api/v1/publishers/{publisherId}/lead-counts'>;

/** What the API is asked for. Days begin and end where the reader is; an unknown value of the address is left out. */
export function leadQuery(filters: Filters, now: Date): LeadQuery {
  const { q, storefront, listing, kind, status, action, country, assigned, delivery, grade, stage, hot } = {
    ...filters,
    ...(tabs[tabOf(filters)] as Filters),
  };
  const [from, to] = stretchOf(filters, now);
  return given({
    q,
    storefront,
    listingId: listing,
    kind: oneOf(kinds, kind),
    status: oneOf(statuses, status),
    action,
    country,
    assignedTo: assigned,
    deliveryState: oneOf(deliveryStates, delivery),
    grade,
    stage: oneOf(stages, stage),
    hot: oneOf(['true'], hot),
    receivedFrom: from?.toISOString(),
    receivedTo: to?.toISOString(),
  });
}

/** What the tabs are counted under: the filters beside them. The words searched for are not counted. */
export function countQuery(filters: Filters, now: Date): CountQuery {
  const { q: _, tab: __, ...rest } = filters;
  return leadQuery(rest, now);
}

function stretchOf({ time, from, to }: Filters, now: Date): [from: Date | undefined, to: Date | undefined] {
  const days = time === undefined ? undefined : daysOf[time];
  if (days !== undefined) return [dayOf(now, 1 - days), undefined];
  const [first, last] = [readDay(from), readDay(to)];
  return [first, last && dayOf(last, 1)];
}

/** Midnight, local, so many days from then. */
function dayOf(then: Date, days: number): Date {
  return new Date(then.getFullYear(), then.getMonth(), then.getDate() + days);
}

/** 2026-01-31 as the beginning of that day here; undefined for anything else. */
function readDay(text: string | undefined): Date | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text ?? '')) return undefined;
  const day = new Date(`${text}T00:00`);
  return Number.isNaN(day.getTime()) ? undefined : day;
}

function oneOf<Value extends string>(values: readonly Value[], text: string | undefined): Value | undefined {
  return values.find((value) => value === text);
}

/** What was given; the server refuses a value it does not know, and says so. */
function given(values: { [Name in keyof LeadQuery]?: unknown }): LeadQuery {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== ''),
  );
}
