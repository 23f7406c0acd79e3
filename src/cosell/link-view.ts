// What a referral and its opportunity show of each other, and what is given when one becomes the other or a person decides between both.
import * as z from 'zod';
import { FieldsShape } from '../pipeline/opportunity.ts';
import { linkStates, type Link } from './link-store.ts';
import { stepFields, whys } from './step.ts';

const text = z.string().nullable();

export const LinkView = z
  .object({
    referralId: z.string(),
    opportunityId: z.string(),
    programme: z.string(),
    linkedBy: z.string(),
    linkedAt: z.date(),
    state: z
      .enum(linkStates)
      .describe(
        'under_way: a change of one side is on its way to the other. apart: a person let both differ',
      ),
    stateSince: z.date(),
    differences: z
      .array(
        z.object({
          field: z.enum(stepFields).describe('value with its currency'),
          referral: text,
          opportunity: text,
          why: z.enum(whys),
          said: text.describe('The words of whoever refused'),
        }),
      )
      .describe('What a person is to decide; see settlements'),
  })
  .meta({ id: 'ReferralOpportunity' });

export const linkView = (link: Link): z.infer<typeof LinkView> => ({
  referralId: link.referralId,
  opportunityId: link.opportunityId,
  programme: link.programme,
  linkedBy: link.linkedBy,
  linkedAt: link.linkedAt,
  state: link.state,
  stateSince: link.stateSince,
  differences: link.differences ?? [],
});

export const ReferralConversionShape = FieldsShape.extend({
  name: z.string().trim().min(1).max(200).optional().describe('Left out: the company and the deal'),
  pipelineId: z.string().max(40).optional().describe('Left out: the first in use'),
  stage: z.string().max(40).optional().describe('Left out: the first'),
});
export type ReferralConversion = z.infer<typeof ReferralConversionShape>;

export const keeps = ['referral', 'opportunity', 'both'] as const;
export const SettlementShape = z.strictObject({
  keep: z
    .enum(keeps)
    .describe(
      'Whose values hold where both differ: they become the other’s, as far as the programme allows. both: each keeps its own, and neither follows the other any more',
    ),
});
