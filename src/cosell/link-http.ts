// Routes between referrals and opportunities: one becomes the other, each shows how both stand, a person decides where they differ.
import * as z from 'zod';
import { may, type Actor, type Scope } from '../accounts/actor.ts';
import { asActor } from '../accounts/confined.ts';
import { opportunityIdText } from '../pipeline/opportunity.ts';
import { OpportunityView, opportunityView } from '../pipeline/opportunity-view.ts';
import { latestPipelines } from '../pipeline/pipeline-store.ts';
import type { App } from '../platform/app.ts';
import { Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { convertReferral } from './convert-referral.ts';
import type { CosellDesk } from './desk.ts';
import { linkOfOpportunity } from './link-store.ts';
import { LinkView, linkView, ReferralConversionShape, SettlementShape } from './link-view.ts';
import { settle } from './settle.ts';

const tags = ['Co-sell'];
const path = '/api/v1/publishers/:publisherId';
const params = z.object({ publisherId: z.string() });
const one = params.extend({ referralId: z.string().regex(/^ref_[0-9a-z]{20}$/) });
const write = { scope: 'cosell:write' } as const;
const Conversion = z.object({
  opportunity: OpportunityView,
  created: z.boolean().describe('False: it was converted before, and this is what it became'),
});

export function referralOpportunityRoutes(web: Web, app: App, desk: CosellDesk): void {
  conversionRoute(web, app);
  web.get(
    `${path}/opportunities/:opportunityId/referral`,
    {
      config: { scope: 'pipeline:read', assigned: true },
      schema: {
        tags,
        summary: 'The referral that an opportunity was, and how both stand to each other',
        params: params.extend({ opportunityId: opportunityIdText }),
        response: { 200: LinkView },
      },
    },
    ({ actor, params: { publisherId, opportunityId } }) =>
      asActor(app, actor, publisherId, async (tx) => {
        const link = await linkOfOpportunity(tx, publisherId, opportunityId);
        if (link === undefined) throw notFound('referral');
        return linkView(link);
      }),
  );

  web.post(
    `${path}/referrals/:referralId/settlements`,
    {
      config: write,
      schema: {
        tags,
        summary: 'Decide between a referral and its opportunity where both differ',
        description: 'Also tries again what the programme refused. Needs the scope pipeline:write as well.',
        params: one,
        body: SettlementShape,
        response: { 201: LinkView },
      },
    },
    async ({ actor, params: { publisherId, referralId }, body: { keep } }, reply) => {
      demand(actor, 'pipeline:write');
      const link = await settle(app, desk, actor, { publisherId, referralId }, keep);
      return reply.code(201).send(linkView(link));
    },
  );
}

function conversionRoute(web: Web, app: App): void {
  web.post(
    `${path}/referrals/:referralId/conversions`,
    {
      config: write,
      schema: {
        tags,
        summary: 'Make a referral an opportunity',
        description:
          'One that is accepted, or your own. What is left out is taken from the referral; from then on both are kept in step. Said again, it answers what the referral became. Needs the scope pipeline:write as well.',
        params: one,
        body: ReferralConversionShape,
        response: { 200: Conversion, 201: Conversion },
      },
    },
    async ({ actor, params: { publisherId, referralId }, body }, reply) => {
      demand(actor, 'pipeline:write');
      const { opportunity, created } = await convertReferral(app, actor, publisherId, referralId, body);
      const { document } = await app.db.asPublisher(publisherId, (tx) => latestPipelines(tx, publisherId));
      return reply
        .code(created ? 201 : 200)
        .send({ opportunity: opportunityView(opportunity, document, app.clock.now()), created });
    },
  );
}

function demand(actor: Actor, scope: Scope): void {
  if (may(actor, scope)) return;
  throw actor.userId === null
    ? new Refusal('forbidden.key_lacks_scope', `This key lacks the scope ${scope}.`, { given: { scope } })
    : new Refusal('forbidden.role_lacks_scope', `Your role lacks the scope ${scope}.`, { given: { scope } });
}
