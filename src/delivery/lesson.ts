// What the outcomes of one call teach of their destination: its breaker, and the rest that it asks for. Pure.
import type { Outcome } from '../connectors/connector.ts';
import { afterOutcome, judge, type Breaker } from './breaker.ts';
import { restMsOf } from './retry.ts';

export type Lesson = {
  /** Which of them says why. */
  outcome: Outcome;
  before: Breaker;
  after: Breaker;
  holdUntil: Date | null;
  /** Others should know. */
  isNews: boolean;
};

type Known = { breaker: Breaker; holdUntil: Date | null };
type Told = { outcome: Outcome; transcript: readonly unknown[] };

/** Null where nothing was heard of the destination. `isLast`: see afterOutcome. */
export function lessonOf(
  tries: readonly Told[],
  { breaker: before, holdUntil: held }: Known,
  wasProbe: boolean,
  now: Date,
  isLast = false,
): Lesson | null {
  // A rest may also be our own, of what it takes in a day: it says nothing of how the destination is.
  const asks = tries
    .map(({ outcome }) => outcome)
    .reduce((most, outcome) => (restMsOf(outcome) > restMsOf(most) ? outcome : most));
  const heard = spokesman(heardIn(tries));
  if (heard === undefined && restMsOf(asks) === 0) return null;
  const after = heard === undefined ? before : afterOutcome(before, heard, wasProbe, now, isLast);
  const speaks = heard ?? asks;
  const restUntil = new Date(now.getTime() + restMsOf(asks));
  const isLonger = restUntil > now && (held === null || restUntil > held);
  return {
    outcome: isLonger && judge(speaks) === 'well' ? asks : speaks,
    before,
    after,
    holdUntil: isLonger ? restUntil : held,
    isNews: isLonger || before.openUntil?.getTime() !== after.openUntil?.getTime(),
  };
}

/** What failed in this house, such as a lead that does not fit the fields, is no sign of life. */
function heardIn(tries: readonly Told[]): Outcome[] {
  return tries
    .filter(({ outcome, transcript }) => transcript.length > 0 || judge(outcome) !== 'well')
    .map(({ outcome }) => outcome);
}

/** Any sign of life, then what has to be mended. */
function spokesman(outcomes: readonly Outcome[]): Outcome | undefined {
  return (
    outcomes.find((outcome) => judge(outcome) === 'well') ??
    outcomes.find((outcome) => judge(outcome) === 'broken') ??
    outcomes[0]
  );
}
