// SQL of the board: what stands in which column with its sums, and the newest of each.
import sql, { type Sql } from 'sql-template-tag';
import { Column, type Queries } from '../platform/db.ts';
import { conditions, type Filters } from './referral-list-store.ts';
import type { Category, Direction, Status, Substatus } from './referral.ts';

export type BoardSum = { boardColumn: string; currency: string | null; count: number; value: string | null };

export type CardRow = {
  id: string;
  boardColumn: string;
  accountId: string;
  externalId: string;
  name: string | null;
  company: string | null;
  country: string | null;
  category: Category;
  direction: Direction;
  status: Status;
  substatus: Substatus;
  stage: string | null;
  value: string | null;
  currency: string | null;
  closesOn: string | null;
  revision: number;
  changedAt: Date;
  expiresAt: Date | null;
  answerDueAt: Date | null;
  answeredAt: Date | null;
  leadId: string | null;
};

type BoardFilters = Filters & { programme: string };

/** Of the whole board, from the index alone where nothing else is asked for. */
export function boardSums(db: Queries, publisherId: string, filters: BoardFilters): Promise<BoardSum[]> {
  return db.rows(sql`
    select referral.board_column as "boardColumn", referral.currency, count(*)::int as count, sum(referral.value)::text as value
    from referrals as referral
    where referral.publisher_id = ${publisherId} ${conditions(filters)}
    group by referral.board_column, referral.currency order by referral.board_column, referral.currency`);
}

/** The newest of each column that holds any: one walk along the index for each, all in one statement. */
export function boardCards(
  db: Queries,
  publisherId: string,
  filters: BoardFilters,
  boardColumns: readonly string[],
  limit: number,
): Promise<CardRow[]> {
  return db.rows(sql`
    select card.* from unnest(${new Column('text', [...boardColumns])}::text[]) as wanted (board_column)
    cross join lateral (
      select ${cardColumns} from referrals as referral
      where referral.publisher_id = ${publisherId} and referral.board_column = wanted.board_column ${conditions(filters)}
      order by referral.id desc limit ${limit}
    ) as card`);
}

const cardColumns: Sql = sql`
  referral.id, referral.board_column as "boardColumn", referral.account_id as "accountId", referral.external_id as "externalId",
  referral.name, referral.company, referral.country, referral.category, referral.direction, referral.status, referral.substatus,
  referral.stage, referral.value::text as value, referral.currency, to_char(referral.closes_on, 'YYYY-MM-DD') as "closesOn",
  referral.revision, referral.changed_at as "changedAt", referral.expires_at as "expiresAt",
  referral.answer_due_at as "answerDueAt", referral.answered_at as "answeredAt", referral.lead_id as "leadId"`;
