// A new opportunity comes into its pipeline: of a lead that is converted, or made by hand.
import type { Actor } from '../accounts/actor.ts';
import { assigneeOf, type Confined } from '../accounts/confined.ts';
import { leadById } from '../leads/inbox-store.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { newId } from '../platform/ids.ts';
import type { Say } from '../platform/outbox.ts';
import { invalid, invalidFields, Refusal } from '../platform/refusal.ts';
import { missing } from './move.ts';
import type { Contact, Fields, NewOpportunity, Opportunity } from './opportunity.ts';
import { pipelineOf, stageOf } from './pipeline.ts';
import { latestPipelines } from './pipeline-store.ts';
import { insertMove, insertOpportunity, saveContacts } from './store.ts';
import { withFields } from './values.ts';

/** Who makes or changes it: a person, a key, or a room that hears of it elsewhere. */
export type By = Confined & { id: string };
export type Within = { tx: Tx; say: Say; now: Date; actor: By; publisherId: string };
type Beginning = Fields & { name: string; pipelineId?: string | undefined; stage?: string | undefined };

/** By hand. Of a lead that has been converted already, where one is named: else it is converted. */
export function createOpportunity(
  app: App,
  actor: Actor,
  publisherId: string,
  { leadId, ...given }: NewOpportunity,
): Promise<Opportunity> {
  return app.outbox.transact(
    publisherId,
    async (tx, say) => {
      const lead = leadId === undefined ? null : await leadById(tx, publisherId, leadId);
      if (lead === undefined) throw invalid('leadId', 'There is no such lead here.', 'not_here');
      if (lead !== null && lead.convertedAt === null)
        throw new Refusal(
          'conflict.not_converted',
          'This lead is not an opportunity yet: convert it instead.',
        );
      const inside = { tx, say, now: app.clock.now(), actor, publisherId };
      const of = lead === null ? byHand : fromLead(lead.id);
      return beginOpportunity(inside, of, given, {
        ownerId: actor.userId,
        contacts: lead === null ? [] : [ofLead(lead.id)],
      });
    },
    assigneeOf(actor),
  );
}

type From = Pick<Opportunity, 'origin' | 'leadId'>;
const byHand: From = { origin: 'hand', leadId: null };
export const fromLead = (leadId: string): From => ({ origin: 'lead', leadId });

export const ofLead = (leadId: string): Contact => ({
  leadId,
  name: null,
  email: null,
  phone: null,
  part: null,
});

/** In the caller's transaction. usual: what holds where nothing is given. */
export async function beginOpportunity(
  inside: Within,
  { origin, leadId }: From,
  { name, pipelineId, stage: wanted, ...fields }: Beginning,
  usual: { ownerId: string | null; contacts: Contact[] },
): Promise<Opportunity> {
  const { tx, say, now, actor, publisherId } = inside;
  const { document } = await latestPipelines(tx, publisherId);
  const offered = document.pipelines.filter(({ archived }) => !archived);
  const pipeline =
    pipelineId === undefined ? offered[0]! : pipelineOf({ ...document, pipelines: offered }, pipelineId);
  if (pipeline === undefined) throw notOne('pipelineId', offered);
  const stage = wanted === undefined ? pipeline.stages[0]! : stageOf(pipeline, wanted);
  if (stage === undefined) throw notOne('stage', pipeline.stages);
  const blank: Opportunity = {
    id: newId('opp', now),
    origin,
    leadId,
    name,
    pipelineId: pipeline.id,
    stage: stage.id,
    state: 'open',
    value: null,
    currency: null,
    expectedClose: null,
    ownerId: usual.ownerId,
    nextStep: null,
    nextStepOn: null,
    reason: null,
    reasonNote: null,
    stageSince: now,
    createdBy: actor.id,
    createdAt: now,
    changedAt: now,
    closedAt: null,
    version: 1,
  };
  const { opportunity, contacts } = await withFields(
    inside,
    { opportunity: blank, contacts: usual.contacts },
    fields,
  );
  const lacks = missing(stage.requires, opportunity, contacts, '');
  if (lacks.length > 0) throw invalidFields(lacks);
  await insertOpportunity(tx, publisherId, opportunity);
  await saveContacts(tx, publisherId, opportunity.id, contacts);
  const { value, currency } = opportunity;
  await insertMove(tx, publisherId, opportunity.id, {
    version: opportunity.version,
    at: now,
    actor: actor.id,
    fromStage: null,
    toStage: stage.id,
    fromName: null,
    toName: stage.name,
    value,
    currency,
    reason: null,
    note: null,
  });
  const data = { leadId, pipelineId: pipeline.id, stage: stage.id, value, currency };
  await say([{ type: 'opportunity.created', publisherId, subjectId: opportunity.id, actor: actor.id, data }]);
  return opportunity;
}

function notOne(field: string, among: readonly { id: string }[]): Refusal {
  const options = among.map(({ id }) => id).join(', ');
  return invalid(field, `Must be one of ${options}.`, 'not_one_of', { options });
}
