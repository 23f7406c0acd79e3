// What one look at a referral and its opportunity sees, and what may come of it. Types, and the one way to say that something stays.
import type { Opportunity } from '../pipeline/opportunity.ts';
import type { Pipelines } from '../pipeline/pipeline.ts';
import type { ClaimedLink } from './link-store.ts';
import type { Programme } from './programme.ts';
import type { Referral } from './referral-store.ts';
import type { Decision, Side, StageNames, StepField, Unlike, Why } from './step.ts';
import { sideOfOpportunity, sideOfReferral } from './step.ts';

export type Seen = {
  link: ClaimedLink;
  programme: Programme;
  referral: Referral;
  deal: Opportunity;
  document: Pipelines;
  stages: StageNames;
};

/** again: something was changed, so both are looked at once more. laterMs: nothing can be known yet. */
export type Next = 'again' | { laterMs: number } | { out: Unlike[] };

export const fieldsOf = (part: Decision['tell']) => Object.keys(part) as StepField[];

/** These fields stay as they are on both sides. */
export function stays(
  { referral, deal, stages }: Seen,
  fields: readonly StepField[],
  why: Why,
  said?: string | null,
): Unlike[] {
  const there: Side = sideOfReferral(referral, stages);
  const here: Side = sideOfOpportunity(deal, stages);
  return fields.map((field) => ({
    field,
    referral: there[field],
    opportunity: here[field],
    why,
    said: said ?? null,
  }));
}
