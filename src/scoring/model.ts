// How a publisher scores the leads of one storefront: groups of rules for who they are and for what they did. Each save is a version.
import * as z from 'zod';
import { ConditionShape, type Condition } from './condition.ts';

/** fit: who they are. interest: what they did; it fades with time. */
export const sides = ['fit', 'interest'] as const;
export type Side = (typeof sides)[number];

/** Names are people's own words; null in what we ship, whose words come from the catalogue by the id. */
export type Rule = {
  id: string;
  name: string | null;
  when: Condition;
  /** Whole; less than nothing takes away. */
  points: number;
  /** earlier_lead: the points once for each earlier lead of the person, `most` times at most. */
  per: 'lead' | 'earlier_lead';
  most: number | null;
};
/** cap: what all of its rules give together at most; they never give less than nothing. */
export type Group = { id: string; name: string | null; side: Side; cap: number; rules: Rule[] };
/** What meets it gets no score, and this as the reason. */
export type Exclusion = { id: string; name: string | null; when: Condition };

export type Model = {
  groups: Group[];
  exclusions: Exclusion[];
  /** Days after which interest is worth half; null: it stays. */
  halfLifeDays: number | null;
  /** Least points for the letters A, B and C of fit; less is D. */
  fitBands: [number, number, number];
  /** Least points for the figures 1, 2 and 3 of interest; less is 4. */
  interestBands: [number, number, number];
  /** Least scores, of 100. */
  thresholds: { marketingQualified: number; salesQualified: number; hot: number };
};

/** version 0: what we ship, unchanged. */
export type ModelVersion = { storefront: string; version: number; model: Model };

export const mostScore = 100;

const id = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/);
const name = z.string().trim().min(1).max(120).nullable();
const share = z.int().min(0).max(mostScore);
const RuleShape = z.strictObject({
  id,
  name,
  when: ConditionShape,
  points: z.int().min(-mostScore).max(mostScore),
  per: z.enum(['lead', 'earlier_lead']).default('lead'),
  most: z.int().min(1).max(100).nullable().default(null),
});
const bands = z.tuple([share, share, share]);

export const ModelShape = z
  .strictObject({
    groups: z
      .array(
        z.strictObject({
          id,
          name,
          side: z.enum(sides),
          cap: z.int().min(1).max(mostScore),
          rules: z.array(RuleShape).max(50),
        }),
      )
      .min(1)
      .max(20),
    exclusions: z.array(z.strictObject({ id, name, when: ConditionShape })).max(20),
    halfLifeDays: z.int().min(1).max(3_650).nullable(),
    fitBands: bands,
    interestBands: bands,
    thresholds: z.strictObject({ marketingQualified: share, salesQualified: share, hot: share }),
  })
  .meta({ id: 'ScoringModel' });
