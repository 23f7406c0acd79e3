// SQL of the response times in their versions, and of the people they name.
import sql from 'sql-template-tag';
import { Column, one, type Queries, type Tx } from '../platform/db.ts';
import { shippedTimes, type ResponseTimes, type ResponseVersion } from './policy.ts';
import type { People } from './review.ts';

export type SavedVersion = ResponseVersion & {
  note: string | null;
  savedBy: string | null;
  savedAt: Date | null;
};

const shipped: SavedVersion = { version: 0, times: shippedTimes, note: null, savedBy: null, savedAt: null };
const columns = sql`version, document as times, note, saved_by as "savedBy", saved_at as "savedAt"`;

/** The newest, or what we ship. */
export async function latestTimes(db: Queries, publisherId: string): Promise<SavedVersion> {
  const found = await one<SavedVersion>(
    db,
    sql`select ${columns} from response_policies where publisher_id = ${publisherId} order by version desc limit 1`,
  );
  return found ?? shipped;
}

/** Of each of these publishers the newest; one who has none of its own is left out. */
export function latestOfEach(
  db: Queries,
  publisherIds: readonly string[],
): Promise<(ResponseVersion & { publisherId: string })[]> {
  return db.rows(sql`
    select distinct on (publisher_id) publisher_id as "publisherId", version, document as times
    from response_policies where publisher_id = any(${new Column('text', [...publisherIds])}::text[])
    order by publisher_id, version desc`);
}

/** These versions; 0 has no row. */
export function versionsOf(
  db: Queries,
  wanted: readonly { publisherId: string; version: number }[],
): Promise<(ResponseVersion & { publisherId: string })[]> {
  return db.rows(sql`
    select policies.publisher_id as "publisherId", policies.version, policies.document as times
    from unnest(
      ${new Column(
        'text',
        wanted.map(({ publisherId }) => publisherId),
      )}::text[],
      ${new Column(
        'int4',
        wanted.map(({ version }) => version),
      )}::int[]
    ) as wanted (publisher_id, version)
    join response_policies as policies
      on policies.publisher_id = wanted.publisher_id and policies.version = wanted.version`);
}

/** False when somebody else has written this version meanwhile. */
export async function insertTimes(
  tx: Tx,
  publisherId: string,
  { version, times, note, savedBy, savedAt }: SavedVersion & { times: ResponseTimes },
): Promise<boolean> {
  const inserted = await tx.run(sql`
    insert into response_policies (publisher_id, version, document, note, saved_by, saved_at)
    values (${publisherId}, ${version}, ${JSON.stringify(times)}::jsonb, ${note}, ${savedBy}, ${savedAt})
    on conflict do nothing`);
  return inserted === 1;
}

/** Who may sign in here, and whom "managers" stands for. */
export async function peopleOf(db: Queries, publisherId: string): Promise<People> {
  const rows = await db.rows<{ userId: string; role: string }>(sql`
    select member.user_id as "userId", member.role
    from memberships as member join users on users.id = member.user_id
    where member.publisher_id = ${publisherId} and users.disabled_at is null
    order by member.user_id`);
  const managers = rows.filter(({ role }) => role === 'manager');
  const leading = managers.length > 0 ? managers : rows.filter(({ role }) => role === 'owner');
  return {
    managerIds: leading.map(({ userId }) => userId),
    memberIds: new Set(rows.map(({ userId }) => userId)),
  };
}
