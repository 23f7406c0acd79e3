// An enrolment: one person's way through one sequence. Shapes, and the reasons why one begins, does not begin, or ends.
import { refusals } from '../mailing/may-mail.ts';
import type { Because } from './next-step.ts';
import type { ZoneBecause } from './reader-zone.ts';

export type EnrolmentState = 'active' | 'paused' | 'ended';
export type EnteredBy = 'hand' | 'lead' | 'storefront';

/** finished: after its last step. The first four are goals. */
export const goalReasons = ['stage', 'answered', 'clicked', 'opportunity'] as const;
export const endReasons = [
  ...goalReasons,
  'finished',
  ...refusals,
  'disqualified',
  'merged',
  'person',
  'archived',
  'window_closed',
] as const;
export type EndReason = (typeof endReasons)[number];

/** Why a lead does not enter. */
export const notEnteredReasons = [
  ...refusals,
  'no_such_lead',
  'disqualified',
  'stage',
  'opportunity',
  'is_here',
  'was_here',
  'too_soon',
  'same_person',
] as const;
export type NotEntered = (typeof notEnteredReasons)[number];

export type Enrolment = {
  publisherId: string;
  id: string;
  sequenceId: string;
  version: number;
  leadId: string;
  personId: string;
  state: EnrolmentState;
  stepId: string;
  visit: number;
  dueAt: Date;
  because: Because;
  /** Null while nobody is to look. */
  nextAt: Date | null;
  timeZone: string;
  zoneBecause: ZoneBecause;
  country: string | null;
  enteredAt: Date;
  enteredBy: EnteredBy;
  actor: string;
  endedAt: Date | null;
  endedReason: EndReason | null;
  endedBy: string | null;
  note: string | null;
};
