// What the outside sees of a delivery's state, in SQL: the row keeps where it stands in the queue and, beside that, until when
// somebody holds it. An unfinished one whose lease has not ended is shown as "delivering".
import sql, { type Sql } from 'sql-template-tag';

export const states = ['scheduled', 'delivering', 'delivered', 'waiting', 'parked', 'withheld'] as const;

export type ShownState = (typeof states)[number];

const unfinished = sql`state in ('scheduled', 'waiting')`;

/** Null where nobody ever held it, so negate it by "is not true". */
export const isHeld = (now: Date): Sql => sql`leased_until > ${now}`;

export const shownState = (now: Date): Sql =>
  sql`case when ${unfinished} and ${isHeld(now)} then 'delivering' else state end`;

/** The filter for what shownState shows, in a form that the index of what needs a person serves. */
export const isShownAs = (state: string, now: Date): Sql =>
  state === 'delivering'
    ? sql`${unfinished} and ${isHeld(now)}`
    : sql`state = ${state} and (${isHeld(now)}) is not true`;

/** When it is tried next; null when it is finished, under way, or behind an earlier lead of the same person. */
export const shownDueAt = (now: Date): Sql =>
  sql`case when ${unfinished} and due_at < 'infinity' and (${isHeld(now)}) is not true then due_at end`;
