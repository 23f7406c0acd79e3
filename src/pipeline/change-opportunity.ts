// What people change in an opportunity, and where they move it. Each names the version that was read, so that nobody's change is lost.
import { assigneeOf } from '../accounts/confined.ts';
import type { Happening } from '../events.ts';
import { assign } from '../leads/assign-store.ts';
import type { App } from '../platform/app.ts';
import { invalidFields, Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import type { By, Within } from './create-opportunity.ts';
import { missing, reviewMove, stateIn } from './move.ts';
import type { Change, MoveGiven, Opportunity } from './opportunity.ts';
import { isExit, pipelineOf, stageOf, type Pipeline, type Pipelines } from './pipeline.ts';
import { latestPipelines } from './pipeline-store.ts';
import { insertMove, lockOpportunity, saveContacts, saveOpportunity } from './store.ts';
import { changedFields, heldOf, withFields, type Held } from './values.ts';

export type Place = { publisherId: string; id: string };

type Inside = Within & { before: Held; document: Pipelines; pipeline: Pipeline };

/** Throws Refusal `not_found` for one that the actor may not see, `conflict.newer_version` where somebody was quicker. */
function withOpportunity(
  app: App,
  actor: By,
  { publisherId, id }: Place,
  version: number,
  work: (inside: Inside) => Promise<Opportunity>,
): Promise<Opportunity> {
  return app.outbox.transact(
    publisherId,
    async (tx, say) => {
      const opportunity = await lockOpportunity(tx, publisherId, id);
      if (opportunity === undefined) throw notFound('opportunity');
      if (opportunity.version !== version)
        throw new Refusal(
          'conflict.newer_version',
          `The newest version is ${opportunity.version}, not ${version}: look at what changed, and change it on top.`,
        );
      const { document } = await latestPipelines(tx, publisherId);
      const pipeline = pipelineOf(document, opportunity.pipelineId) ?? gone(opportunity);
      const before = await heldOf({ tx, publisherId }, opportunity);
      return work({ tx, say, now: app.clock.now(), actor, publisherId, before, document, pipeline });
    },
    assigneeOf(actor),
  );
}

/** A pipeline that was taken away once all of its deals had closed. */
const gone = ({ pipelineId }: Opportunity): Pipeline => ({
  id: pipelineId,
  name: null,
  archived: true,
  stages: [],
});

export function changeOpportunity(
  app: App,
  actor: By,
  place: Place,
  { version, ...given }: Change & { version: number },
): Promise<Opportunity> {
  return withOpportunity(app, actor, place, version, async (inside) => {
    const { before, pipeline } = inside;
    const after = await withFields(inside, before, given);
    // What its stage asks for stays with it.
    const requires = stageOf(pipeline, before.opportunity.stage)?.requires ?? [];
    const had = missing(requires, before.opportunity, before.contacts, '').map(({ field }) => field);
    const lost = missing(requires, after.opportunity, after.contacts, '').filter(
      ({ field }) => !had.includes(field),
    );
    if (lost.length > 0) throw invalidFields(lost);
    return keep(inside, after, []);
  });
}

/** Forward, back, won, lost, or open again. */
export function moveOpportunity(
  app: App,
  actor: By,
  place: Place,
  { to, version, reason, note, fields }: MoveGiven,
): Promise<Opportunity> {
  return withOpportunity(app, actor, place, version, async (inside) => {
    const { before, document, pipeline, now, actor: by, publisherId, tx } = inside;
    if (before.opportunity.stage === to)
      throw new Refusal('conflict.same_stage_deal', 'The opportunity is in this stage already.');
    const filled = await withFields(inside, before, fields, 'fields.');
    const errors = reviewMove(document, pipeline, filled, { to, reason, note });
    if (errors.length > 0) throw invalidFields(errors);
    const { stage: from, state: was } = before.opportunity;
    const state = stateIn(to);
    const opportunity: Opportunity = {
      ...filled.opportunity,
      stage: to,
      state,
      reason: isExit(to) ? reason : null,
      reasonNote: isExit(to) ? note : null,
      stageSince: now,
      closedAt: state === 'open' ? null : now,
    };
    const { id, leadId, pipelineId, value, currency } = opportunity;
    await insertMove(tx, publisherId, id, {
      version: before.opportunity.version + 1,
      at: now,
      actor: by.id,
      fromStage: from,
      toStage: to,
      fromName: stageOf(pipeline, from)?.name ?? null,
      toName: stageOf(pipeline, to)?.name ?? null,
      value,
      currency,
      reason,
      note,
    });
    const of = { publisherId, subjectId: id, actor: by.id };
    const about = { leadId, pipelineId, from, value, currency };
    const happened: Happening =
      state === 'won'
        ? { ...of, type: 'opportunity.won', data: { ...about, reason } }
        : state === 'lost'
          ? { ...of, type: 'opportunity.lost', data: { ...about, reason: reason! } }
          : was === 'open'
            ? { ...of, type: 'opportunity.moved', data: { ...about, to } }
            : { ...of, type: 'opportunity.reopened', data: { ...about, to } };
    return keep(inside, { ...filled, opportunity }, [happened]);
  });
}

/** Saved as the next version, with what is said of it; the lead goes with it to another person. */
async function keep(inside: Inside, after: Held, happened: Happening[]): Promise<Opportunity> {
  const { tx, say, now, actor, publisherId, before } = inside;
  const fields = changedFields(before, after);
  if (fields.length === 0 && happened.length === 0) return before.opportunity;
  const saved = { ...after.opportunity, version: before.opportunity.version + 1, changedAt: now };
  await saveOpportunity(tx, publisherId, saved);
  if (fields.includes('contacts')) await saveContacts(tx, publisherId, saved.id, after.contacts);
  const of = { publisherId, actor: actor.id };
  const { leadId, ownerId } = saved;
  const changed: Happening[] =
    fields.length === 0
      ? []
      : [{ ...of, subjectId: saved.id, type: 'opportunity.changed', data: { leadId, fields } }];
  await say([...changed, ...happened]);
  if (leadId !== null && fields.includes('ownerId'))
    for (const { takenFrom } of await assign(tx, publisherId, [leadId], ownerId, true)) {
      const data = { userId: ownerId, poolId: null, territoryId: null, because: 'by_hand' as const };
      const handed = { takenFrom, note: null };
      const assigned: Happening<'lead.assigned'> = {
        ...of,
        subjectId: leadId,
        type: 'lead.assigned',
        data,
        handed,
      };
      await say([assigned]);
    }
  return saved;
}
