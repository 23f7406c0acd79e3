// An opportunity as the API shows it: its row with what its stage makes of it.
import * as z from 'zod';
import { ageOf, probabilityOf } from './move.ts';
import { origins, states, type Opportunity } from './opportunity.ts';
import { pipelineOf, stageOf, type Pipelines } from './pipeline.ts';

const text = z.string().nullable();

export const OpportunityView = z
  .object({
    id: z.string(),
    origin: z
      .enum(origins)
      .describe('lead: converted from a storefront’s. co_sell: from a programme’s referral. hand: neither'),
    leadId: text.describe('What it was converted from; null: of no lead'),
    name: z.string(),
    pipelineId: z.string(),
    stage: z.string().describe('A stage of the pipeline, won or lost'),
    state: z.enum(states),
    probability: z.int().describe('Of 100, by its stage'),
    value: text.describe('A decimal such as "1250.50"'),
    currency: text.describe('ISO 4217'),
    expectedClose: text.describe('YYYY-MM-DD'),
    ownerId: text,
    nextStep: text,
    nextStepOn: text.describe('YYYY-MM-DD'),
    reason: text.describe('Why it was won or lost, by the publisher’s list'),
    reasonNote: text,
    stageSince: z.date(),
    daysInStage: z.int(),
    stuck: z.boolean().describe('Longer in its stage than the stage allows'),
    createdBy: z.string(),
    createdAt: z.date(),
    changedAt: z.date(),
    closedAt: z.date().nullable(),
    version: z.int().describe('Named by whoever changes or moves it'),
  })
  .meta({ id: 'Opportunity' });

export const ListedOpportunity = OpportunityView.extend({
  customer: text.describe('The company or the person of the lead'),
}).meta({ id: 'ListedOpportunity' });

export function opportunityView<Row extends Opportunity>(deal: Row, document: Pipelines, now: Date) {
  const pipeline = pipelineOf(document, deal.pipelineId);
  const stage = pipeline && stageOf(pipeline, deal.stage);
  return { ...deal, probability: probabilityOf(deal.state, stage), ...ageOf(deal, stage, now) };
}
