// What becomes of an enrolment whose time has come: the steps it takes now, and where it stands then or why it ends. Pure.
import type { WorkTime } from '../followup/business-time.ts';
import { predicateOf, type Predicate } from '../scoring/condition.ts';
import type { Facts } from '../scoring/facts.ts';
import type { Sequence, Step, StepKind } from './sequence.ts';
import type { Cap } from './settings.ts';
import { nextMoment, waitEnds } from './window.ts';

/** A version made ready. */
export type Ready = {
  version: number;
  document: Sequence;
  step(id: string): Step | undefined;
  /** Of a branch that asks about the lead. */
  asks(id: string): Predicate;
};

export function readySequence(version: number, document: Sequence): Ready {
  const steps = new Map(document.steps.map((step) => [step.id, step]));
  const asked = new Map(
    document.steps.flatMap((step) =>
      step.kind === 'branch' && step.on.is === 'lead' ? [[step.id, predicateOf(step.on.when)]] : [],
    ),
  );
  return { version, document, step: (id) => steps.get(id), asks: (id) => asked.get(id) ?? (() => false) };
}

/** visit: from 1, and one more whenever it goes over to another version; within one no step comes twice. */
export type At = { version: number; stepId: string; visit: number };

export type Known = {
  /** Why this person may not be written to; null: they may. */
  refused: string | null;
  cap: Cap;
  /** The latest first. */
  mailedAt: readonly Date[];
  window: WorkTime;
  timeZone: string;
  clicked(step: string | null, link: string | null): boolean;
  answered: boolean;
  facts: Facts | null;
  /** Steps that it took before it went over to another version: their mails and tasks do not come again. */
  done: ReadonlySet<string>;
};

export type Outcome = 'waited' | 'mailed' | 'yes' | 'no' | 'task' | 'passed';
export type Taken = At & { kind: StepKind; outcome: Outcome; step: Step };
export type Because = 'step' | 'wait' | 'window' | 'cap';
export type Then =
  | (At & { is: 'stands'; dueAt: Date; because: Because })
  | (At & { is: 'ended'; reason: string });

/** versions: the one it goes by, and the newest where people go over to it. */
export type Versions = { own: Ready; newest: Ready | null };

export function walk(
  at: At,
  { own, newest }: Versions,
  known: Known,
  now: Date,
): { taken: Taken[]; then: Then } {
  const taken: Taken[] = [];
  const done = new Set(known.done);
  let { mailedAt } = known;
  let here: At = { version: at.version, stepId: at.stepId, visit: at.visit };
  let ready = own;
  for (let isDue = true; ; isDue = false) {
    const stands = (dueAt: Date, because: Because) => ({
      taken,
      then: { is: 'stands' as const, ...here, dueAt, because },
    });
    const ended = (reason: string) => ({ taken, then: { is: 'ended' as const, ...here, reason } });
    if (known.refused !== null) return ended(known.refused);
    const step = ready.step(here.stepId);
    if (step === undefined) return ended('finished');
    // A wait at which it stood is over, or it would not be looked at.
    if (step.kind === 'wait' && !isDue) return stands(waitEnds(step.until, now, known.timeZone), 'wait');
    const outcome = outcomeOf(step, ready, known, done);
    if (outcome === 'mailed') {
      const moment = nextMoment(now, { cap: known.cap, mailedAt, window: known.window });
      if (moment === null) return ended('window_closed');
      if (moment.because !== null) return stands(moment.at, moment.because);
      mailedAt = [now, ...mailedAt];
    }
    taken.push({ ...here, kind: step.kind, outcome, step });
    done.add(step.id);
    const to = step.kind === 'branch' ? step[outcome === 'yes' ? 'yes' : 'no'] : step.next;
    if (to === null) return ended('finished');
    const goesOver = newest !== null && newest.version > here.version && newest.step(to) !== undefined;
    if (goesOver) ready = newest;
    here = { version: ready.version, stepId: to, visit: here.visit + (goesOver ? 1 : 0) };
  }
}

function outcomeOf(step: Step, ready: Ready, known: Known, done: ReadonlySet<string>): Outcome {
  switch (step.kind) {
    case 'wait':
      return 'waited';
    case 'mail':
      return done.has(step.id) ? 'passed' : 'mailed';
    case 'task':
      return done.has(step.id) ? 'passed' : 'task';
    case 'branch': {
      const { on } = step;
      if (on.is === 'answered') return known.answered ? 'yes' : 'no';
      if (on.is === 'clicked') return known.clicked(on.step, on.link) ? 'yes' : 'no';
      return known.facts !== null && ready.asks(step.id)(known.facts) ? 'yes' : 'no';
    }
  }
}

/** Where somebody begins who enters now. */
export function beginning(
  { document, version }: Ready,
  timeZone: string,
  now: Date,
): Then & { is: 'stands' } {
  const [first] = document.steps as [Step];
  const at = { is: 'stands' as const, version, stepId: first.id, visit: 1 };
  return first.kind === 'wait'
    ? { ...at, dueAt: waitEnds(first.until, now, timeZone), because: 'wait' }
    : { ...at, dueAt: now, because: 'step' };
}
