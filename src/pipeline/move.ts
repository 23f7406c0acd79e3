// Whether an opportunity may go from where it is to where it is to go, and what is missing for that. Pure.
import { fieldError, type FieldError } from '../platform/field-error.ts';
import { lacking, type Contact, type Opportunity, type State } from './opportunity.ts';
import {
  exits,
  isExit,
  stageOf,
  type Pipeline,
  type Pipelines,
  type Requirable,
  type Stage,
} from './pipeline.ts';

const dayMs = 86_400_000;

type Wanted = { to: string; reason: string | null; note: string | null };

/** Empty: it may. `at`: where the fields that a stage asks for are given. */
export function reviewMove(
  document: Pipelines,
  pipeline: Pipeline,
  { opportunity, contacts }: { opportunity: Opportunity; contacts: readonly Contact[] },
  { to, reason, note }: Wanted,
  at = 'fields.',
): FieldError[] {
  const stage = stageOf(pipeline, to);
  if (stage === undefined && !isExit(to)) {
    const options = [...pipeline.stages.map(({ id }) => id), ...exits].join(', ');
    return [fieldError('to', `Must be one of ${options}.`, 'not_one_of', { options })];
  }
  if (opportunity.state !== 'open' && isExit(to))
    return [fieldError('to', 'It is closed: reopen it into a stage first.', 'closed')];
  return [
    ...reviewWay(pipeline, opportunity, to),
    ...reviewReason(document, to, reason, note),
    ...missing(stage?.requires ?? [], opportunity, contacts, at),
  ];
}

export const missing = (
  requires: readonly Requirable[],
  opportunity: Opportunity,
  contacts: readonly Contact[],
  at: string,
): FieldError[] =>
  lacking(requires, opportunity, contacts).map((field) =>
    fieldError(`${at}${field === 'owner' ? 'ownerId' : field}`, 'This stage asks for it.', 'required'),
  );

/** Back is always possible, and lost too. */
function reviewWay(pipeline: Pipeline, { state, stage }: Opportunity, to: string): FieldError[] {
  const from = stageOf(pipeline, stage);
  if (state !== 'open' || to === 'lost' || !from?.leadsTo || from.leadsTo.includes(to)) return [];
  const place = (id: string) => pipeline.stages.findIndex((each) => each.id === id);
  if (!isExit(to) && place(to) < place(stage)) return [];
  const options = [...from.leadsTo, 'lost'].join(', ');
  return [fieldError('to', `From here it may go to ${options}.`, 'not_one_of', { options })];
}

function reviewReason(
  { winReasons, lossReasons }: Pipelines,
  to: string,
  reason: string | null,
  note: string | null,
): FieldError[] {
  if (!isExit(to))
    return reason === null
      ? []
      : [fieldError('reason', 'Leave it out: it is given when a deal is won or lost.', 'must_be_empty')];
  const list = (to === 'won' ? winReasons : lossReasons).filter(({ archived }) => !archived);
  if (reason === null) return to === 'lost' ? [fieldError('reason', 'Say why it was lost.', 'required')] : [];
  if (list.some(({ id }) => id === reason))
    return reason.startsWith('other_') && note === null
      ? [fieldError('note', 'Say in a few words what the reason is.', 'required')]
      : [];
  const options = list.map(({ id }) => id).join(', ');
  return [fieldError('reason', `Must be one of ${options}.`, 'not_one_of', { options })];
}

export const stateIn = (stage: string): State => (isExit(stage) ? stage : 'open');

/** Of 100: what a won deal or a lost one is certain of, and an open one is likely to. */
export const probabilityOf = (state: State, stage: Stage | undefined): number =>
  state === 'won' ? 100 : state === 'lost' ? 0 : (stage?.probability ?? 0);

/** Whole days in the stage, and whether that is longer than the stage allows. */
export function ageOf(
  { state, stageSince }: Pick<Opportunity, 'state' | 'stageSince'>,
  stage: Stage | undefined,
  now: Date,
): { daysInStage: number; stuck: boolean } {
  const ms = Math.max(now.getTime() - stageSince.getTime(), 0);
  const limit = stage?.stuckAfterDays ?? null;
  return {
    daysInStage: Math.floor(ms / dayMs),
    stuck: state === 'open' && limit !== null && ms > limit * dayMs,
  };
}
