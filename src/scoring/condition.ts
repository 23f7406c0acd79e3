// What a rule asks of a lead: a tree that people build in the console, and a predicate made of it once. Pure.
import * as z from 'zod';
import { says } from '../platform/web-words.ts';
import { factValue, kindOfFact, type FactKind, type Facts, type FactValue } from './facts.ts';

/**
 * present and absent take no value, nor do yes and no. at_least and at_most take a whole number. All others take a list, of which
 * one is enough: text is compared without regard to case; has_words asks for whole words.
 */
export const tests = [
  'present',
  'absent',
  'yes',
  'no',
  'at_least',
  'at_most',
  'one_of',
  'none_of',
  'contains',
  'has_words',
  'begins_with',
  'ends_with',
] as const;
export type Test = (typeof tests)[number];

export type Ask = { fact: string; is: Test; value?: number | string[] | undefined };
export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | Ask;

const testsOf: Record<FactKind | 'any', readonly Test[]> = {
  text: ['present', 'absent', 'one_of', 'none_of', 'contains', 'has_words', 'begins_with', 'ends_with'],
  choice: ['present', 'absent', 'one_of', 'none_of'],
  number: ['at_least', 'at_most'],
  flag: ['yes', 'no'],
  any: tests,
};

/** The tests that a fact of this kind may be put to. */
export const testsFor = (kind: FactKind | 'any'): readonly Test[] => testsOf[kind];

export const valueOf = (is: Test): 'none' | 'number' | 'list' =>
  is === 'at_least' || is === 'at_most'
    ? 'number'
    : ['present', 'absent', 'yes', 'no'].includes(is)
      ? 'none'
      : 'list';

const longestText = 200;
const mostValues = 500;
const mostParts = 50;

const Values = z.array(z.string().trim().min(1).max(longestText)).min(1).max(mostValues);
const AskShape = z.strictObject({
  fact: z.string().max(120),
  is: z.enum(tests),
  value: z.union([z.int().min(-1_000_000).max(1_000_000), Values]).optional(),
});

/** Facts and the kind of their tests fit one another; what the far ends of it name is for whoever knows the publisher's listings. */
const CheckedAsk = AskShape.superRefine(({ fact, is, value }, context) => {
  const kind = kindOfFact(fact);
  if (kind === null) {
    context.addIssue({ code: 'custom', path: ['fact'], ...asIssue('There is no such fact of a lead.') });
    return;
  }
  if (!testsFor(kind).includes(is)) {
    const given = `Give one of ${testsFor(kind).join(', ')}.`;
    context.addIssue({ code: 'custom', path: ['is'], ...asIssue(given) });
  }
  const wants = valueOf(is);
  const fits =
    wants === 'none'
      ? value === undefined
      : wants === 'number'
        ? typeof value === 'number'
        : Array.isArray(value);
  if (!fits) {
    const given = {
      none: 'Leave the value out.',
      number: 'Give a whole number.',
      list: 'Give a list of texts.',
    };
    context.addIssue({ code: 'custom', path: ['value'], ...asIssue(given[wants]) });
  }
});

function asIssue(message: string) {
  const { error, params } = says('wrong_value', message);
  return { message: error, params };
}

/** As sent; at most so deep and wide that nobody can read it, and no deeper. */
export const ConditionShape: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      z.strictObject({ all: z.array(ConditionShape).min(1).max(mostParts) }),
      z.strictObject({ any: z.array(ConditionShape).min(1).max(mostParts) }),
      z.strictObject({ not: ConditionShape }),
      CheckedAsk,
    ]),
  )
  .meta({ id: 'Condition' });

/** Every question in it. */
export function asksOf(condition: Condition): Ask[] {
  if ('all' in condition) return condition.all.flatMap(asksOf);
  if ('any' in condition) return condition.any.flatMap(asksOf);
  return 'not' in condition ? asksOf(condition.not) : [condition];
}

export type Predicate = (facts: Facts) => boolean;

/** Made once for a rule, asked for every lead. */
export function predicateOf(condition: Condition): Predicate {
  if ('all' in condition) {
    const parts = condition.all.map(predicateOf);
    return (facts) => parts.every((part) => part(facts));
  }
  if ('any' in condition) {
    const parts = condition.any.map(predicateOf);
    return (facts) => parts.some((part) => part(facts));
  }
  if ('not' in condition) {
    const part = predicateOf(condition.not);
    return (facts) => !part(facts);
  }
  const passes = testOf(condition);
  return (facts) => passes(factValue(facts, condition.fact));
}

/** What a value must be to pass. A value that is missing passes none but absent, no, none_of: each the plain contrary of another. */
export function testOf({ is, value }: Ask): (value: FactValue) => boolean {
  switch (is) {
    case 'present':
      return (given) => given !== null;
    case 'absent':
      return (given) => given === null;
    case 'yes':
      return (given) => given === true;
    case 'no':
      return (given) => given !== true;
    case 'at_least':
      return (given) => given !== null && Number(given) >= (value as number);
    case 'at_most':
      return (given) => given !== null && Number(given) <= (value as number);
    case 'one_of': {
      const wanted = new Set((value as string[]).map(folded));
      return (given) => given !== null && wanted.has(folded(String(given)));
    }
    case 'none_of': {
      const unwanted = new Set((value as string[]).map(folded));
      return (given) => given === null || !unwanted.has(folded(String(given)));
    }
    case 'has_words': {
      const wanted = (value as string[]).map((words) => ` ${wordsIn(words)} `);
      return (given) => {
        const text = given === null ? '' : ` ${wordsIn(String(given))} `;
        return wanted.some((words) => text.includes(words));
      };
    }
    default: {
      const wanted = (value as string[]).map(folded);
      const holds = textTests[is];
      return (given) => {
        if (given === null) return false;
        const text = folded(String(given));
        return wanted.some((part) => holds(text, part));
      };
    }
  }
}

const textTests = {
  contains: (text: string, part: string) => text.includes(part),
  begins_with: (text: string, part: string) => text.startsWith(part),
  ends_with: (text: string, part: string) => text.endsWith(part),
};

const folded = (text: string) => text.normalize('NFKC').toLowerCase();
const wordsIn = (text: string) =>
  folded(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(' ');
