// How far a lead has come from an inquiry to something a seller takes on. Pure.
import type { Stage } from '../leads/standing.ts';
import type { Model } from './model.ts';
import type { Standing } from './score.ts';

export { stages, type Stage } from '../leads/standing.ts';

/** Where the data alone take a lead: by what it scored when it came in, since fading takes nothing back. */
export function firstStage(standing: Standing | null, { thresholds }: Pick<Model, 'thresholds'>): Stage {
  return standing !== null && standing.score >= thresholds.marketingQualified
    ? 'marketing_qualified'
    : 'inquiry';
}
