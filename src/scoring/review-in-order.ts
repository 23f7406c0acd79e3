// What is wrong with one rule of an ordered list, of which the first whose condition holds takes the lead. Pure.
import { fieldError, type FieldError } from '../platform/field-error.ts';
import type { Condition } from './condition.ts';
import type { ListedFact } from './fact-list.ts';
import { neverMatches } from './never.ts';
import { reviewCondition } from './review-condition.ts';

/** when null: every lead that is left. */
type Entry = { id: string; name: string | null; when: Condition | null };

/** Every lead has a storefront. */
const anything: Condition = { fact: 'storefront', is: 'present' };

/** One that no lead can come to is told where that is certain alone. list: the field that holds them. */
export function reviewInOrder(
  list: string,
  entries: readonly Entry[],
  at: number,
  facts: readonly ListedFact[],
): FieldError[] {
  const { when } = entries[at]!;
  const field = `${list}.${at}.when`;
  const unreadable = when === null ? [] : reviewCondition(when, field, facts, { scored: true });
  // Whether it can match is a question only for conditions that ask what there is.
  if (unreadable.length > 0) return unreadable;
  const wanted = when ?? anything;
  if (neverMatches(wanted))
    return [fieldError(field, 'No lead can ever meet all of this; change the condition.', 'never_matches')];
  const earlier = entries.slice(0, at);
  const alone = earlier.find((entry) => entry.when === null || neverMatches(wanted, [{ not: entry.when }]));
  const together = earlier.flatMap((entry) => (entry.when === null ? [] : [{ not: entry.when }]));
  if (alone === undefined && !neverMatches(wanted, together)) return [];
  const name = (alone === undefined ? earlier : [alone]).map((entry) => entry.name ?? entry.id).join(', ');
  const remedy = `All of its leads go to ${name} before; move it up, or change the condition.`;
  return [fieldError(field, remedy, 'taken_by_earlier', { name })];
}
