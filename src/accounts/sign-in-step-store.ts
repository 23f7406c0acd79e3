// What the server remembers between the two halves of a sign-in: found by what the other side brings back, once.
import { createHash } from 'node:crypto';
import sql from 'sql-template-tag';
import { one, type Queries } from '../platform/db.ts';

export type StepPurpose = 'oidc' | 'passkey' | 'new passkey';

/** token: unguessable; only its hash is kept. Steps that ended are forgotten on the way. */
export async function keepStep(
  db: Queries,
  purpose: StepPurpose,
  token: string,
  data: object,
  now: Date,
  lifeMs: number,
): Promise<void> {
  await db.run(sql`
    with gone as (delete from sign_in_steps where ends_at <= ${now})
    insert into sign_in_steps (hash, purpose, data, ends_at)
    values (${hashOf(token)}, ${purpose}, ${JSON.stringify(data)}::jsonb, ${new Date(now.getTime() + lifeMs)})`);
}

/** Gone once taken, whatever comes of it; null when it is unknown, taken before or ended. */
export async function takeStep<Data extends object>(
  db: Queries,
  purpose: StepPurpose,
  token: string,
  now: Date,
): Promise<Data | null> {
  const taken = await one<{ data: Data; endsAt: Date }>(
    db,
    sql`delete from sign_in_steps where hash = ${hashOf(token)} and purpose = ${purpose}
      returning data, ends_at as "endsAt"`,
  );
  return taken !== undefined && taken.endsAt > now ? taken.data : null;
}

const hashOf = (token: string) => createHash('sha256').update(token).digest();
