// The clock on the wall as arithmetic: for statements over so many rows that to convert each would take longer than to add them up.
import sql, { join, type Sql } from 'sql-template-tag';
import { Temporal } from 'temporal-polyfill';

/** Until the next of them begins, the clock is so many seconds ahead of UTC. */
export type Offset = { from: Date; seconds: number };

/** Those of a time and its end; the first may have begun earlier. */
export function offsetsIn(timeZone: string, from: Date, until: Date): Offset[] {
  const offsets: Offset[] = [];
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(
    from.getTime(),
  ).toZonedDateTimeISO(timeZone);
  while (at !== null && at.epochMilliseconds <= until.getTime()) {
    offsets.push({ from: new Date(at.epochMilliseconds), seconds: at.offsetNanoseconds / 1e9 });
    at = at.getTimeZoneTransition('next');
  }
  return offsets;
}

/** When a day such as 2026-11-21 begins. */
export const midnightIn = (timeZone: string, day: string): Date =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds);

/** Whole seconds on the wall since 1970, of a column with times from the first offset on. */
export function localSeconds(column: Sql, [first, ...later]: readonly Offset[]): Sql {
  const earlier = later.map(
    ({ from }, at) => sql`when ${column} < ${from} then ${[first!, ...later][at]!.seconds}::bigint`,
  );
  const last = sql`${(later.at(-1) ?? first!).seconds}::bigint`;
  const offset = earlier.length === 0 ? last : sql`case ${join(earlier, ' ')} else ${last} end`;
  return sql`(date_part('epoch', ${column})::bigint + ${offset})`;
}
