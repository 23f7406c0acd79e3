// What is wrong with a condition beyond its shape: facts and choices that are not there, and depths nobody reads. Pure.
import { fieldError, type FieldError } from '../platform/field-error.ts';
import type { Ask, Condition } from './condition.ts';
import type { ListedFact } from './fact-list.ts';

/** Groups within one another. */
const deepest = 6;

/** Codes beyond those documented come in too, and a lead has its page's language, whatever that is. */
const openLists = new Set(['action', 'language']);

/** path: where the condition stands, such as `model.groups.0.rules.1.when`. scored: what is known once a lead is scored may be asked too. */
export function reviewCondition(
  condition: Condition,
  path: string,
  facts: readonly ListedFact[],
  { scored }: { scored: boolean },
): FieldError[] {
  const known = new Map(facts.map((fact) => [fact.name, fact]));
  const walk = (part: Condition, place: string, depth: number): FieldError[] => {
    if (depth > deepest)
      return [fieldError(place, `Nest groups no deeper than ${deepest}.`, 'too_deep', { max: deepest })];
    if ('not' in part) return walk(part.not, `${place}.not`, depth + 1);
    if ('all' in part) return part.all.flatMap((each, nth) => walk(each, `${place}.all.${nth}`, depth + 1));
    if ('any' in part) return part.any.flatMap((each, nth) => walk(each, `${place}.any.${nth}`, depth + 1));
    return reviewAsk(part, place, known, scored);
  };
  return walk(condition, path, 0);
}

function reviewAsk(
  { fact, value }: Ask,
  place: string,
  known: ReadonlyMap<string, ListedFact>,
  scored: boolean,
): FieldError[] {
  const listed = known.get(fact);
  if (listed === undefined)
    return [
      fieldError(`${place}.fact`, `A lead has nothing by the name ${fact}.`, 'unknown_lead_field', {
        name: fact,
      }),
    ];
  if (listed.known === 'scored' && !scored)
    return [
      fieldError(
        `${place}.fact`,
        `${fact} is known only once a lead is scored; ask about another.`,
        'known_later',
      ),
    ];
  if (listed.kind !== 'choice' || openLists.has(fact) || !Array.isArray(value)) return [];
  const choices = new Set(listed.choices.map((choice) => choice.value.toLowerCase()));
  return value.flatMap((each, nth) =>
    choices.has(each.toLowerCase()) ? [] : [unknownChoice(`${place}.value.${nth}`, fact, each)],
  );
}

function unknownChoice(place: string, fact: string, value: string): FieldError {
  return fact === 'country'
    ? fieldError(place, 'Give a code of two letters, such as PL.', 'not_a_country')
    : fieldError(place, `There is no ${fact} ${value} here.`, 'not_here');
}
