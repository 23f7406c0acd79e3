// Hears of leads that were scored, shared after they had been withheld, or moved to another stage, and gives each the clock that the
// policies want for it.
import type { Happening } from '../events.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import type { Afterwards, Say } from '../platform/outbox.ts';
import type { Facts } from '../scoring/facts.ts';
import type { Scorers } from '../scoring/scorers.ts';
import { firstAnswers } from './activity-store.ts';
import { nextLook, waitingState, type Clock, type Clocks } from './clock.ts';
import { newestClocks } from './clocks.ts';
import { factsFor } from './facts-for.ts';
import { keyOf } from './hand-over.ts';
import { measure } from './measure.ts';
import {
  insertFollowUps,
  lockLeads,
  lockRows,
  openingsOf,
  saveRows,
  type LeadKey,
  type NewFollowUp,
  type Opening,
  type Row,
} from './store.ts';

const dayMs = 86_400_000;

/** A lead that has its clock already keeps it. */
export function openFollowUps(app: App, scorers: Scorers) {
  return async (tx: Tx, happenings: Happening<'lead.scored'>[], say: Say): Promise<Afterwards> => {
    const now = app.clock.now();
    const given = await givenOf(tx, scorers, happenings.map(keyOf));
    await insertFollowUps(
      tx,
      given.map((lead) => opened(lead, now)),
    );
    const openings = given.map(({ opening }) => opening);
    // Whoever was quicker than the scoring has answered already.
    const early = await firstAnswers(tx, openings);
    if (early.length > 0) await measure(tx, say, early, 'followup');
    return tellLeads(app, openings);
  };
}

type Given = { opening: Opening; facts: Facts; clocks: Clocks };

/** Customers' leads, locked, with what makes their clocks. */
async function givenOf(tx: Tx, scorers: Scorers, leads: readonly LeadKey[]): Promise<Given[]> {
  await lockLeads(tx, leads);
  const openings = (await openingsOf(tx, leads)).filter(({ kind }) => kind === 'customer');
  const clocks = await newestClocks(tx, openings);
  const facts = await factsFor(tx, scorers, openings, (publisherId) => clocks(publisherId).asksMore);
  return openings.map((opening) => ({
    opening,
    facts: facts(opening),
    clocks: clocks(opening.publisherId),
  }));
}

/** A lead that we hear of more than a day after it came in, as after an upgrade, has its clock begin now. */
function opened({ opening, facts, clocks }: Given, now: Date): NewFollowUp {
  const { publisherId, leadId, listingId, assignedTo, receivedAt, status, stage } = opening;
  const startedAt = now.getTime() - receivedAt.getTime() > dayMs ? now : receivedAt;
  const stoppedReason = status !== 'new' ? 'withheld' : stage === 'disqualified' ? 'disqualified' : null;
  const clock = stoppedReason === 'withheld' ? null : clocks.clockFor(facts, startedAt);
  const state = stoppedReason === null ? ('open' as const) : ('stopped' as const);
  return {
    publisherId,
    leadId,
    listingId,
    storefront: opening.storefront,
    assignedTo,
    grade: opening.grade,
    hot: opening.hot,
    ...clockMembers(clock, clocks),
    state,
    startedAt,
    nextAt: clock && nextLook({ state, ...clock, warnedAt: null, breachedAt: null }),
    stoppedAt: stoppedReason === null ? null : now,
    stoppedReason,
  };
}

function clockMembers(clock: Clock | null, { version }: Clocks) {
  return clock === null
    ? { policyVersion: null, policy: null, warnAt: null, dueAt: null }
    : { policyVersion: version, policy: clock.policy, warnAt: clock.warnAt, dueAt: clock.dueAt };
}

/** Clocks of leads that were withheld begin when their listing shares. */
export function beginShared(app: App, scorers: Scorers) {
  return async (tx: Tx, happenings: Happening<'lead.shared'>[]): Promise<void> => {
    const now = app.clock.now();
    const given = new Map(
      (await givenOf(tx, scorers, happenings.map(keyOf))).map((lead) => [lead.opening.leadId, lead]),
    );
    const withheld = (await lockRows(tx, happenings.map(keyOf))).filter(
      ({ stoppedReason }) => stoppedReason === 'withheld',
    );
    await saveRows(
      tx,
      withheld.map((row): Row => {
        const { facts, clocks } = given.get(row.leadId)!;
        const next = {
          ...row,
          ...clockMembers(clocks.clockFor(facts, now), clocks),
          state: row.answeredAt === null ? waitingState(row) : ('answered' as const),
          startedAt: now,
          stoppedAt: null,
          stoppedReason: null,
        };
        return { ...next, nextAt: nextLook(next) };
      }),
    );
  };
}

/** A lead that comes to fit a policy keeps its clock, unless that policy says that it takes such leads too and is sooner. */
export function shortenClocks(app: App, scorers: Scorers) {
  return async (tx: Tx, happenings: Happening<'lead.qualified' | 'lead.restaged'>[]): Promise<void> => {
    const now = app.clock.now();
    const offered = new Map(
      (await givenOf(tx, scorers, happenings.map(keyOf))).flatMap(({ opening, facts, clocks }) => {
        const clock = clocks.laterClockFor(facts, now);
        return clock === null ? [] : [[opening.leadId, { clock, clocks }] as const];
      }),
    );
    const rows = await lockRows(
      tx,
      happenings.map(keyOf).filter(({ leadId }) => offered.has(leadId)),
    );
    const changed = rows.flatMap((row): Row[] => {
      const { clock, clocks } = offered.get(row.leadId)!;
      if (row.state !== 'open' && row.state !== 'warned') return [];
      if (row.dueAt !== null && row.dueAt <= clock.dueAt) return [];
      const next = { ...row, ...clockMembers(clock, clocks), state: 'open' as const, warnedAt: null };
      return [{ ...next, nextAt: nextLook(next) }];
    });
    await saveRows(tx, changed);
  };
}

/** Whoever watches reads again once it has committed. */
export function tellLeads(app: App, leads: readonly LeadKey[]): Afterwards {
  return {
    undone() {},
    committed() {
      for (const [publisherId, theirs] of Map.groupBy(leads, (lead) => lead.publisherId))
        app.changes.tell(
          publisherId,
          'leads',
          theirs.map(({ leadId }) => leadId),
        );
    },
  };
}
