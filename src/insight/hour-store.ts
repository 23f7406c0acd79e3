// SQL of the leads that came in one hour of the week: along their ids, which are in the order of time, an hour at a time.
import sql from 'sql-template-tag';
import { Temporal } from 'temporal-polyfill';
import { Column, type Queries } from '../platform/db.ts';
import { firstIdAt } from '../platform/ids.ts';
import { daysOf, type Period } from './period.ts';

type Asked = {
  period: Period;
  /** 1: Monday. */
  weekday: number;
  hour: number;
  timeZone: string;
  storefront: string | null;
  before: string | null;
  limit: number;
};

const hourMs = 3_600_000;

/** As arrivals are counted: customers' leads, by the clock of the time zone. */
export function leadsOfHour(
  db: Queries,
  publisherId: string,
  { period, weekday, hour, timeZone, storefront, before, limit }: Asked,
): Promise<{ leadId: string; listingId: string; day: string }[]> {
  const begun = daysOf(period)
    .map((day) => Temporal.PlainDate.from(day))
    .filter((day) => day.dayOfWeek === weekday)
    .map((day) => day.toZonedDateTime({ timeZone, plainTime: { hour } }).epochMilliseconds);
  // An hour more on either side, for a clock that is put forward or back; which hour it is by that clock decides.
  const ids = (moreMs: number) =>
    new Column(
      'text',
      begun.map((ms) => firstIdAt('lead', new Date(ms + moreMs))),
    );
  return db.rows(sql`
    select lead.id as "leadId", lead.listing_id as "listingId", to_char(lead.at, 'YYYY-MM-DD') as day
    from unnest(${ids(-hourMs)}::text[], ${ids(2 * hourMs)}::text[]) as span (first, after)
    cross join lateral (
      select id, listing_id, received_at at time zone ${timeZone} as at from leads
      where publisher_id = ${publisherId} and id >= span.first and id < span.after and kind = 'customer'
        and (${before}::text is null or id < ${before}) and (${storefront}::text is null or storefront = ${storefront})
        and date_part('isodow', received_at at time zone ${timeZone}) = ${weekday}
        and date_part('hour', received_at at time zone ${timeZone}) = ${hour}
      order by id desc limit ${limit}
    ) as lead
    order by lead.id desc limit ${limit}`);
}
