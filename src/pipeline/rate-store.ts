// SQL of exchange rates.
import sql from 'sql-template-tag';
import { Column, type Queries, type Tx } from '../platform/db.ts';
import type { Rate } from './rates.ts';

export type KeptRate = Rate & { enteredBy: string; enteredAt: Date };

/** Those that are there already for the day take the new rate. One statement for the batch; answers how many are new or other than they were. */
export function saveRates(
  tx: Tx,
  publisherId: string,
  rates: readonly Rate[],
  by: { actor: string; at: Date },
): Promise<number> {
  const text = (pick: (rate: Rate) => string) => new Column('text', rates.map(pick));
  return tx.run(sql`
    insert into exchange_rates as kept (publisher_id, base, currency, on_date, rate, source, entered_by, entered_at)
    select ${publisherId}, base, currency, on_date::date, rate::numeric, source, ${by.actor}, ${by.at}
    from unnest(
      ${text(({ base }) => base)}::text[], ${text(({ currency }) => currency)}::text[], ${text(({ onDate }) => onDate)}::text[],
      ${text(({ rate }) => rate)}::text[], ${text(({ source }) => source)}::text[]
    ) as fresh (base, currency, on_date, rate, source)
    on conflict (publisher_id, base, currency, on_date)
    do update set rate = excluded.rate, source = excluded.source, entered_by = excluded.entered_by, entered_at = excluded.entered_at
    where kept.rate <> excluded.rate or kept.source <> excluded.source`);
}

export function deleteRate(
  tx: Tx,
  publisherId: string,
  { base, currency, onDate }: Pick<Rate, 'base' | 'currency' | 'onDate'>,
): Promise<number> {
  return tx.run(sql`
    delete from exchange_rates
    where publisher_id = ${publisherId} and base = ${base} and currency = ${currency} and on_date = ${onDate}::date`);
}

const columns = sql`base, currency, to_char(on_date, 'YYYY-MM-DD') as "onDate", trim_scale(rate)::text as rate, source`;

/** The latest day first. */
export function listRates(
  db: Queries,
  publisherId: string,
  currency: string | null,
  after: Pick<Rate, 'base' | 'currency' | 'onDate'> | null,
  limit: number,
): Promise<KeptRate[]> {
  const beyond =
    after === null
      ? sql`true`
      : sql`(on_date < ${after.onDate}::date
          or (on_date = ${after.onDate}::date and (base, currency) > (${after.base}, ${after.currency})))`;
  const of = currency === null ? sql`true` : sql`${currency} in (base, currency)`;
  return db.rows(sql`
    select ${columns}, entered_by as "enteredBy", entered_at as "enteredAt" from exchange_rates
    where publisher_id = ${publisherId} and ${of} and ${beyond}
    order by on_date desc, base, currency limit ${limit}`);
}

/** For each of these currencies and days, of every base that there is, the latest up to that day of the currency and of `to`. */
export async function ratesFor(
  db: Queries,
  publisherId: string,
  to: string,
  wanted: readonly { currency: string; day: string }[],
): Promise<Rate[]> {
  if (wanted.length === 0) return [];
  return db.rows(sql`
    with wanted as (
      select distinct side.currency, day::date as day
      from unnest(
        ${new Column(
          'text',
          wanted.map(({ currency }) => currency),
        )}::text[],
        ${new Column(
          'text',
          wanted.map(({ day }) => day),
        )}::text[]
      ) as asked (currency, day)
      cross join lateral (values (asked.currency), (${to})) as side (currency)
    ), bases as (
      select distinct base from exchange_rates where publisher_id = ${publisherId}
    )
    select distinct rate.base, rate.currency, to_char(rate.on_date, 'YYYY-MM-DD') as "onDate", trim_scale(rate.rate)::text as rate,
      rate.source
    from wanted cross join bases
    cross join lateral (
      select * from exchange_rates
      where publisher_id = ${publisherId} and base = bases.base and currency = wanted.currency and on_date <= wanted.day
      order by on_date desc limit 1
    ) as rate`);
}
