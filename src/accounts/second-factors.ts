// Which second factors a person has set up. Each kind adds its question here.
import sql from 'sql-template-tag';
import { one, type Queries } from '../platform/db.ts';

export type SecondFactor = 'totp' | 'passkey';

/** In the order in which they are offered. */
export async function secondFactorsOf(db: Queries, userId: string): Promise<SecondFactor[]> {
  const found = await one<Record<SecondFactor, boolean>>(
    db,
    sql`select totp_confirmed_at is not null as totp,
        exists (select from passkeys where passkeys.user_id = users.id) as passkey
      from users where id = ${userId}`,
  );
  return (['totp', 'passkey'] as const).filter((kind) => found?.[kind]);
}
