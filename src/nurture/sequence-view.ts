// A sequence as it is shown, and what its steps have seen.
import * as z from 'zod';
import type { Queries } from '../platform/db.ts';
import {
  countClicked,
  countEnded,
  countPeople,
  countTaken,
  countWaiting,
  type PeopleCount,
} from './count-store.ts';
import { goalReasons } from './enrolment.ts';
import { SequenceShape, states } from './sequence.ts';
import type { SequenceRow } from './sequence-store.ts';
import { shippedDocument } from './shipped-sequences.ts';

const text = z.string().nullable();
const count = z.int();
const Reasons = z.record(z.string(), count).describe('Why people left, and how many');

export const People = z.object({
  inIt: count.describe('Who goes through it now, or is paused'),
  ended: count,
  goals: count.describe('Of those that ended, whoever reached a goal'),
  reasons: Reasons,
});

export const SequenceView = SequenceShape.extend({
  id: z.string(),
  name: text.describe('Null: as we ship it'),
  isShipped: z.boolean(),
  state: z.enum(states),
  version: z.int().describe('0: as shipped'),
  storefront: text.describe('Whose leads enter it'),
  note: text,
  savedBy: text,
  savedAt: z.date().nullable(),
  people: People,
}).meta({ id: 'Sequence' });

export const StepCounts = z
  .object({
    stepId: z.string(),
    entered: count,
    waiting: count.describe('Who stands there now'),
    mailed: count,
    clicked: count.describe('Mails in which a person followed a link; scanners are left out'),
    yes: count,
    no: count,
    ended: Reasons.describe('Who left the sequence at this step, and why'),
  })
  .meta({ id: 'SequenceStepCounts' });

export function sequenceView(
  { id, name, state, version, storefront, document, note, savedBy, savedAt }: SequenceRow,
  counts: readonly PeopleCount[],
): z.infer<typeof SequenceView> {
  const isShipped = shippedDocument(id) !== null;
  const own = counts.filter(({ sequenceId }) => sequenceId === id);
  const people = peopleIn(own);
  return { id, name, isShipped, state, version, storefront, ...document, note, savedBy, savedAt, people };
}

function peopleIn(counts: readonly PeopleCount[]): z.infer<typeof People> {
  const reasons = counts.flatMap(({ reason, count: many }) =>
    reason === null ? [] : [[reason, many] as const],
  );
  const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);
  const goals: readonly string[] = goalReasons;
  return {
    inIt: sum(counts.filter(({ reason }) => reason === null).map((each) => each.count)),
    ended: sum(reasons.map(([, many]) => many)),
    goals: sum(reasons.filter(([reason]) => goals.includes(reason)).map(([, many]) => many)),
    reasons: Object.fromEntries(reasons),
  };
}

export async function shownSequence(db: Queries, publisherId: string, row: SequenceRow) {
  return sequenceView(row, await countPeople(db, publisherId, row.id));
}

/** Of every step that anybody came to, in whatever version. */
export async function stepCounts(
  db: Queries,
  publisherId: string,
  id: string,
): Promise<z.infer<typeof StepCounts>[]> {
  const waiting = await countWaiting(db, publisherId, id);
  const taken = await countTaken(db, publisherId, id);
  const clicked = await countClicked(db, publisherId, id);
  const ended = await countEnded(db, publisherId, id);
  const stepIds = new Set([...waiting, ...taken, ...ended].map(({ stepId }) => stepId));
  return [...stepIds].map((stepId) => {
    const of = (rows: readonly { stepId: string; count: number }[]) =>
      rows.filter((row) => row.stepId === stepId).reduce((sum, row) => sum + row.count, 0);
    const by = (outcome: string) => of(taken.filter((row) => row.outcome === outcome));
    // Whoever leaves at a step after taking it was counted with it already.
    const leftBefore = ended.filter((row) => row.reason !== 'finished');
    return {
      stepId,
      entered: of(taken) + of(waiting) + of(leftBefore),
      waiting: of(waiting),
      mailed: by('mailed'),
      clicked: of(clicked),
      yes: by('yes'),
      no: by('no'),
      ended: Object.fromEntries(
        ended.filter((row) => row.stepId === stepId).map((row) => [row.reason, row.count]),
      ),
    };
  });
}
