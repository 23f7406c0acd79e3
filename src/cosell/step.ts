// A referral and the opportunity that it became, each as the other sees it: what either has changed since both last agreed, and
// what is to be done about it. Pure.
import { amountText } from '../pipeline/money.ts';
import type { Opportunity } from '../pipeline/opportunity.ts';
import { pipelineOf, stageOf, type Pipelines } from '../pipeline/pipeline.ts';
import type { Programme } from './programme.ts';
import type { Referral } from './referral-store.ts';

/** value: amount and currency, such as "12000.00 EUR". stage: the programme's; null where the other side has none of that name. */
export const stepFields = ['value', 'closesOn', 'stage', 'state'] as const;
export type StepField = (typeof stepFields)[number];
export type Side = Record<StepField, string | null>;

/** Why a difference stays. */
export const whys = [
  'both_changed',
  'closed_there',
  'closed_here',
  'gone',
  'nothing_taken_away',
  'does_not_fit',
  'not_possible',
  'account_removed',
  'reason_needed',
  'programme_refuses',
  'programme_keeps_own',
  'opportunity_refuses',
] as const;
export type Why = (typeof whys)[number];

export type Unlike = {
  field: StepField;
  referral: string | null;
  opportunity: string | null;
  why: Why;
  /** What whoever refused said. */
  said: string | null;
};

export type Decision = {
  /** What both have now, and of the rest what they had. */
  agreed: Side;
  /** The opportunity's, for the programme to have. */
  tell: Partial<Side>;
  /** The programme's, for the opportunity to have. */
  follow: Partial<Side>;
  out: Unlike[];
};

/** What both had last: also what one was made to have, once it is seen there. */
export function lastAgreed(
  { agreed, told, following }: { agreed: Side; told: Partial<Side> | null; following: Partial<Side> | null },
  referral: Side,
  opportunity: Side,
): Side {
  const has = (part: Partial<Side> | null, side: Side, field: StepField) =>
    part !== null && field in part && part[field] === side[field];
  return Object.fromEntries(
    stepFields.map((field) => [
      field,
      has(told, referral, field)
        ? referral[field]
        : has(following, opportunity, field)
          ? opportunity[field]
          : agreed[field],
    ]),
  ) as Side;
}

export function compared(agreed: Side, referral: Side, opportunity: Side, gone: boolean): Decision {
  const decision: Decision = { agreed: { ...agreed }, tell: {}, follow: {}, out: [] };
  for (const field of stepFields) {
    const [there, here] = [referral[field], opportunity[field]];
    if (there === here) decision.agreed[field] = there;
    else if (field === 'stage' && !stagesCount(referral, opportunity)) continue;
    else if (there !== agreed[field] && here !== agreed[field])
      out(decision, field, there, here, 'both_changed');
    else if (here === agreed[field]) follow(decision, field, there, here);
    else if (gone) out(decision, field, there, here, 'gone');
    else tell(decision, field, there, here, referral);
  }
  return decision;
}

/** Of what is closed the stage says nothing more, and a stage that the other side does not have cannot be told. */
const stagesCount = (referral: Side, opportunity: Side) =>
  referral.state === 'open' &&
  opportunity.state === 'open' &&
  referral.stage !== null &&
  opportunity.stage !== null;

function tell(
  decision: Decision,
  field: StepField,
  there: string | null,
  here: string | null,
  referral: Side,
): void {
  if (referral.state !== 'open') out(decision, field, there, here, 'closed_there');
  else if (here === null) out(decision, field, there, here, 'nothing_taken_away');
  else decision.tell[field] = here;
}

function follow(decision: Decision, field: StepField, there: string | null, here: string | null): void {
  // What was won or lost is not opened again by a programme's word.
  if (field === 'state' && there === 'open') out(decision, field, there, here, 'closed_here');
  else decision.follow[field] = there;
}

function out(
  decision: Decision,
  field: StepField,
  referral: string | null,
  opportunity: string | null,
  why: Why,
): void {
  decision.out.push({ field, referral, opportunity, why, said: null });
}

/** What a person decides: this side's values hold, so the other is taken to be as it was. */
export function settled(
  agreed: Side,
  referral: Side,
  opportunity: Side,
  keep: 'referral' | 'opportunity',
): Side {
  const loser = keep === 'referral' ? opportunity : referral;
  return Object.fromEntries(
    stepFields.map((field) => [field, referral[field] === opportunity[field] ? agreed[field] : loser[field]]),
  ) as Side;
}

export function sideOfReferral({ told, status, substatus }: Referral, stages: StageNames): Side {
  const { value, currency, closesOn } = told.deal;
  return {
    value: value === null || currency === null ? null : `${amountText(value, currency)} ${currency}`,
    closesOn,
    stage: told.stage !== null && stages.has(told.stage) ? told.stage : null,
    state: status !== 'closed' ? 'open' : substatus === 'won' ? 'won' : 'lost',
  };
}

export function sideOfOpportunity(deal: Opportunity, stages: StageNames): Side {
  const { value, currency, expectedClose, state } = deal;
  const [stage = null] = [...stages].find(([, id]) => id === deal.stage) ?? [];
  return { value: value === null ? null : `${value} ${currency}`, closesOn: expectedClose, stage, state };
}

/** The programme's open stages that the pipeline has as well, with their ids there. */
export type StageNames = ReadonlyMap<string, string>;

const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '_');

export function stagesInBoth(programme: Programme, document: Pipelines, pipelineId: string): StageNames {
  const pipeline = pipelineOf(document, pipelineId);
  const ids = new Map(pipeline?.stages.map(({ id, name }) => [plain(name ?? id), id]));
  const open = programme.setsStage ? programme.stages.filter(({ ends }) => ends === undefined) : [];
  return new Map(
    open.flatMap(({ name }) => {
      const id = ids.get(plain(name)) ?? stageOf(pipeline ?? noPipeline, plain(name))?.id;
      return id === undefined ? [] : [[name, id] as const];
    }),
  );
}
const noPipeline = { id: '', name: null, archived: true, stages: [] };
