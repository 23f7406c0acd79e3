// What people do to the steps of a sequence: put one in, take one out, change the order. Pure; the steps stand in the order in which they are drawn.
import type { Step, StepKind, Way } from './sequences.ts';

/** Where a way begins: at a step, or null: at the very beginning. */
export type Place = { from: string; way: Way } | null;

export function waysOf(step: Step): [Way, string | null][] {
  return step.kind === 'branch'
    ? [
        ['yes', step.yes],
        ['no', step.no],
      ]
    : [['next', step.next]];
}

const leadTo = (step: Step, way: Way, to: string | null): Step => ({ ...step, [way]: to });

/** The same step with every way to `from` leading to `to`. */
const turned = (step: Step, from: string, to: string | null): Step =>
  waysOf(step).reduce((changed, [way, id]) => (id === from ? leadTo(changed, way, to) : changed), step);

export function freshStepId(steps: readonly Step[], kind: StepKind): string {
  for (let nth = 1; ; nth++) if (!steps.some(({ id }) => id === `${kind}-${nth}`)) return `${kind}-${nth}`;
}

export function newStep(id: string, kind: StepKind, next: string | null, what: string): Step {
  switch (kind) {
    case 'mail':
      return { id, kind, templateId: '', next };
    case 'wait':
      return { id, kind, until: { days: 3 }, next };
    case 'branch':
      return { id, kind, on: { is: 'clicked', step: null, link: null }, yes: next, no: next };
    case 'task':
      return { id, kind, task: 'call', what, days: 1, next };
  }
}

/** A new step on this way; what followed there follows it. */
export function putIn(steps: readonly Step[], place: Place, step: (next: string | null) => Step): Step[] {
  if (place === null) return [step(steps[0]?.id ?? null), ...steps];
  const before = steps.find(({ id }) => id === place.from)!;
  const following = waysOf(before).find(([way]) => way === place.way)?.[1] ?? null;
  const fresh = step(following);
  return inOrder([
    ...steps.map((each) => (each.id === place.from ? leadTo(each, place.way, fresh.id) : each)),
    fresh,
  ]);
}

/** Whatever led to it leads on to what follows; of a branch to where its ways meet, and what stood on its ways alone goes with it. */
export function takeOut(steps: readonly Step[], id: string): Step[] {
  const step = steps.find((each) => each.id === id);
  if (step === undefined) return [...steps];
  const to = step.kind === 'branch' ? meeting(steps, step) : step.next;
  // What led back to it leads nowhere now, rather than in a smaller circle.
  const onward = to !== null && reachedFrom(steps, to).has(id) ? null : to;
  const rest = steps.filter((each) => each.id !== id).map((each) => turned(each, id, onward));
  if (rest.length === 0) return rest;
  const first = steps[0]!.id === id && onward !== null ? onward : rest[0]!.id;
  const whole = [...rest.filter((each) => each.id === first), ...rest.filter((each) => each.id !== first)];
  const were = reachedFrom(steps, steps[0]!.id);
  const are = reachedFrom(whole, first);
  return inOrder(whole.filter((each) => are.has(each.id) || !were.has(each.id)));
}

/** Changes places with the one before or behind it, where both have one way on and nothing else comes in between. */
export function canMove(steps: readonly Step[], id: string, by: -1 | 1): boolean {
  return pairOf(steps, id, by) !== null;
}

export function move(steps: readonly Step[], id: string, by: -1 | 1): Step[] {
  const pair = pairOf(steps, id, by);
  if (pair === null) return [...steps];
  const [upper, lower] = pair;
  const swapped = steps.map((step) => {
    if (step.id === upper.id) return leadTo(step, 'next', lower.next);
    if (step.id === lower.id) return leadTo(step, 'next', upper.id);
    return turned(step, upper.id, lower.id);
  });
  const isFirst = steps[0]!.id === upper.id;
  return inOrder(
    isFirst
      ? [
          ...swapped.filter(({ id: each }) => each === lower.id),
          ...swapped.filter(({ id: each }) => each !== lower.id),
        ]
      : swapped,
  );
}

type Plain = Exclude<Step, { kind: 'branch' }>;

function pairOf(steps: readonly Step[], id: string, by: -1 | 1): [Plain, Plain] | null {
  const upper =
    by === 1
      ? steps.find((step) => step.id === id)
      : steps.find((step) => step.kind !== 'branch' && step.next === id);
  if (upper === undefined || upper.kind === 'branch' || upper.next === null) return null;
  const lower = steps.find((step) => step.id === upper.next);
  if (lower === undefined || lower.kind === 'branch') return null;
  const comesIn = steps.flatMap(waysOf).filter(([, to]) => to === lower.id).length;
  return comesIn === 1 && steps[0]!.id !== lower.id ? [upper, lower] : null;
}

export function reachedFrom(steps: readonly Step[], id: string): Set<string> {
  const known = new Map(steps.map((step) => [step.id, step]));
  const reached = new Set(known.has(id) ? [id] : []);
  for (const each of reached)
    for (const [, to] of waysOf(known.get(each)!)) if (to !== null && known.has(to)) reached.add(to);
  return reached;
}

/** The first step to which both ways come, whatever happens on them; null: they never meet. */
export function meeting(steps: readonly Step[], branch: Extract<Step, { kind: 'branch' }>): string | null {
  const { yes, no } = branch;
  if (yes === null || no === null) return null;
  const known = new Map(steps.map((step) => [step.id, step]));
  /** Whether every way from here comes to `to`; what goes round in a circle never does. */
  const mustPass = (from: string | null, to: string, found = new Map<string, boolean>()): boolean => {
    if (from === to) return true;
    const step = from === null ? undefined : known.get(from);
    if (step === undefined) return false;
    const before = found.get(step.id);
    if (before !== undefined) return before;
    found.set(step.id, false);
    const passes = waysOf(step).every(([, next]) => mustPass(next, to, found));
    found.set(step.id, passes);
    return passes;
  };
  const after = drawn(steps, yes);
  return after.find((id) => id !== branch.id && mustPass(yes, id) && mustPass(no, id)) ?? null;
}

/** Ids in the order in which they are drawn: down the yes way first, then the other, then where they meet. */
function drawn(steps: readonly Step[], from: string): string[] {
  const known = new Map(steps.map((step) => [step.id, step]));
  const left = new Set<string>();
  const visit = (id: string | null, seen: Set<string>): void => {
    const step = id === null || seen.has(id) ? undefined : known.get(id);
    if (step === undefined) return;
    seen.add(step.id);
    // Whatever comes later is left later: the other way round is the order of the way.
    for (const [, to] of waysOf(step).toReversed()) visit(to, seen);
    left.add(step.id);
  };
  visit(from, new Set());
  return [...left].toReversed();
}

/** As they are drawn from the first on; what nothing leads to comes last. */
export function inOrder(steps: readonly Step[]): Step[] {
  if (steps.length === 0) return [];
  const known = new Map(steps.map((step) => [step.id, step]));
  const order = drawn(steps, steps[0]!.id);
  const rest = steps.filter(({ id }) => !order.includes(id));
  return [...order.map((id) => known.get(id)!), ...rest];
}
