// A referral as the API shows it: its contact hidden where its programme wants that, and what may be done with it now.
import * as z from 'zod';
import { FaultView } from './account-http.ts';
import { commandStates, type CommandRow } from './command-store.ts';
import { mayConvert } from './convertible.ts';
import { linkStates, type LinkMark } from './link-store.ts';
import { maskedOf } from './mask.ts';
import { programmeByName } from './programmes.ts';
import type { Referral } from './referral-store.ts';
import { categories, directions, statuses, substatuses } from './referral.ts';
import { commands, possible } from './state.ts';

const text = z.string().nullable();
const said = z.boolean().nullable();

const Contact = z
  .object({ firstName: text, lastName: text, email: text, phone: text, title: text })
  .meta({ id: 'ReferralContact' });

export const Answer = z
  .object({
    dueAt: z.date().nullable(),
    answeredAt: z.date().nullable(),
    state: z.enum(['none', 'due', 'overdue', 'in_time', 'late', 'never']),
  })
  .describe('By when an answer is wanted, and whether it came by then');

export const ReferralView = z
  .object({
    id: z.string(),
    accountId: z.string(),
    programme: z.string(),
    externalId: z.string(),
    engagementId: text,
    name: text,
    category: z.enum(categories).describe('unknown: a combination that is not documented'),
    direction: z.enum(directions),
    status: z.enum(statuses),
    substatus: z.enum(substatuses),
    statusText: z.string().describe('In the programme’s own words'),
    statusReason: text,
    stage: text,
    masked: z.boolean().describe('The contact is hidden until it is accepted'),
    customer: z.object({
      company: text,
      street: text,
      city: text,
      region: text,
      postalCode: text,
      country: text,
      size: text,
      contacts: z.array(Contact),
    }),
    deal: z.object({ value: text, currency: text, closesOn: text, notes: text }),
    consent: z.object({ shareWithOthers: said, contact: said, shareWithSellers: said }),
    team: z.array(Contact.extend({ side: z.enum(['ours', 'theirs']) })),
    solutions: z.array(z.object({ id: text, name: text })),
    invitedBy: z.object({ id: text, name: text }).nullable(),
    externalReference: text,
    createdAt: text,
    updatedAt: text.describe('At the programme'),
    firstSeenAt: z.date(),
    changedAt: z.date(),
    revision: z.int(),
    expiresAt: z.date().nullable(),
    answer: Answer,
    odd: z
      .boolean()
      .describe('The programme moved it where its own table lets none go; it stays closed here'),
    goneAt: z.date().nullable().describe('The programme has it no more'),
    leadId: text.describe('The storefront lead that this one is; it counts there'),
    matchedBy: text,
    possible: z.array(z.enum(commands)),
    convertible: z.boolean().describe('May become an opportunity now'),
    opportunity: z
      .object({ id: z.string(), state: z.enum(linkStates) })
      .nullable()
      .describe('What it was converted into, and how both stand'),
  })
  .meta({ id: 'Referral' });

export function referralView(
  referral: Referral,
  now: Date,
  link?: Pick<LinkMark, 'opportunityId' | 'state'>,
): z.infer<typeof ReferralView> {
  const { told, answerDueAt, answeredAt } = referral;
  const masks = programmeByName(referral.programme)?.masks ?? true;
  const { status, substatus } = referral;
  const shown = maskedOf({ ...told, status, substatus, raw: null }, masks);
  return {
    id: referral.id,
    accountId: referral.accountId,
    programme: referral.programme,
    externalId: referral.externalId,
    engagementId: told.engagementId,
    name: told.name,
    category: referral.category,
    direction: referral.direction,
    status,
    substatus,
    statusText: told.statusText,
    statusReason: told.statusReason,
    stage: told.stage,
    ...shown,
    consent: told.consent,
    solutions: told.solutions,
    invitedBy: told.invitedBy,
    externalReference: told.externalReference,
    createdAt: told.createdAt,
    updatedAt: told.updatedAt,
    firstSeenAt: referral.firstSeenAt,
    changedAt: referral.changedAt,
    revision: referral.revision,
    expiresAt: referral.expiresAt,
    answer: { dueAt: answerDueAt, answeredAt, state: answerState(referral, now) },
    odd: referral.oddAt !== null,
    goneAt: referral.goneAt,
    leadId: referral.leadId,
    matchedBy: referral.matchedBy,
    possible: [...possible({ status, substatus }, referral.direction)],
    convertible: link === undefined && mayConvert(referral),
    opportunity: link === undefined ? null : { id: link.opportunityId, state: link.state },
  };
}

export function answerState(
  {
    answerDueAt,
    answeredAt,
    status,
    substatus,
  }: Pick<Referral, 'answerDueAt' | 'answeredAt' | 'status' | 'substatus'>,
  now: Date,
): z.infer<typeof Answer>['state'] {
  if (answerDueAt === null) return 'none';
  if (substatus === 'expired') return 'never';
  if (answeredAt !== null) return answeredAt <= answerDueAt ? 'in_time' : 'late';
  if (status !== 'new') return 'none';
  return now < answerDueAt ? 'due' : 'overdue';
}

export const CommandView = z
  .object({
    id: z.string(),
    referralId: text,
    kind: z.enum(commands),
    state: z.enum(commandStates).describe('waiting: it is tried again by itself'),
    createdBy: z.string(),
    createdAt: z.date(),
    tries: z.int(),
    nextAt: z.date().nullable(),
    fault: FaultView.nullable(),
    differences: z
      .array(z.object({ field: z.string(), before: text, there: text, ours: text }))
      .nullable()
      .describe('Of a conflict: what the programme has now, and what was wanted. Nothing was written over'),
    endedAt: z.date().nullable(),
  })
  .meta({ id: 'ReferralCommand' });

/** masked: contacts are not to be read from what changed either. */
export function commandView(row: CommandRow, masked: boolean): z.infer<typeof CommandView> {
  const { id, referralId, kind, state, createdBy, createdAt, tries, nextAt, fault, differences, endedAt } =
    row;
  const hidden = new Set(['contact', 'notes']);
  return {
    id,
    referralId,
    kind,
    state,
    createdBy,
    createdAt,
    tries,
    nextAt: state === 'waiting' ? nextAt : null,
    fault,
    differences: differences?.filter(({ field }) => !masked || !hidden.has(field)) ?? null,
    endedAt,
  };
}
