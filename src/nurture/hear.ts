// Hears what puts leads into sequences, and what ends them there: a goal that is reached, a word against it, people who become one.
import type { Events, EventType, Happening } from '../events.ts';
import { settles } from '../followup/activity.ts';
import { asksBeyond } from '../followup/clock.ts';
import { factsFor } from '../followup/facts-for.ts';
import { whyNot, type Refused } from '../mailing/may-mail.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import type { Say } from '../platform/outbox.ts';
import { predicateOf } from '../scoring/condition.ts';
import type { Scorers } from '../scoring/scorers.ts';
import { clickedEnrolments } from './click-store.ts';
import { endEnrolments, type Ending } from './end-enrolments.ts';
import { enrol, reaches } from './enrol.ts';
import { standingsOf } from './engine-store.ts';
import { lockGoingOf, lockGoingOfLeads, lockGoingOfPeople, movePerson } from './enrolment-store.ts';
import type { Enrolment } from './enrolment.ts';
import { readySequences } from './ready-sequences.ts';
import type { Goals } from './sequence.ts';
import { sequencesOn } from './sequence-store.ts';

const keyOf = ({ publisherId, subjectId: leadId }: { publisherId: string; subjectId: string }) => ({
  publisherId,
  leadId,
});

/** Scored leads enter each sequence whose condition they meet, and where there is none, their storefront's. */
export function enterScored(app: App, scorers: Scorers) {
  return async (tx: Tx, happenings: Happening<'lead.scored' | 'lead.shared'>[], say: Say): Promise<void> => {
    const leads = happenings.map(keyOf);
    const on = await sequencesOn(tx, [...new Set(leads.map(({ publisherId }) => publisherId))]);
    const theirs = Map.groupBy(
      on.filter(({ document }) => document.entry.by !== 'hand'),
      ({ publisherId }) => publisherId,
    );
    const asked = leads.filter(({ publisherId }) => theirs.has(publisherId));
    if (asked.length === 0) return;
    const beyond = (publisherId: string) =>
      theirs
        .get(publisherId)!
        .some(
          ({ document: { entry } }) => entry.by === 'lead' && entry.when !== null && asksBeyond(entry.when),
        );
    const standings = await standingsOf(tx, asked);
    const facts = await factsFor(tx, scorers, asked, beyond);
    for (const [publisherId, sequences] of theirs) {
      const known = standings.filter((standing) => standing.publisherId === publisherId);
      const taken = new Set<string>();
      for (const sequence of sequences) {
        const { entry } = sequence.document;
        if (entry.by !== 'lead') continue;
        const takes = entry.when === null ? () => true : predicateOf(entry.when);
        const those = known.filter((standing) => takes(facts(standing))).map(({ leadId }) => leadId);
        if (those.length === 0) continue;
        await enrol(app, { tx, say }, publisherId, sequence, those, { by: 'lead', actor: 'nurture' });
        for (const leadId of those) taken.add(leadId);
      }
      for (const sequence of sequences) {
        const { entry } = sequence.document;
        if (entry.by !== 'storefront') continue;
        const those = known
          .filter(({ leadId, storefront }) => storefront === entry.storefront && !taken.has(leadId))
          .map(({ leadId }) => leadId);
        if (those.length > 0)
          await enrol(app, { tx, say }, publisherId, sequence, those, { by: 'storefront', actor: 'nurture' });
      }
    }
  };
}

type Going = { row: Enrolment; goals: Goals };
type Locks = (tx: Tx, leads: { publisherId: string; leadId: string }[]) => Promise<Enrolment[]>;

async function withGoals(tx: Tx, rows: readonly Enrolment[]): Promise<Going[]> {
  const ready = await readySequences(tx, rows);
  return rows.map((row) => ({ row, goals: ready(row).document.goals }));
}

type Ends<Type extends EventType> = {
  of: Locks;
  counts: (data: Events[Type]) => boolean;
  /** data: of what happened to that lead itself. Null: it goes on. */
  reason: (going: Going, data: readonly Events[Type][]) => Ending['reason'] | null;
};

/** Ends what goes on of those leads, or of all leads of their people, whose event counts. */
function endOn<Type extends EventType>(app: App, { of, counts, reason }: Ends<Type>) {
  return async (tx: Tx, happenings: Happening<Type>[], say: Say): Promise<void> => {
    const those = happenings.filter(({ data }) => counts(data));
    const going = await withGoals(tx, await of(tx, those.map(keyOf)));
    const byLead = Map.groupBy(those, ({ subjectId }) => subjectId);
    await endEnrolments(
      { tx, say, now: app.clock.now() },
      going.flatMap((each) => {
        const own = byLead.get(each.row.leadId) ?? [];
        const why = reason(
          each,
          own.map(({ data }) => data),
        );
        const { actor } = own[0] ?? those.find(({ publisherId }) => publisherId === each.row.publisherId)!;
        return why === null ? [] : [{ row: each.row, ending: { reason: why, actor } }];
      }),
    );
  };
}

export const endStage = (app: App) =>
  endOn<'lead.qualified' | 'lead.restaged'>(app, {
    of: lockGoingOfLeads,
    counts: () => true,
    reason: ({ goals }, said) => (said.some(({ stage }) => reaches(goals.stage, stage)) ? 'stage' : null),
  });

export const endAnsweredHere = (app: App) =>
  endOn<'activity.noted'>(app, {
    of: lockGoingOfPeople,
    counts: ({ direction, outcome }) => settles({ direction, outcome }),
    reason: ({ goals }) => (goals.answered ? 'answered' : null),
  });

/** Where a far side says that somebody works on it there. */
export const endAnsweredElsewhere = (app: App) =>
  endOn<'lead.answered'>(app, {
    of: lockGoingOfPeople,
    counts: ({ userId }) => userId === null,
    reason: ({ goals }) => (goals.answered ? 'answered' : null),
  });

export const endConverted = (app: App) =>
  endOn<'lead.converted'>(app, { of: lockGoingOfPeople, counts: () => true, reason: () => 'opportunity' });

export const endUnfit = (app: App) =>
  endOn<'lead.disqualified'>(app, { of: lockGoingOfLeads, counts: () => true, reason: () => 'disqualified' });

/** Whoever is not to be written to any more leaves every sequence; asked anew, since a word may be against one of several addresses. */
export function endStopped(app: App) {
  return async (tx: Tx, happenings: Happening<'contact.stopped'>[], say: Say): Promise<void> => {
    const leads = happenings.flatMap(({ publisherId, data: { leadId } }) =>
      leadId === null ? [] : [{ publisherId, leadId }],
    );
    const going = await lockGoingOfPeople(tx, leads);
    if (going.length === 0) return;
    const refused = await whyNot(app, tx, going);
    const ending = (reason: Refused): Ending => ({ reason, actor: 'nurture' });
    await endEnrolments(
      { tx, say, now: app.clock.now() },
      going.flatMap((row) => {
        const reason = refused.get(row.leadId);
        return reason === undefined ? [] : [{ row, ending: ending(reason) }];
      }),
    );
  };
}

export function endClicked(app: App) {
  return async (tx: Tx, happenings: Happening<'mail.clicked'>[], say: Say): Promise<void> => {
    const clicks = happenings.filter(({ data: { by, link } }) => by === 'person' && link !== null);
    if (clicks.length === 0) return;
    const rows = await clickedEnrolments(
      tx,
      clicks.map(({ publisherId, data: { mailId } }) => ({ publisherId, mailId })),
    );
    const links = Map.groupBy(clicks, ({ data: { mailId } }) => mailId);
    const going = await withGoals(tx, rows);
    await endEnrolments(
      { tx, say, now: app.clock.now() },
      going.flatMap(({ row, goals: { clicked } }, nth) => {
        const followed = links.get(rows[nth]!.mailId)!.map(({ data: { link } }) => link);
        const counts = clicked !== null && (clicked.link === null || followed.includes(clicked.link));
        return counts ? [{ row, ending: { reason: 'clicked' as const, actor: 'nurture' } }] : [];
      }),
    );
  };
}

/** People who became one go on where they entered first, in each sequence once. */
export function joinMerged(app: App) {
  return async (tx: Tx, happenings: Happening<'person.merged'>[], say: Say): Promise<void> => {
    const merges = new Map(happenings.map((each) => [each.data.mergeId, each]));
    for (const { publisherId, actor, data } of merges.values()) {
      const { keptId, absorbedId } = data;
      const rows = await lockGoingOf(
        tx,
        [keptId, absorbedId].map((leadId) => ({ publisherId, leadId })),
      );
      const order = rows.toSorted(
        (a, b) => a.enteredAt.getTime() - b.enteredAt.getTime() || (a.id < b.id ? -1 : 1),
      );
      const seen = new Set<string>();
      const leaves = order.filter(({ sequenceId }) => seen.has(sequenceId) || (seen.add(sequenceId), false));
      const ending: Ending = { reason: 'merged', actor };
      await endEnrolments(
        { tx, say, now: app.clock.now() },
        leaves.map((row) => ({ row, ending })),
      );
      await movePerson(tx, publisherId, absorbedId, keptId);
    }
  };
}
