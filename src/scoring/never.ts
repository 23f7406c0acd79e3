// Tells a condition that no lead can ever meet, so that it is refused when it is written and not wondered about later. Pure.
import { testOf, valueOf, type Ask, type Condition } from './condition.ts';
import { everyPlace } from './regions.ts';

/** One way to meet a condition: all of these at once. */
type Way = readonly Literal[];
type Literal = { ask: Ask; holds: boolean };

/** With more ways than these to meet it, nobody claims that there is none. */
const mostWays = 256;

/** True only when it is certain. `given`: what is known to hold besides, such as the storefront of the model. */
export function neverMatches(condition: Condition, given: readonly Condition[] = []): boolean {
  const ways = waysTo({ all: [condition, ...given] }, true);
  return ways !== null && ways.every(contradicts);
}

/** Every way to make the condition hold, or fail; null when they are too many. */
function waysTo(condition: Condition, holds: boolean): Way[] | null {
  if ('not' in condition) return waysTo(condition.not, !holds);
  if ('all' in condition) return holds ? together(condition.all, holds) : either(condition.all, holds);
  if ('any' in condition) return holds ? either(condition.any, holds) : together(condition.any, holds);
  return [[{ ask: condition, holds }]];
}

function either(parts: readonly Condition[], holds: boolean): Way[] | null {
  const ways: Way[] = [];
  for (const part of parts) {
    const found = waysTo(part, holds);
    if (found === null || ways.length + found.length > mostWays) return null;
    ways.push(...found);
  }
  return ways;
}

function together(parts: readonly Condition[], holds: boolean): Way[] | null {
  let ways: Way[] = [[]];
  for (const part of parts) {
    const found = waysTo(part, holds);
    if (found === null || ways.length * found.length > mostWays) return null;
    ways = ways.flatMap((way) => found.map((more) => [...way, ...more]));
  }
  return ways;
}

/** A way contradicts itself when one fact would have to be two things, or when no country lies where it asks for. */
function contradicts(way: Way): boolean {
  const byFact = Map.groupBy(way, ({ ask }) => ask.fact);
  return [...byFact.values()].some(cannotAllHold) || liesNowhere(byFact);
}

const placeFacts = ['country', 'region', 'subregion'] as const;

/** A lead's regions follow from its country. */
function liesNowhere(byFact: ReadonlyMap<string, Literal[]>): boolean {
  const asked = placeFacts.flatMap((fact) =>
    (byFact.get(fact) ?? []).map(({ ask, holds }) => ({ fact, test: testOf(ask), holds })),
  );
  if (new Set(asked.map(({ fact }) => fact)).size < 2) return false;
  return !everyPlace.some((place) => asked.every(({ fact, test, holds }) => test(place[fact]) === holds));
}

/** Between which a number of ours always is; a publisher’s own may be any. */
const ranges: Record<string, readonly [least: number, most: number]> = {
  earlierLeads: [0, Infinity],
  mailClicks: [0, Infinity],
  score: [0, 100],
  fit: [0, 100],
  interest: [0, 100],
};

function cannotAllHold(literals: Literal[]): boolean {
  const passes = (value: string | number | boolean | null) =>
    literals.every(({ ask, holds }) => testOf(ask)(value) === holds);
  const lists = literals.filter(({ ask, holds }) => ask.is === (holds ? 'one_of' : 'none_of'));
  // Where the value must be in a list, each of the list can be tried.
  if (lists.length > 0) return !(lists[0]!.ask.value as string[]).some(passes);
  if (passes(null)) return false;
  // Something is asked for; it cannot be missing as well.
  if (literals.some(({ ask, holds }) => ask.is === (holds ? 'absent' : 'present'))) return true;
  const numbers = literals.filter(({ ask }) => valueOf(ask.is) === 'number');
  if (numbers.length === literals.length) {
    const [least, most] = ranges[literals[0]!.ask.fact] ?? [-Infinity, Infinity];
    const edges = numbers.flatMap(({ ask }) => [-1, 0, 1].map((step) => (ask.value as number) + step));
    return ![least, most, ...edges].some((value) => value >= least && value <= most && passes(value));
  }
  const flags = literals.filter(({ ask }) => ask.is === 'yes' || ask.is === 'no');
  return flags.length === literals.length && !passes(true) && !passes(false);
}
