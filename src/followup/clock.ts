// The clock of a lead: which policy makes it, when it warns, when it is due, and what it says at a moment. Pure.
import { predicateOf, type Condition } from '../scoring/condition.ts';
import { standingFacts, type Facts } from '../scoring/facts.ts';
import { dueAt, workTime, type WorkTime } from './business-time.ts';
import type { Calendar } from './calendar.ts';
import type { ResponsePolicy, ResponseVersion, Warning } from './policy.ts';

export const waiting = ['open', 'warned', 'breached'] as const;
export const states = [...waiting, 'answered', 'stopped'] as const;
export type State = (typeof states)[number];

export type Clock = { policy: string; startedAt: Date; warnAt: Date | null; dueAt: Date };

/** A publisher's policies made ready once, for any number of leads. */
export type Clocks = {
  version: number;
  /** Whether a policy asks for more than a scored lead tells by itself: its storefront, its score and where it stands. */
  asksMore: boolean;
  clockFor(facts: Facts, startedAt: Date): Clock | null;
  /** As clockFor, for a lead that has come to fit; null unless the policy says that it takes those too. */
  laterClockFor(facts: Facts, at: Date): Clock | null;
  policy(id: string): ResponsePolicy | null;
  time(policy: string): WorkTime;
  /** Null: the plain clock. */
  calendar(policy: string): Calendar | null;
};

export function clocksOf({ version, times }: ResponseVersion): Clocks {
  const calendars = new Map(times.calendars.map((calendar) => [calendar.id, calendar]));
  const timeOf = new Map(times.calendars.map((calendar) => [calendar.id, workTime(calendar)]));
  const ready = times.policies.map((policy) => ({
    policy,
    takes: policy.when === null ? () => true : predicateOf(policy.when),
    time: policy.calendar === null ? null : (timeOf.get(policy.calendar) ?? null),
  }));
  const firstFor = (facts: Facts) => ready.find(({ takes }) => takes(facts));
  const byId = new Map(ready.map((each) => [each.policy.id, each]));
  return {
    version,
    asksMore: times.policies.some(({ when }) => when !== null && asksBeyond(when)),
    clockFor(facts, startedAt) {
      const found = firstFor(facts);
      return found ? clockOf(found.policy, found.time, startedAt) : null;
    },
    laterClockFor(facts, at) {
      const found = firstFor(facts);
      return found?.policy.later ? clockOf(found.policy, found.time, at) : null;
    },
    policy: (id) => byId.get(id)?.policy ?? null,
    time: (id) => byId.get(id)?.time ?? null,
    calendar: (id) => calendars.get(byId.get(id)?.policy.calendar ?? '') ?? null,
  };
}

/** Null where the calendar is closed for years. */
export function clockOf(policy: ResponsePolicy, time: WorkTime, startedAt: Date): Clock | null {
  const due = dueAt(startedAt, policy.minutes, time);
  if (due === null) return null;
  const before = policy.warn === null ? null : minutesUntilWarning(policy.minutes, policy.warn);
  const warnAt = before === null ? null : dueAt(startedAt, before, time);
  return { policy: policy.id, startedAt, warnAt, dueAt: due };
}

/** Null where a warning would come with the lead itself. */
function minutesUntilWarning(minutes: number, warn: Warning): number | null {
  const passed = 'percent' in warn ? (minutes * warn.percent) / 100 : minutes - warn.minutes;
  return passed > 0 ? passed : null;
}

const plain = new Set<string>(['storefront', ...standingFacts]);

/** Whether it asks for more than a scored lead tells. */
export function asksBeyond(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(asksBeyond);
  if ('any' in condition) return condition.any.some(asksBeyond);
  if ('not' in condition) return asksBeyond(condition.not);
  return !plain.has(condition.fact);
}

export type Ticking = {
  state: State;
  warnAt: Date | null;
  dueAt: Date | null;
  warnedAt: Date | null;
  breachedAt: Date | null;
};

/** What a clock that is looked at says now: nothing that it has said before, and no warning once it is too late for one. */
export function strikes(
  { state, warnAt, dueAt: due, warnedAt, breachedAt }: Ticking,
  now: Date,
): 'warned' | 'breached' | null {
  if (state === 'answered' || state === 'stopped') return null;
  if (due !== null && due <= now) return breachedAt === null ? 'breached' : null;
  return warnAt !== null && warnAt <= now && warnedAt === null ? 'warned' : null;
}

/** When it must be looked at next; null: never. */
export function nextLook({ state, warnAt, dueAt: due, warnedAt, breachedAt }: Ticking): Date | null {
  if (state === 'answered' || state === 'stopped' || breachedAt !== null) return null;
  return warnAt !== null && warnedAt === null ? warnAt : due;
}

/** The state of a clock that nobody has answered and nothing has stopped. */
export function waitingState({ warnedAt, breachedAt }: Pick<Ticking, 'warnedAt' | 'breachedAt'>): State {
  return breachedAt !== null ? 'breached' : warnedAt !== null ? 'warned' : 'open';
}
