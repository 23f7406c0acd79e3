// Lists: a page of items and an opaque cursor to the next, which names the last row's place in the order.
import * as z from 'zod';
import { invalid, type Refusal } from './refusal.ts';

const mark = 'p:';
const remedy = 'Take it from nextCursor of the page before, unchanged.';

/** Spread into a list's query schema; `cursor` arrives as the place after which to go on. */
export const listQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('How many at most'),
  cursor: z
    .string()
    .transform((text, context) => {
      const place = placeOf(text);
      if (place !== null) return place;
      context.addIssue({
        code: 'custom',
        message: remedy,
        params: { code: 'not_a_cursor' },
      });
      return z.NEVER;
    })
    .optional()
    .describe('nextCursor of the page before'),
};

/** For a cursor of ours whose place is none in this list. */
export function notACursor(): Refusal {
  return invalid('cursor', remedy, 'not_a_cursor');
}

/** The answer of a list: `{ items, nextCursor }`. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable().describe('Null on the last page'),
  });
}

/** Cuts rows to a page. Ask the store for `limit + 1` rows; `place` names a row's place in the order, such as its id. */
export function page<Row>(
  rows: Row[],
  limit: number,
  place: (row: Row) => string,
): { items: Row[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? cursorTo(place(last)) : null };
}

/** The page of a list that is short enough to be known whole; sorts by place. */
export function pageOfAll<Row>(
  rows: readonly Row[],
  { limit, cursor = '' }: { limit: number; cursor?: string | undefined },
  place: (row: Row) => string,
): { items: Row[]; nextCursor: string | null } {
  const later = rows.filter((row) => place(row) > cursor);
  const sorted = later.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
  return page(sorted.slice(0, limit + 1), limit, place);
}

export function cursorTo(place: string): string {
  return Buffer.from(mark + place).toString('base64url');
}

/** Null for what is no cursor of ours. */
function placeOf(cursor: string): string | null {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  return text.startsWith(mark) && !text.includes('\0') && cursorTo(text.slice(mark.length)) === cursor
    ? text.slice(mark.length)
    : null;
}
