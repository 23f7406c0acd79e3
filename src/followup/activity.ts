// What a person did about a lead: a call, a mail, a meeting or a note. Shapes, and which of them answer. Pure.
import * as z from 'zod';
import { says } from '../platform/web-words.ts';

export const kinds = ['call', 'mail', 'meeting', 'note'] as const;
export type Kind = (typeof kinds)[number];
export const directions = ['outgoing', 'incoming'] as const;
export type Direction = (typeof directions)[number];

/** What may come of each; a note has none. */
export const outcomesOf = {
  call: ['reached', 'left_message', 'no_answer', 'busy', 'wrong_number'],
  mail: ['sent', 'replied', 'bounced'],
  meeting: ['held', 'planned', 'not_come'],
  note: [],
} as const satisfies Record<Kind, readonly string[]>;
export const outcomes = [...outcomesOf.call, ...outcomesOf.mail, ...outcomesOf.meeting] as const;
export type Outcome = (typeof outcomes)[number];

export type Activity = {
  id: string;
  leadId: string;
  kind: Kind;
  direction: Direction | null;
  outcome: Outcome | null;
  note: string | null;
  at: Date;
  userId: string;
  writtenBy: string;
  writtenAt: Date;
  corrects: string | null;
};

/** An activity can be taken back so long after it was written down, by whoever wrote it. */
export const removableMs = 60 * 60_000;

export const ActivityInput = z
  .strictObject({
    kind: z.enum(kinds),
    direction: z.enum(directions).optional().describe('Left out: outgoing; of a note there is none'),
    outcome: z.enum(outcomes).nullable().default(null).describe('What came of it'),
    note: z.string().trim().min(1).max(5_000).nullable().default(null),
    at: z.iso
      .datetime({ offset: true })
      .transform((value) => new Date(value))
      .optional()
      .describe('When it was done; left out: now'),
    userId: z
      .string()
      .max(64)
      .optional()
      .describe('Who did it. A key names a person; a person is themselves'),
    corrects: z
      .string()
      .max(64)
      .nullable()
      .default(null)
      .describe('The activity that this one takes the place of'),
  })
  .superRefine(({ kind, direction, outcome, note }, context) => {
    const complain = (path: string, said: ReturnType<typeof says>) =>
      context.addIssue({ code: 'custom', path: [path], message: said.error, params: said.params });
    const offered: readonly string[] = outcomesOf[kind];
    if (kind === 'note' && direction !== undefined)
      complain('direction', says('must_be_empty', 'A note has no direction; leave it out.'));
    if (kind === 'note' && note === null) complain('note', says('required', 'Write what is to be noted.'));
    if (outcome === null || offered.includes(outcome)) return;
    const options = offered.join(', ');
    complain(
      'outcome',
      offered.length === 0
        ? says('must_be_empty', 'A note has no outcome; leave it out.')
        : says('not_one_of', `Must be one of ${options}.`, { options }),
    );
  });

export const spokenWith: readonly (string | null)[] = ['reached', 'replied', 'held'];

/** Whether the customer was spoken with: nobody need go on asking. */
export function settles({
  direction,
  outcome,
}: {
  direction: string | null;
  outcome: string | null;
}): boolean {
  return direction === 'incoming' || spokenWith.includes(outcome);
}
