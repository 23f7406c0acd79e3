// What must be known of a batch of enrolments before its steps can be decided, each by one query, and only as far as their steps ask.
import { factsFor } from '../followup/facts-for.ts';
import { asksBeyond } from '../followup/clock.ts';
import { whyNot } from '../mailing/may-mail.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import type { Facts } from '../scoring/facts.ts';
import type { Scorers } from '../scoring/scorers.ts';
import {
  answeredAmong,
  clicksOf,
  mailedAt,
  standingsOf,
  stepsTaken,
  type Click,
  type Due,
} from './engine-store.ts';
import type { Known, Ready, Versions } from './next-step.ts';
import { readySequences } from './ready-sequences.ts';
import type { Question } from './sequence.ts';
import { settingsOf } from './settings-store.ts';
import { windowOf } from './window.ts';

export type Learned = {
  versionsOf(row: Due): Versions;
  of(row: Due): Known;
  /** So many mails go to this person now: whatever else of theirs is in the batch counts them. */
  noteMails(row: Due, count: number): void;
};

export async function learn(
  app: App,
  scorers: Scorers,
  tx: Tx,
  rows: readonly Due[],
  now: Date,
): Promise<Learned> {
  const keyOf = ({ publisherId, sequenceId }: Due, version: number) => ({ publisherId, sequenceId, version });
  const ready = await readySequences(
    tx,
    rows.flatMap((row) => [
      keyOf(row, row.version),
      ...(row.movesTo > row.version ? [keyOf(row, row.movesTo)] : []),
    ]),
  );
  const versionsOf = (row: Due): Versions => ({
    own: ready(keyOf(row, row.version)),
    newest: row.movesTo > row.version ? ready(keyOf(row, row.movesTo)) : null,
  });
  const asking = (is: Question['is']) => rows.filter((row) => asks(versionsOf(row), is));
  const settings = await settingsOf(
    tx,
    rows.map(({ publisherId }) => publisherId),
  );
  const refused = await whyNot(app, tx, rows);
  const mailed = await mailedAt(tx, rows, (publisherId) => settings(publisherId).cap, now);
  const clicks = await clicksOf(tx, asking('clicked'));
  const answered = await answeredAmong(tx, asking('answered'));
  const facts = await factsOf(tx, scorers, asking('lead'), versionsOf);
  const done = await stepsTaken(
    tx,
    rows.filter((row) => row.visit > 1 || row.movesTo > row.version),
  );
  const added = new Map<string, Date[]>();
  const personOf = ({ publisherId, personId }: Due) => `${publisherId} ${personId}`;
  return {
    versionsOf,
    of(row) {
      const given = settings(row.publisherId);
      return {
        refused: refused.get(row.leadId) ?? null,
        cap: given.cap,
        mailedAt: [...(added.get(personOf(row)) ?? []), ...(mailed.get(row.id) ?? [])],
        window: windowOf(given, row.timeZone, row.country),
        timeZone: row.timeZone,
        clicked: (step, link) => (clicks.get(row.id) ?? []).some((click) => fits(click, step, link)),
        answered: answered.has(row.id),
        facts: facts.get(row.leadId) ?? null,
        done: done.get(row.id) ?? none,
      };
    },
    noteMails(row, count) {
      const times = Array.from({ length: count }, () => now);
      if (count > 0) added.set(personOf(row), [...times, ...(added.get(personOf(row)) ?? [])]);
    },
  };
}

const none: ReadonlySet<string> = new Set();

const fits = (click: Click, step: string | null, link: string | null) =>
  click.link !== null && (step === null || click.stepId === step) && (link === null || click.link === link);

const questionsOf = ({ document }: Ready): Question[] =>
  document.steps.flatMap((step) => (step.kind === 'branch' ? [step.on] : []));

const asks = ({ own, newest }: Versions, is: Question['is']): boolean =>
  [own, newest].some((ready) => ready !== null && questionsOf(ready).some((on) => on.is === is));

async function factsOf(
  tx: Tx,
  scorers: Scorers,
  rows: readonly Due[],
  versionsOf: (row: Due) => Versions,
): Promise<Map<string, Facts>> {
  if (rows.length === 0) return new Map();
  const beyond = new Set(
    rows
      .filter((row) =>
        [versionsOf(row).own, versionsOf(row).newest].some(
          (ready) =>
            ready !== null && questionsOf(ready).some((on) => on.is === 'lead' && asksBeyond(on.when)),
        ),
      )
      .map(({ publisherId }) => publisherId),
  );
  const standings = await standingsOf(tx, rows);
  const factsOfStanding = await factsFor(tx, scorers, rows, (publisherId) => beyond.has(publisherId));
  return new Map(standings.map((standing) => [standing.leadId, factsOfStanding(standing)]));
}
