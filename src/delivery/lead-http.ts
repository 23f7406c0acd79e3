// The route of one lead: here, because only this room knows where the lead went.
import * as z from 'zod';
import { LeadFieldView } from '../leads/lead-field-http.ts';
import { LeadView } from '../leads/lead-view.ts';
import { RawBody } from '../leads/raw.ts';
import type { App } from '../platform/app.ts';
import type { Web } from '../platform/web.ts';
import { StandingView } from '../scoring/standing-view.ts';
import { leadDetail } from './lead-detail.ts';
import { Said } from './said-view.ts';
import { states } from './shown-state.ts';

const text = z.string().nullable();

const RemoteRecord = z
  .object({
    state: z.enum(['open', 'working', 'qualified', 'disqualified', 'converted', 'won', 'lost', 'deleted']),
    status: text.describe('The far side’s own word for it'),
    owner: text.describe('Who works on it there'),
    value: z.number().nullable().describe('In whole units of the currency'),
    currency: text.describe('ISO 4217'),
    url: text,
    changedAt: z.date(),
    readAt: z.date(),
  })
  .describe('What became of it there; of the operator’s CRM the state alone')
  .meta({ id: 'RemoteRecord' });

export const LeadDelivery = z
  .object({
    id: z.string(),
    destinationId: z.string(),
    destinationName: text,
    role: text.describe('publisher-crm, field-seller-crm or lead-store'),
    route: z.string().describe('Why this destination has the lead'),
    state: z.enum(states),
    attempts: z.int(),
    externalId: text.describe('The record’s id on the far side'),
    externalUrl: text,
    lastReason: text,
    lastDetail: text,
    lastSaid: Said.nullable(),
    unconfirmed: z.boolean(),
    createdAt: z.date(),
    deliveredAt: z.date().nullable(),
    nextTryAt: z.date().nullable(),
    remote: RemoteRecord.nullable(),
  })
  .meta({ id: 'LeadDelivery' });

const LeadUpdate = LeadDelivery.omit({ route: true, remote: true })
  .extend({
    eventType: z.string().describe('What happened, such as opportunity.won'),
    opportunityId: z.string(),
  })
  .meta({ id: 'LeadUpdate' });

const Moment = z.looseObject({ at: z.date(), type: z.string(), actor: z.string() }).meta({
  id: 'Moment',
  description:
    'Something that happened to the lead; further members, ids and codes alone, depend on the type',
});

const LeadDetail = LeadView.extend({
  source: z
    .object({ leadSource: text, actionCode: text, extra: z.record(z.string(), z.unknown()) })
    .describe('Where it says it comes from, and every member we do not know, as sent'),
  fields: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .describe('What it says in the publisher’s own lead fields, by their names'),
  leadFields: z.array(LeadFieldView).describe('What the names in fields mean, in the order of the form'),
  person: z
    .object({
      id: z.string().describe('Of whoever stands for the person after merges'),
      leads: z
        .int()
        .describe('All leads of this person under whatever address they were merged, this one included'),
      firstSeenAt: z.date(),
    })
    .nullable(),
  standing: StandingView.nullable().describe('What it scores and why; null until it is scored'),
  deliveries: z.array(LeadDelivery),
  updates: z
    .array(LeadUpdate)
    .describe(
      'What its records are brought up to date by as its opportunity moves: the last 50, oldest first',
    ),
  timeline: z.array(Moment).describe('Oldest first'),
  raw: RawBody,
}).meta({ id: 'LeadDetail' });

export function leadDetailRoutes(web: Web, app: App): void {
  web.get(
    '/api/v1/publishers/:publisherId/leads/:leadId',
    {
      config: { scope: 'leads:read', assigned: true },
      schema: {
        tags: ['Leads'],
        summary: 'One lead with its deliveries, timeline and raw body',
        params: z.object({ publisherId: z.string(), leadId: z.string().regex(/^lead_[0-9a-z]{20}$/) }),
        response: { 200: LeadDetail },
      },
    },
    async ({ actor, params }) => leadDetail(app, actor, params.publisherId, params.leadId),
  );
}
