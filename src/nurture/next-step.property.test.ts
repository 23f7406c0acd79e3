// Whatever the sequence and whatever happens to a person in it: each step once a visit, it ends, and no mail goes after a word against it.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { walk, readySequence, beginning, type Ready, type Taken, type Known } from './next-step.ts';
import type { Sequence, Step } from './sequence.ts';
import { usualSettings } from './settings.ts';
import { windowOf } from './window.ts';

const hourMs = 3_600_000;

/** Ways lead to later steps only, as the review demands that there be no circle. */
const steps = (salt: string): fc.Arbitrary<Step[]> =>
  fc
    .array(
      fc.record({
        kind: fc.constantFrom('mail', 'wait', 'branch', 'task'),
        ways: fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })),
        size: fc.integer({ min: 1, max: 90 }),
        on: fc.constantFrom('clicked', 'answered', 'lead'),
      }),
      { minLength: 1, maxLength: 12 },
    )
    .map((drawn) =>
      drawn.map(({ kind, ways, size, on }, at): Step => {
        // Half of the ids are the same in both versions, so that people can go over.
        const idOf = (nth: number) => (nth % 2 === 0 ? `s${nth}` : `${salt}${nth}`);
        const to = (way: number) => (at + way < drawn.length ? idOf(at + way) : null);
        const id = idOf(at);
        if (kind === 'mail') return { id, kind, templateId: 't', next: to(ways[0]) };
        if (kind === 'wait') return { id, kind, until: { hours: size }, next: to(ways[0]) };
        if (kind === 'task') return { id, kind, task: 'call', what: 'Call', days: 1, next: to(ways[0]) };
        const asked =
          on === 'clicked'
            ? ({ is: 'clicked', step: null, link: null } as const)
            : on === 'answered'
              ? ({ is: 'answered' } as const)
              : ({ is: 'lead', when: { fact: 'hot', is: 'yes' } } as const);
        return { id, kind: 'branch', on: asked, yes: to(ways[0]), no: to(ways[1]) };
      }),
    );

const sequence = (of: Step[]): Sequence => ({
  entry: { by: 'hand' },
  againAfterDays: null,
  goals: { stage: null, answered: true, clicked: null },
  steps: of,
});

const happenings = fc.array(
  fc.record({
    late: fc.integer({ min: 0, max: 200 }),
    clicked: fc.boolean(),
    answered: fc.boolean(),
    stops: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
);

it('takes each step once a visit, writes a mail once at all, ends, and writes nothing after a word against it', () => {
  fc.assert(
    fc.property(steps('a'), steps('b'), happenings, fc.nat({ max: 8 }), (one, other, script, movesAfter) => {
      const [own, newer] = [readySequence(1, sequence(one)), readySequence(2, sequence(other))];
      const versions = new Map<number, Ready>([
        [1, own],
        [2, newer],
      ]);
      let now = new Date('2026-03-02T09:00:00Z');
      let at: { version: number; stepId: string; visit: number; dueAt: Date } = beginning(
        own,
        'Europe/Prague',
        now,
      );
      const taken: Taken[] = [];
      const mailedAt: Date[] = [];
      let stopped = false;
      for (let look = 0; ; look++) {
        expect(look).toBeLessThan(200);
        const { late, clicked, answered, stops } = script[look % script.length]!;
        now = new Date(
          Math.max(at.dueAt.getTime(), now.getTime()) + (look < script.length ? late : 0) * hourMs,
        );
        stopped ||= stops && look > 2;
        const known: Known = {
          refused: stopped ? 'opted_out' : null,
          cap: usualSettings.cap,
          mailedAt,
          window: windowOf(usualSettings, 'Europe/Prague', 'CZ'),
          timeZone: 'Europe/Prague',
          clicked: () => clicked,
          answered,
          facts: null,
          done: new Set(taken.map(({ stepId }) => stepId)),
        };
        const newest = look >= movesAfter && at.version === 1 ? newer : null;
        const walked = walk(at, { own: versions.get(at.version)!, newest }, known, now);
        const mails = walked.taken.filter(({ outcome }) => outcome === 'mailed');
        if (stopped) expect(walked.taken).toEqual([]);
        mailedAt.unshift(...mails.map(() => now));
        taken.push(...walked.taken);
        if (walked.then.is === 'ended') break;
        expect(walked.then.dueAt > now).toBe(true);
        at = walked.then;
      }
      const visits = taken.map(({ stepId, visit }) => `${stepId} ${visit}`);
      expect(new Set(visits).size).toBe(visits.length);
      const mailed = taken.filter(({ outcome }) => outcome === 'mailed').map(({ stepId }) => stepId);
      expect(new Set(mailed).size).toBe(mailed.length);
    }),
    { numRuns: 300 },
  );
});
