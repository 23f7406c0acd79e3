// Hears of scored leads, behind the intake and after they were handed out: gives each shared one its clock.
import type { Happening } from '../events.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import type { After, Afterwards, Say } from '../platform/outbox.ts';
import type { Facts } from '../scoring/facts.ts';
import { nextLook, waitingState, type Clock, type Clocks } from './clock.ts';
import { newestClocks } from './clocks.ts';
import { factsFor, type Scored } from './facts-for.ts';
import { beginAnew, stopFollowUps } from './stop.ts';
import {
  insertFollowUps,
  lockRows,
  openingsOf,
  saveRows,
  sharedMeanwhile,
  type LeadKey,
  type NewFollowUp,
  type Opening,
  type Row,
} from './store.ts';

const dayMs = 86_400_000;
const batch = 200;

export function openFollowUps(app: App) {
  return async (tx: Tx, happenings: Happening<'lead.scored'>[], say: Say): Promise<Afterwards> => {
    const now = app.clock.now();
    const scored = new Map(happenings.map(({ subjectId, data }) => [subjectId, data]));
    const leads = happenings.map(({ publisherId, subjectId: leadId }) => ({ publisherId, leadId }));
    const openings = (await openingsOf(tx, leads)).filter(({ kind }) => kind === 'customer');
    const clocks = await newestClocks(tx, openings);
    const facts = await factsFor(tx, openings, (publisherId) => clocks(publisherId).asksMore);
    const each = openings.map((opening) => {
      const data = scored.get(opening.leadId)!;
      return { opening, data, facts: facts(opening, data), clocks: clocks(opening.publisherId) };
    });
    const fresh = each.filter(({ opening }) => opening.state === null);
    await insertFollowUps(
      tx,
      fresh.map((lead) => opened(lead, now)),
    );
    const known = each.filter(({ opening }) => opening.state !== null);
    const ended = known.filter(({ data }) => data.stage === 'disqualified').map(({ opening }) => opening);
    await stopFollowUps(tx, say, ended, { reason: 'disqualified', actor: 'followup', now });
    const taken = known.filter(
      ({ opening, data }) => opening.stoppedReason === 'disqualified' && data.stage !== 'disqualified',
    );
    const again = taken.map(({ opening }) => opening);
    await beginAnew(tx, again, 'disqualified', now);
    const sooner = await shorten(tx, known, now);
    return tellLeads(app, [...fresh.map(({ opening }) => opening), ...again, ...sooner]);
  };
}

type Given = { opening: Opening; data: Scored; facts: Facts; clocks: Clocks };

/** A lead that we hear of more than a day after it came in, as after an upgrade, has its clock begin now. */
function opened({ opening, data, facts, clocks }: Given, now: Date): NewFollowUp {
  const { publisherId, leadId, listingId, assignedTo, receivedAt, status, stage } = opening;
  const startedAt = now.getTime() - receivedAt.getTime() > dayMs ? now : receivedAt;
  const stoppedReason = status !== 'new' ? 'withheld' : stage === 'disqualified' ? 'disqualified' : null;
  const clock = stoppedReason === 'withheld' ? null : clocks.clockFor(facts, startedAt);
  const state = stoppedReason === null ? ('open' as const) : ('stopped' as const);
  return {
    publisherId,
    leadId,
    listingId,
    storefront: data.storefront,
    assignedTo,
    grade: data.grade,
    hot: data.hot,
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

/** A lead that is scored anew keeps its clock, unless a policy says that it takes such leads too and is sooner. */
async function shorten(tx: Tx, each: Given[], now: Date): Promise<LeadKey[]> {
  const offered = new Map(
    each.flatMap(({ opening, facts, clocks }) => {
      const clock = clocks.laterClockFor(facts, now);
      return clock && (opening.dueAt === null || clock.dueAt < opening.dueAt)
        ? [[opening.leadId, { clock, clocks }] as const]
        : [];
    }),
  );
  const rows = await lockRows(
    tx,
    each.map(({ opening }) => opening).filter(({ leadId }) => offered.has(leadId)),
  );
  const changed = rows.flatMap((row): Row[] => {
    const { clock, clocks } = offered.get(row.leadId)!;
    if (row.state !== 'open' && row.state !== 'warned') return [];
    const { startedAt: _kept, ...times } = { ...clock, ...clockMembers(clock, clocks) };
    const next = { ...row, ...times, state: 'open' as const, warnedAt: null };
    return [{ ...next, nextAt: nextLook(next) }];
  });
  await saveRows(tx, changed);
  return changed;
}

/** For a timer: the clocks of leads that are shared only now begin now. */
export async function beginShared(app: App): Promise<number> {
  for (let begun = 0; ;) {
    const count = await app.outbox.transact(null, (tx, _say, after) => beginBatch(app, tx, after));
    begun += count;
    if (count < batch) return begun;
  }
}

async function beginBatch(app: App, tx: Tx, after: After): Promise<number> {
  const now = app.clock.now();
  const shared = new Map((await sharedMeanwhile(tx, batch)).map((lead) => [lead.leadId, lead]));
  const leads = [...shared.values()];
  if (leads.length === 0) return 0;
  const openings = new Map((await openingsOf(tx, leads)).map((opening) => [opening.leadId, opening]));
  const clocks = await newestClocks(tx, leads);
  const facts = await factsFor(tx, leads, (publisherId) => clocks(publisherId).asksMore);
  const begun = (await lockRows(tx, leads)).map((row): Row => {
    const ready = clocks(row.publisherId);
    const clock = ready.clockFor(facts(openings.get(row.leadId)!, shared.get(row.leadId)!), now);
    const next = {
      ...row,
      ...clockMembers(clock, ready),
      state: row.answeredAt === null ? waitingState(row) : ('answered' as const),
      startedAt: now,
      stoppedAt: null,
      stoppedReason: null,
    };
    return { ...next, nextAt: nextLook(next) };
  });
  await saveRows(tx, begun);
  after(tellLeads(app, begun));
  return leads.length;
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
