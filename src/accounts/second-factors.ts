// Which second factors a person has set up. Each kind adds its question here.
import sql from 'sql-template-tag';
import { one, type Queries } from '../platform/db.ts';

export type SecondFactor = 'totp' | 'passkey';

/** In the order in which they are offered. */
export async function secondFactorsOf(db: Queries, userId: string): Promise<SecondFactor[]> {
  const found = await one<{ totp: boolean }>(
    db,
    sql`select totp_confirmed_at is not null as totp from users where id = ${userId}`,
  );
  return found?.totp ? ['totp'] : [];
}
