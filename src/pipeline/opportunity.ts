// An opportunity: a deal that is to be won. Its shapes, and what is given when one is made or changed.
import * as z from 'zod';
import { says } from '../platform/web-words.ts';
import { dayGiven } from '../platform/web-time.ts';
import { currencyCode, type Requirable } from './pipeline.ts';

export const states = ['open', 'won', 'lost'] as const;
export type State = (typeof states)[number];

/** Which stream it came from: a lead of a storefront, a person's own hand, or a referral of a co-sell programme. */
export const origins = ['lead', 'hand', 'co_sell'] as const;
export type Origin = (typeof origins)[number];

export type Opportunity = {
  id: string;
  origin: Origin;
  leadId: string | null;
  name: string;
  pipelineId: string;
  /** An open stage's id, won or lost. */
  stage: string;
  state: State;
  /** A decimal with as many decimals as the currency has; both or neither. */
  value: string | null;
  currency: string | null;
  /** YYYY-MM-DD */
  expectedClose: string | null;
  ownerId: string | null;
  nextStep: string | null;
  nextStepOn: string | null;
  reason: string | null;
  reasonNote: string | null;
  stageSince: Date;
  createdBy: string;
  createdAt: Date;
  changedAt: Date;
  closedAt: Date | null;
  version: number;
};

/** leadId: the person of that lead, whose data stay there; else as written here. */
export type Contact = {
  leadId: string | null;
  name: string | null;
  email: string | null;
  phone: string | null;
  part: string | null;
};

export const leadIdText = z
  .string()
  .regex(/^lead_[0-9a-z]{20}$/, says('not_an_id', 'Give an id that starts with lead_.', { prefix: 'lead_' }));
export const opportunityIdText = z.string().regex(/^opp_[0-9a-z]{20}$/);
const slug = z.string().max(40);
const day = dayGiven();
const words = (max: number) => z.string().trim().min(1).max(max);

const ContactShape = z
  .strictObject({
    leadId: leadIdText.nullable().default(null).describe('The person of this lead; null: as written here'),
    name: words(200).nullable().default(null),
    email: z.email().max(320).nullable().default(null),
    phone: words(60).nullable().default(null),
    part: words(120).nullable().default(null).describe('What the person is to the deal, such as who signs'),
  })
  .refine(({ leadId, name }) => leadId !== null || name !== null, {
    ...says('required', 'Give a name.'),
    path: ['name'],
  })
  .meta({ id: 'OpportunityContact' });

export const mostContacts = 20;

const amount = z.string().max(40).describe('A decimal such as "1250.50", never a number');
const fields = {
  value: amount.nullable().optional().describe('A decimal such as "1250.50"; needs a currency'),
  currency: currencyCode.nullable().optional(),
  expectedClose: day.nullable().optional(),
  ownerId: z.string().min(1).max(64).nullable().optional().describe('Null: nobody'),
  nextStep: words(500).nullable().optional(),
  nextStepOn: day.nullable().optional(),
  contacts: z
    .array(ContactShape)
    .max(mostContacts)
    .optional()
    .describe('All of them; the first is the one to speak to'),
};

/** What a change may touch; left out: as it is. */
export const FieldsShape = z.strictObject(fields).meta({ id: 'OpportunityFields' });
export type Fields = z.infer<typeof FieldsShape>;

export const ChangeShape = z.strictObject({ ...fields, name: words(200).optional() });
export type Change = z.infer<typeof ChangeShape>;

const begins = {
  ...fields,
  pipelineId: slug.optional().describe('Left out: the first in use'),
  stage: slug.optional().describe('Left out: the first'),
};
export const NewShape = z.strictObject({
  ...begins,
  name: words(200),
  leadId: leadIdText
    .optional()
    .describe('A lead is converted, see its conversions; this only names one that has been'),
});
export const ConversionShape = z.strictObject({
  ...begins,
  name: words(200).optional().describe('Left out: company or person, and the offer'),
  override: z
    .strictObject({ reason: words(1_000) })
    .optional()
    .describe('Converts a lead that is not sales-qualified; needs the scope leads:write'),
  another: z.boolean().default(false).describe('One more, though the lead was converted before'),
});
export type Conversion = z.infer<typeof ConversionShape>;
export type NewOpportunity = z.infer<typeof NewShape>;

export const MoveShape = z.strictObject({
  to: slug.describe('A stage, won or lost'),
  version: z.int().min(1).describe('Of the opportunity as it was read'),
  reason: slug.nullable().default(null).describe('Of the publisher’s list; needed with lost'),
  note: words(1_000).nullable().default(null),
  fields: FieldsShape.default({}).describe('What the stage asks for, set in the same step'),
});
export type MoveGiven = z.infer<typeof MoveShape>;

/** What of a stage's demands an opportunity has not. */
export function lacking(
  requires: readonly Requirable[],
  { value, expectedClose, nextStep, ownerId }: Opportunity,
  contacts: readonly Contact[],
): Requirable[] {
  const has: Record<Requirable, boolean> = {
    value: value !== null,
    expectedClose: expectedClose !== null,
    nextStep: nextStep !== null,
    owner: ownerId !== null,
    contacts: contacts.length > 0,
  };
  return requires.filter((field) => !has[field]);
}
