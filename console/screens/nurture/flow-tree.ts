// How the steps of a sequence are drawn: one below the other, the two ways of a branch side by side until they meet again. Pure.
import { meeting, reachedFrom } from './edit-steps.ts';
import type { Step, Way } from './sequences.ts';

/** place: the step's place from 0. to: leads to a step that is drawn elsewhere; lost: to none that is there. */
export type Drawn =
  | { is: 'step'; step: Step; place: number }
  | { is: 'branch'; step: Step; place: number; yes: Line; no: Line }
  | { is: 'to'; place: number; from: string; way: Way }
  | { is: 'lost'; from: string; way: Way };
/** ends: whether the sequence ends behind the last of them; last: where a step can be added there. */
export type Line = { drawn: Drawn[]; ends: { from: string; way: Way } | null };

/** apart: steps that nothing leads to, each with what follows it. */
export function flowOf(steps: readonly Step[]): { line: Line; apart: Line[] } {
  const places = new Map(steps.map(({ id }, at) => [id, at]));
  const done = new Set<string>();
  const line = (id: string | null, from: { from: string; way: Way }, until: string | null): Line => {
    const drawn: Drawn[] = [];
    let [next, at] = [id, from];
    while (next !== null && next !== until) {
      const place = places.get(next);
      if (place === undefined || done.has(next)) {
        drawn.push(place === undefined ? { is: 'lost', ...at } : { is: 'to', place, ...at });
        return { drawn, ends: null };
      }
      const step = steps[place]!;
      done.add(next);
      if (step.kind === 'branch') {
        const meets = meeting(steps, step);
        const stop = meets ?? until;
        const yes = line(step.yes, { from: step.id, way: 'yes' }, stop);
        const no = line(step.no, { from: step.id, way: 'no' }, stop);
        drawn.push({ is: 'branch', step, place, yes, no });
        if (meets === null) return { drawn, ends: null };
        [next, at] = [meets, { from: step.id, way: 'no' }];
      } else {
        drawn.push({ is: 'step', step, place });
        [next, at] = [step.next, { from: step.id, way: 'next' }];
      }
    }
    return { drawn, ends: next === null ? at : null };
  };
  const first = steps[0];
  if (first === undefined) return { line: { drawn: [], ends: null }, apart: [] };
  const whole = line(first.id, { from: first.id, way: 'next' }, null);
  const reached = reachedFrom(steps, first.id);
  const apart = steps.flatMap(({ id }) =>
    reached.has(id) || done.has(id) ? [] : [line(id, { from: id, way: 'next' }, null)],
  );
  return { line: whole, apart };
}
