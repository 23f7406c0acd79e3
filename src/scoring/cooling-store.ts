// SQL of leads whose interest has faded so far that their grade changes.
import sql from 'sql-template-tag';
import { Column, type Tx } from '../platform/db.ts';

export type Cooling = {
  publisherId: string;
  leadId: string;
  storefront: string;
  version: number;
  fit: number;
  interest: number;
  clickInterest: number;
  clickedAt: Date | null;
  receivedAt: Date;
};

/** The longest due first; whoever else rewrites them waits for this transaction. */
export function takeCooling(tx: Tx, now: Date, limit: number): Promise<Cooling[]> {
  return tx.rows(sql`
    with due as (
      select publisher_id, lead_id, storefront, version, fit, interest, click_interest, clicked_at from standings
      where cools_at <= ${now} order by cools_at limit ${limit} for update skip locked
    )
    select due.publisher_id as "publisherId", due.lead_id as "leadId", due.storefront, due.version, due.fit, due.interest,
      due.click_interest as "clickInterest", due.clicked_at as "clickedAt",
      lead.received_at as "receivedAt"
    from due join leads as lead on lead.publisher_id = due.publisher_id and lead.id = due.lead_id`);
}

export type Cooled = Pick<Cooling, 'publisherId' | 'leadId'> & {
  score: number;
  grade: string;
  hot: boolean;
  coolsAt: Date | null;
};

export async function rewriteCooled(tx: Tx, now: Date, cooled: readonly Cooled[]): Promise<void> {
  if (cooled.length === 0) return;
  const column = (type: ConstructorParameters<typeof Column>[0], name: keyof Cooled) =>
    new Column(
      type,
      cooled.map((each) => each[name]),
    );
  await tx.run(sql`
    update standings as standing
    set score = made.score, grade = made.grade, hot = made.hot, cools_at = made.cools_at, scored_at = ${now}
    from unnest(
      ${column('text', 'publisherId')}::text[], ${column('text', 'leadId')}::text[], ${column('int4', 'score')}::int[],
      ${column('text', 'grade')}::text[], ${column('bool', 'hot')}::bool[], ${column('timestamptz', 'coolsAt')}::timestamptz[]
    ) as made (publisher_id, lead_id, score, grade, hot, cools_at)
    where standing.publisher_id = made.publisher_id and standing.lead_id = made.lead_id`);
}
