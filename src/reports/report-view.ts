// Reports as the API takes and shows them.
import * as z from 'zod';
import type { Actor } from '../accounts/actor.ts';
import type { Queries } from '../platform/db.ts';
import { languages } from '../platform/words.ts';
import { says } from '../platform/web-words.ts';
import { lastMails, type Mailed } from './due-store.ts';
import { fileFormats } from '../platform/table-file.ts';
import { blocks, QuestionShape } from './report.ts';
import { namesOfPeople, readersOf, type Report, type ReportReader } from './report-store.ts';
import { mayChange } from './save-report.ts';

const hour = z.int().min(0).max(23).describe('By the clock of the publisher’s reporting time zone');
const format = z.enum(fileFormats).default('xlsx').describe('Of the attached file');
const readers = z
  .array(z.string().trim().min(1).max(200))
  .min(1)
  .max(100)
  .describe('User ids of members of the publisher; nobody else is written to');
const ScheduleShape = z
  .discriminatedUnion('every', [
    z.strictObject({ every: z.literal('day'), hour, format, readers }),
    z.strictObject({
      every: z.literal('week'),
      weekday: z.int().min(1).max(7).describe('1: Monday'),
      hour,
      format,
      readers,
    }),
    z.strictObject({
      every: z.literal('month'),
      day: z.int().min(1).max(31).describe('Where a month is shorter, its last day'),
      hour,
      format,
      readers,
    }),
  ])
  .nullable()
  .default(null)
  .describe('When it is mailed; null: it is not');

const Blocks = z
  .array(z.enum(blocks))
  .min(1)
  .max(blocks.length)
  .refine((all) => new Set(all).size === all.length, says('same_as_another', 'Name each table once.'))
  .describe('Its tables, in their order');

export const WrittenShape = z.strictObject({
  name: z.string().trim().min(1).max(100),
  blocks: Blocks,
  question: QuestionShape.prefault({}),
  language: z
    .enum(languages)
    .nullable()
    .default(null)
    .describe('Of its files and mails; null: the reader’s own'),
  shared: z.boolean().default(false).describe('Everybody in the publisher may see it; else you alone'),
  schedule: ScheduleShape,
});

const outcomes = ['sent', 'left', 'stopped', 'failed'] as const;
const person = { userId: z.string(), name: z.string().nullable().describe('Null: has left') };
export const ReportView = z
  .object({
    id: z.string(),
    ...WrittenShape.shape,
    blocks: z.array(z.enum(blocks)),
    schedule: z
      .object({
        every: z.enum(['day', 'week', 'month']),
        weekday: z.int().optional(),
        day: z.int().optional(),
        hour: z.int(),
        format: z.enum(fileFormats),
        readers: z.array(
          z.object({ ...person, stoppedAt: z.date().nullable().describe('Wants it no more, since then') }),
        ),
      })
      .nullable(),
    mine: z.boolean(),
    mayChange: z.boolean(),
    author: z.string().nullable().describe('As they are called; null: a key, or has left'),
    nextMailAt: z.date().nullable(),
    lastMail: z
      .object({
        dueAt: z.date(),
        readers: z.array(
          z.object({
            ...person,
            outcome: z
              .enum(outcomes)
              .nullable()
              .describe(
                'left: has no access any more, and got nothing; stopped: wants it no more; failed: no mail server took it within twelve hours; null: on its way',
              ),
            endedAt: z.date().nullable(),
          }),
        ),
      })
      .nullable()
      .describe('What became of the mails of the last time; kept for 90 days'),
    createdAt: z.date(),
    changedAt: z.date(),
    changedBy: z.string().describe('As they are called, else their id'),
  })
  .meta({ id: 'Report' });
type View = z.infer<typeof ReportView>;

/** With who has them by mail, and what became of the last ones. */
export async function viewsOf(
  db: Queries,
  publisherId: string,
  actor: Actor,
  reports: readonly Report[],
): Promise<View[]> {
  const ids = reports.map(({ id }) => id);
  const readers = Map.groupBy(await readersOf(db, publisherId, ids), ({ reportId }) => reportId);
  const mails = Map.groupBy(await lastMails(db, publisherId, ids), ({ reportId }) => reportId);
  const people = [
    ...reports.flatMap(({ authorId, changedBy }) => [authorId ?? '', changedBy]),
    ...[...mails.values()].flat().map(({ userId }) => userId),
  ];
  const names = await namesOfPeople(db, publisherId, [...new Set(people)]);
  return reports.map((report) =>
    viewOf(report, actor, readers.get(report.id) ?? [], mails.get(report.id) ?? [], names),
  );
}

function viewOf(
  { authorId, schedule, dueAt, changedBy, ...report }: Report,
  actor: Actor,
  readers: readonly ReportReader[],
  mails: readonly Mailed[],
  names: ReadonlyMap<string, string>,
): View {
  const [last] = mails;
  const nameOf = (userId: string) => names.get(userId) ?? null;
  return {
    ...report,
    schedule:
      schedule === null
        ? null
        : {
            ...schedule,
            readers: readers.map(({ userId, name, stoppedAt }) => ({ userId, name, stoppedAt })),
          },
    mine: authorId !== null && authorId === actor.userId,
    mayChange: mayChange(actor, { authorId, shared: report.shared }),
    author: authorId === null ? null : nameOf(authorId),
    nextMailAt: dueAt,
    lastMail:
      last === undefined
        ? null
        : {
            dueAt: last.dueAt,
            readers: mails.map(({ userId, outcome, endedAt }) => ({
              userId,
              name: nameOf(userId),
              outcome,
              endedAt,
            })),
          },
    changedBy: nameOf(changedBy) ?? changedBy,
  };
}
