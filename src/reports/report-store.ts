// SQL of reports: what is saved, for whom, and when each is due.
import sql from 'sql-template-tag';
import { Column, one, type Queries, type Tx } from '../platform/db.ts';
import type { Language } from '../platform/words.ts';
import type { FileFormat } from '../platform/table-file.ts';
import type { Block, Question } from './report.ts';
import type { Moments } from './schedule.ts';

export type Schedule = Moments & { format: FileFormat };

/** authorId null: made by a key, and so everybody’s. */
export type Report = {
  id: string;
  name: string;
  blocks: Block[];
  question: Question;
  language: Language | null;
  shared: boolean;
  authorId: string | null;
  schedule: Schedule | null;
  dueAt: Date | null;
  createdAt: Date;
  changedAt: Date;
  changedBy: string;
};

const columns = sql`id, name, blocks, question, language, shared, author_id as "authorId", schedule, due_at as "dueAt",
  created_at as "createdAt", changed_at as "changedAt", changed_by as "changedBy"`;

/** What a person may see: their own and the shared ones. A key sees the shared ones. */
const visible = (userId: string | null) => sql`(shared or author_id = ${userId})`;

export function reportsFor(
  db: Queries,
  publisherId: string,
  userId: string | null,
  { afterId, limit }: { afterId: string; limit: number },
): Promise<Report[]> {
  return db.rows(sql`
    select ${columns} from reports
    where publisher_id = ${publisherId} and ${visible(userId)} and id > ${afterId} order by id limit ${limit}`);
}

export function reportFor(
  db: Queries,
  publisherId: string,
  userId: string | null,
  id: string,
): Promise<Report | undefined> {
  return one(
    db,
    sql`select ${columns} from reports where publisher_id = ${publisherId} and id = ${id} and ${visible(userId)}`,
  );
}

/** Locked until the transaction ends. */
export function reportForChange(
  tx: Tx,
  publisherId: string,
  userId: string | null,
  id: string,
): Promise<Report | undefined> {
  return one(
    tx,
    sql`select ${columns} from reports
    where publisher_id = ${publisherId} and id = ${id} and ${visible(userId)} for update`,
  );
}

/** Written anew or over what it was; readers: the ids of all, those who stopped it stay so. */
export async function saveReport(
  tx: Tx,
  publisherId: string,
  report: Report,
  readers: readonly string[],
): Promise<void> {
  const { id, name, blocks, question, language, shared, schedule, dueAt } = report;
  await tx.run(sql`
    insert into reports (publisher_id, id, name, blocks, question, language, shared, author_id, schedule, due_at,
      created_at, changed_at, changed_by)
    values (${publisherId}, ${id}, ${name}, ${JSON.stringify(blocks)}::jsonb, ${JSON.stringify(question)}::jsonb, ${language},
      ${shared}, ${report.authorId}, ${schedule === null ? null : JSON.stringify(schedule)}::jsonb, ${dueAt},
      ${report.createdAt}, ${report.changedAt}, ${report.changedBy})
    on conflict (publisher_id, id) do update set name = excluded.name, blocks = excluded.blocks, question = excluded.question,
      language = excluded.language, shared = excluded.shared, schedule = excluded.schedule, due_at = excluded.due_at,
      changed_at = excluded.changed_at, changed_by = excluded.changed_by`);
  const wanted = new Column('text', [...readers]);
  await tx.run(sql`
    delete from report_readers where publisher_id = ${publisherId} and report_id = ${id} and user_id <> all(${wanted}::text[])`);
  await tx.run(sql`
    insert into report_readers (publisher_id, report_id, user_id, added_at)
    select ${publisherId}, ${id}, user_id, ${report.changedAt} from unnest(${wanted}::text[]) as reader (user_id)
    on conflict do nothing`);
}

export async function removeReport(tx: Tx, publisherId: string, id: string): Promise<void> {
  await tx.run(sql`delete from reports where publisher_id = ${publisherId} and id = ${id}`);
}

/** Of these, those that belong here. */
export async function membersAmong(
  tx: Tx,
  publisherId: string,
  userIds: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.rows<{ userId: string }>(sql`
    select user_id as "userId" from memberships
    where publisher_id = ${publisherId} and user_id = any(${new Column('text', [...userIds])}::text[])`);
  return new Set(rows.map(({ userId }) => userId));
}

/** name null: has left. */
export type ReportReader = { reportId: string; userId: string; name: string | null; stoppedAt: Date | null };

export function readersOf(
  db: Queries,
  publisherId: string,
  reportIds: readonly string[],
): Promise<ReportReader[]> {
  return db.rows(sql`
    select reader.report_id as "reportId", reader.user_id as "userId", users.name, reader.stopped_at as "stoppedAt"
    from report_readers as reader
    left join memberships as member on member.publisher_id = reader.publisher_id and member.user_id = reader.user_id
    left join users on users.id = member.user_id
    where reader.publisher_id = ${publisherId} and reader.report_id = any(${new Column('text', [...reportIds])}::text[])
    order by users.name, reader.user_id`);
}

/** False: is none of its readers. at null: wants it again. */
export async function stopReader(
  tx: Tx,
  publisherId: string,
  reportId: string,
  userId: string,
  at: Date | null,
): Promise<boolean> {
  const count = await tx.run(sql`
    update report_readers set stopped_at = ${at}
    where publisher_id = ${publisherId} and report_id = ${reportId} and user_id = ${userId}`);
  return count > 0;
}

/** Of people who are named: as they are called, where they belong here. */
export async function namesOfPeople(
  db: Queries,
  publisherId: string,
  userIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db.rows<{ userId: string; name: string }>(sql`
    select users.id as "userId", users.name from memberships as member join users on users.id = member.user_id
    where member.publisher_id = ${publisherId} and users.id = any(${new Column('text', [...userIds])}::text[])`);
  return new Map(rows.map(({ userId, name }) => [userId, name]));
}
