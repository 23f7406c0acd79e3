// What people decide of a lead: a criterion met or not, a stage with the reason, out, back in, back to where it came from. Each decision
// is kept with who and when, and told on the lead's timeline.
import type { Actor } from '../accounts/actor.ts';
import { assigneeOf } from '../accounts/confined.ts';
import { demandUnconverted } from '../leads/converted.ts';
import { leadById, type WholeLead } from '../leads/inbox-store.ts';
import { sharedLead } from '../leads/shared-lead.ts';
import type { App } from '../platform/app.ts';
import type { Queries, Tx } from '../platform/db.ts';
import type { Say } from '../platform/outbox.ts';
import { invalid, Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import { checksOf, stageReached, type Check } from './criteria.ts';
import { factsOf } from './facts.ts';
import {
  lockQualification,
  qualificationOf,
  saveStage,
  saveTicks,
  type QualificationRow,
} from './qualification-store.ts';
import { insertReturn, takeBack } from './return-store.ts';
import { standingAt } from './score.ts';
import type { Scorers } from './scorers.ts';
import { isReturnable, type Disqualification } from './disqualification.ts';
import { isReturnInTime, lifted, returnDays, type Stage } from './stage.ts';

export type Place = { publisherId: string; leadId: string };
export type Qualification = { row: QualificationRow; checks: Check[] };

/** Null for a lead that has no standing yet, from before leads had one. */
export async function qualificationAt(
  db: Queries,
  scorers: Scorers,
  lead: WholeLead,
  now: Date,
): Promise<Qualification | null> {
  const row = await qualificationOf(db, lead.publisherId, lead.id);
  return row === undefined ? null : { row, checks: await checksNow(db, scorers, lead, row, now) };
}

async function checksNow(
  db: Queries,
  scorers: Scorers,
  lead: WholeLead,
  row: QualificationRow,
  now: Date,
): Promise<Check[]> {
  const { model, checklist } = (await scorers.of(db, [lead.publisherId]))(lead.publisherId, row.storefront);
  const standing = standingAt(row, model, lead.receivedAt, now);
  const facts = { ...factsOf(sharedLead(lead), row.earlierLeads, row), ...standing, stage: row.stage };
  return checksOf(checklist, facts, row.ticks ?? {});
}

type Held = { tx: Tx; say: Say; lead: WholeLead; row: QualificationRow; now: Date };

/** Runs with the lead's standing locked; throws Refusal `not_found` for a lead that the actor may not see as well. */
function withLead<Result>(
  app: App,
  actor: Actor,
  { publisherId, leadId }: Place,
  work: (held: Held) => Promise<Result>,
): Promise<Result> {
  return app.outbox.transact(
    publisherId,
    async (tx, say) => {
      const lead = await leadById(tx, publisherId, leadId);
      if (lead === undefined) throw notFound('lead');
      demandUnconverted(lead);
      const row = await lockQualification(tx, publisherId, leadId);
      if (row === undefined)
        throw new Refusal('conflict.not_scored', 'This lead has not been scored yet; try again in a minute.');
      return work({ tx, say, lead, row, now: app.clock.now() });
    },
    assigneeOf(actor),
  );
}

/** A person's word on a criterion stands above what the data say; met null takes it back. It may lift the lead, never lower it. */
export function tickCriterion(
  app: App,
  scorers: Scorers,
  actor: Actor,
  place: Place & { criterionId: string },
  { met, note }: { met: boolean | null; note: string | null },
): Promise<void> {
  return withLead(app, actor, place, async ({ tx, say, lead, row, now }) => {
    const { checklist } = (await scorers.of(tx, [place.publisherId]))(place.publisherId, row.storefront);
    if (!checklist.some(({ id }) => id === place.criterionId)) throw notFound('criterion');
    const { [place.criterionId]: _before, ...others } = row.ticks ?? {};
    const ticks =
      met === null
        ? others
        : { ...others, [place.criterionId]: { met, by: actor.id, at: now.toISOString(), note } };
    await saveTicks(tx, place.publisherId, place.leadId, ticks);
    const checks = await checksNow(tx, scorers, lead, { ...row, ticks }, now);
    const after = checks.find(({ id }) => id === place.criterionId)!;
    const happened = { publisherId: place.publisherId, subjectId: place.leadId, actor: actor.id };
    const checked = {
      type: 'lead.checked' as const,
      ...happened,
      data: { criterion: after.id, met: after.met },
    };
    const stage = lifted(row.stage, stageReached(checks));
    if (stage === null) return say([checked]);
    await saveStage(tx, place.publisherId, place.leadId, {
      stage,
      by: actor.id,
      at: now,
      reason: null,
      note,
    });
    const data = { stage, from: row.stage, because: 'criteria' as const };
    await say([checked, { type: 'lead.qualified', ...happened, data }]);
  });
}

/** By a person, with the reason in their words, whatever the checklist says. */
export function setStage(
  app: App,
  actor: Actor,
  place: Place,
  { stage, note }: { stage: Exclude<Stage, 'disqualified'>; note: string },
): Promise<void> {
  return withLead(app, actor, place, async ({ tx, say, row, now }) => {
    if (row.stage === 'disqualified')
      throw new Refusal('conflict.disqualified', 'The lead is disqualified; reopen it first.');
    if (row.stage === stage) throw new Refusal('conflict.same_stage', 'The lead is in this stage already.');
    await saveStage(tx, place.publisherId, place.leadId, {
      stage,
      by: actor.id,
      at: now,
      reason: null,
      note,
    });
    const happened = { publisherId: place.publisherId, subjectId: place.leadId, actor: actor.id };
    await say([{ type: 'lead.qualified', ...happened, data: { stage, from: row.stage, because: 'person' } }]);
  });
}

export type DisqualificationInput = { reason: Disqualification; note: string | null; giveBack: boolean };

/** giveBack: also returns it to the marketplace it came from, where the reason is the source's fault and the time has not run out. */
export function disqualify(
  app: App,
  actor: Actor,
  place: Place,
  input: DisqualificationInput,
): Promise<void> {
  const { reason, note, giveBack } = input;
  if (reason === 'other' && note === null)
    throw invalid('note', 'Say in a few words what the reason is.', 'required');
  if (giveBack && !isReturnable(reason))
    throw invalid('giveBack', 'For this reason a lead is not given back; leave it out.', 'must_be_empty');
  return withLead(app, actor, place, async ({ tx, say, lead, row, now }) => {
    if (row.stage === 'disqualified')
      throw new Refusal('conflict.disqualified', 'The lead is disqualified already; reopen it first.');
    const { publisherId, leadId } = place;
    const happened = { publisherId, subjectId: leadId, actor: actor.id };
    await saveStage(tx, publisherId, leadId, { stage: 'disqualified', by: actor.id, at: now, reason, note });
    await say([{ type: 'lead.disqualified', ...happened, data: { reason, from: row.stage } }]);
    if (!giveBack) return;
    if (!isReturnInTime(lead.receivedAt, now))
      throw new Refusal(
        'conflict.return_too_late',
        `A lead can be given back for ${returnDays} days after it came in. Disqualify it without that.`,
        { given: { days: returnDays } },
      );
    if (
      !(await insertReturn(tx, { publisherId, leadId, reason, note, returnedBy: actor.id, returnedAt: now }))
    )
      throw new Refusal(
        'conflict.returned_before',
        'This lead was given back before. Disqualify it without that.',
      );
    await say([{ type: 'lead.returned', ...happened, data: { reason } }]);
  });
}

/** Back to where its checklist puts it now; a return that nobody has decided is taken back. */
export function reopen(
  app: App,
  scorers: Scorers,
  actor: Actor,
  place: Place,
  { note }: { note: string | null },
): Promise<void> {
  return withLead(app, actor, place, async ({ tx, say, lead, row, now }) => {
    if (row.stage !== 'disqualified')
      throw new Refusal('conflict.not_disqualified', 'Only a disqualified lead can be reopened.');
    const { publisherId, leadId } = place;
    await takeBack(tx, publisherId, leadId);
    const stage = stageReached(await checksNow(tx, scorers, lead, { ...row, stage: 'inquiry' }, now));
    await saveStage(tx, publisherId, leadId, { stage, by: actor.id, at: now, reason: null, note });
    await say([{ type: 'lead.reopened', publisherId, subjectId: leadId, actor: actor.id, data: { stage } }]);
  });
}
