// How far a lead has come from an inquiry to something a seller takes on. Pure.
import type { Model } from './model.ts';
import type { Standing } from './score.ts';

export const stages = ['inquiry', 'marketing_qualified', 'sales_qualified', 'disqualified'] as const;
export type Stage = (typeof stages)[number];

/** Where the data alone take a lead. */
export function firstStage(standing: Standing | null, { thresholds }: Pick<Model, 'thresholds'>): Stage {
  return standing !== null && standing.score >= thresholds.marketingQualified
    ? 'marketing_qualified'
    : 'inquiry';
}
