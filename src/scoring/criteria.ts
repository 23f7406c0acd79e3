// When a lead counts as qualified: a checklist in two stages. Data decide where a criterion has a condition, a person where it has none;
// a person's word stands above the data. Pure.
import * as z from 'zod';
import { ConditionShape, predicateOf, type Condition, type Predicate } from './condition.ts';
import type { Facts } from './facts.ts';
import type { Stage } from './stage.ts';

export const qualifyingStages = ['marketing_qualified', 'sales_qualified'] as const;
export type QualifyingStage = (typeof qualifyingStages)[number];

/** name: people's own words; null in what we ship, whose words come from the catalogue by the id. when: null for a person to say. */
export type Criterion = {
  id: string;
  name: string | null;
  stage: QualifyingStage;
  required: boolean;
  when: Condition | null;
};

/** What a person said of a criterion. at: RFC 3339. */
export type Tick = { met: boolean; by: string; at: string; note: string | null };
export type Ticks = Readonly<Record<string, Tick>>;

/** tick: null where the data decided, or nobody has. */
export type Check = {
  id: string;
  stage: QualifyingStage;
  required: boolean;
  met: boolean;
  tick: Tick | null;
};

const mostCriteria = 30;

export const CriteriaShape = z
  .array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/),
      name: z.string().trim().min(1).max(160).nullable(),
      stage: z.enum(qualifyingStages),
      required: z.boolean(),
      when: ConditionShape.nullable(),
    }),
  )
  .min(1)
  .max(mostCriteria);

/** Scores come from the model, so its thresholds stay the one place where they are set. */
export const defaultCriteria: Criterion[] = [
  shipped('score', 'marketing_qualified', true, { fact: 'marketingReady', is: 'yes' }),
  shipped('reachable', 'marketing_qualified', true, {
    any: [
      { fact: 'email', is: 'present' },
      { fact: 'phone', is: 'present' },
    ],
  }),
  shipped('consent', 'marketing_qualified', true, { fact: 'consent', is: 'none_of', value: ['none'] }),
  shipped('need', 'sales_qualified', true, null),
  shipped('spoken', 'sales_qualified', true, null),
  shipped('decides', 'sales_qualified', false, null),
  shipped('budget', 'sales_qualified', false, null),
  shipped('timing', 'sales_qualified', false, null),
];

function shipped(id: string, stage: QualifyingStage, required: boolean, when: Condition | null): Criterion {
  return { id, name: null, stage, required, when };
}

/** The checklist made ready once, for any number of leads. */
export type Checklist = readonly (Criterion & { holds: Predicate | null })[];

export function checklistOf(criteria: readonly Criterion[]): Checklist {
  return criteria.map((criterion) => ({
    ...criterion,
    holds: criterion.when === null ? null : predicateOf(criterion.when),
  }));
}

export function checksOf(checklist: Checklist, facts: Facts, ticks: Ticks): Check[] {
  return checklist.map(({ id, stage, required, holds }) => {
    const tick = Object.hasOwn(ticks, id) ? ticks[id]! : null;
    return { id, stage, required, met: tick?.met ?? holds?.(facts) ?? false, tick };
  });
}

/** The furthest stage of which, and of all before it, every required criterion is met. */
export function stageReached(checks: readonly Check[]): Exclude<Stage, 'disqualified'> {
  const missing = (stage: QualifyingStage) =>
    checks.some((check) => check.stage === stage && check.required && !check.met);
  if (missing('marketing_qualified')) return 'inquiry';
  return missing('sales_qualified') ? 'marketing_qualified' : 'sales_qualified';
}
