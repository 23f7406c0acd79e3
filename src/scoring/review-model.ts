// What is wrong with a model before it is saved, each fault with its place: rules that no lead meets, marks that none reaches. Pure.
import { fieldError, type FieldError } from '../platform/field-error.ts';
import { storefrontById } from '../catalog/storefronts.ts';
import type { Condition } from './condition.ts';
import type { ListedFact } from './fact-list.ts';
import { mostScore, type Group, type Model, type Side } from './model.ts';
import { neverMatches } from './never.ts';
import { reviewCondition } from './review-condition.ts';

/** For leads of one storefront. Paths begin with `model`. listings: of the publisher, wherever they are. */
export function reviewModel(
  model: Model,
  storefront: string,
  facts: readonly ListedFact[],
  listings: readonly { id: string; storefront: string }[],
): FieldError[] {
  const given = givenOf(storefront, listings);
  const conditions = conditionsOf(model);
  const unreadable = conditions.flatMap(({ when, path }) =>
    reviewCondition(when, path, facts, { scored: false }),
  );
  return [
    ...unreadable,
    ...sameIds(model),
    // Whether it can match is a question only for conditions that ask what there is.
    ...(unreadable.length > 0
      ? []
      : conditions.flatMap(({ when, path, kept }) => {
          return matchesNone(when, given, kept)
            ? [fieldError(path, 'No lead can ever meet this; change it or take it out.', 'never_matches')]
            : [];
        })),
    ...falling(model.fitBands, 'model.fitBands'),
    ...falling(model.interestBands, 'model.interestBands'),
    ...thresholdOrder(model),
    ...reach(model),
  ];
}

type Placed = {
  when: Condition;
  path: string;
  /** What holds besides wherever this is asked: no earlier exclusion does. */
  kept: Condition[];
};

function conditionsOf({ groups, exclusions }: Model): Placed[] {
  const none = exclusions.map(({ when }): Condition => ({ not: when }));
  return [
    ...exclusions.map(({ when }, nth) => ({
      when,
      path: `model.exclusions.${nth}.when`,
      kept: none.slice(0, nth),
    })),
    ...groups.flatMap(({ rules }, nth) =>
      rules.map(({ when }, at) => ({ when, path: `model.groups.${nth}.rules.${at}.when`, kept: none })),
    ),
  ];
}

function givenOf(storefront: string, listings: readonly { id: string; storefront: string }[]): Condition[] {
  const motion = storefrontById(storefront)?.motion;
  const elsewhere = listings.filter((listing) => listing.storefront !== storefront).map(({ id }) => id);
  return [
    { fact: 'storefront', is: 'one_of', value: [storefront] },
    ...(motion === undefined ? [] : [{ fact: 'motion', is: 'one_of' as const, value: [motion] }]),
    ...(elsewhere.length === 0 ? [] : [{ fact: 'listing', is: 'none_of' as const, value: elsewhere }]),
  ];
}

/** Each exclusion by itself first: many together are more than can be looked through. */
const matchesNone = (when: Condition, given: Condition[], kept: Condition[]) =>
  neverMatches(when, given) ||
  kept.some((each) => neverMatches(when, [...given, each])) ||
  neverMatches(when, [...given, ...kept]);

/** Points on a lead name their rule by its id alone. */
function sameIds({ groups, exclusions }: Model): FieldError[] {
  const places = [
    groups.map(({ id }, nth) => ({ id, path: `model.groups.${nth}.id` })),
    groups.flatMap(({ rules }, nth) =>
      rules.map(({ id }, at) => ({ id, path: `model.groups.${nth}.rules.${at}.id` })),
    ),
    exclusions.map(({ id }, nth) => ({ id, path: `model.exclusions.${nth}.id` })),
  ];
  return places.flatMap((each) => {
    const seen = new Set<string>();
    return each.flatMap(({ id, path }) => {
      const taken = seen.has(id);
      seen.add(id);
      return taken ? [fieldError(path, `Another has the id ${id}; give each its own.`, 'taken')] : [];
    });
  });
}

function falling(bands: readonly number[], path: string): FieldError[] {
  return bands.flatMap((least, nth) =>
    nth > 0 && least >= bands[nth - 1]!
      ? [fieldError(`${path}.${nth}`, 'Each must be less than the one before it.', 'not_falling')]
      : [],
  );
}

function thresholdOrder({ thresholds }: Model): FieldError[] {
  const { marketingQualified: min, salesQualified, hot } = thresholds;
  const low = { salesQualified, hot };
  return Object.entries(low).flatMap(([name, least]) =>
    least < min
      ? [
          fieldError(
            `model.thresholds.${name}`,
            `Must be at least ${min}, the mark of a marketing-qualified lead.`,
            'too_small',
            { min },
          ),
        ]
      : [],
  );
}

/** Beyond so many nobody counts a person’s earlier leads. */
const mostCounted = 100;

/** What the rules and their caps give at most, against what the marks ask. */
function reach(model: Model): FieldError[] {
  const fit = mostOf(model.groups, 'fit');
  const interest = mostOf(model.groups, 'interest');
  const marks = [
    ...model.fitBands.map((least, nth) => ({ path: `model.fitBands.${nth}`, least, max: fit })),
    ...model.interestBands.map((least, nth) => ({
      path: `model.interestBands.${nth}`,
      least,
      max: interest,
    })),
    ...Object.entries(model.thresholds).map(([name, least]) => ({
      path: `model.thresholds.${name}`,
      least,
      max: Math.min(mostScore, fit + interest),
    })),
  ];
  return marks.flatMap(({ path, least, max }) =>
    least > max
      ? [fieldError(path, `The rules and their caps give ${max} at most.`, 'out_of_reach', { max })]
      : [],
  );
}

function mostOf(groups: readonly Group[], side: Side): number {
  const most = groups
    .filter((group) => group.side === side)
    .map(({ cap, rules }) => {
      const gives = rules.map(({ points, per, most: times }) =>
        Math.max(0, per === 'lead' ? points : points * (times ?? mostCounted)),
      );
      return Math.min(
        cap,
        gives.reduce((sum, points) => sum + points, 0),
      );
    });
  return Math.min(
    mostScore,
    most.reduce((sum, points) => sum + points, 0),
  );
}
