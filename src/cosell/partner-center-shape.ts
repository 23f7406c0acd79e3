// A referral as the Partner Center Referrals API v1 writes it, and how it becomes ours. Whatever is missing or new is taken as it is.
import * as z from 'zod';
import {
  amount,
  day,
  text,
  time,
  type Category,
  type Consent,
  type Contact,
  type Customer,
  type Deal,
  type Member,
  type Status,
  type Substatus,
  type Told,
} from './referral.ts';

const any = z.unknown().optional();
const loose = <Shape extends z.ZodRawShape>(shape: Shape) => z.looseObject(shape).nullish().catch(null);
const many = <Item extends z.ZodType>(item: Item) => z.array(item).nullish().catch(null);

const Person = z.looseObject({ firstName: any, lastName: any, email: any, phoneNumber: any, title: any });

/** Tolerant: an id is all that it must have. */
export const PartnerCenterReferral = z.looseObject({
  id: z.string().min(1).max(200),
  engagementId: any,
  name: any,
  externalReferenceId: any,
  createdDateTime: any,
  updatedDateTime: any,
  expirationDateTime: any,
  acceptedDateTime: any,
  status: any,
  substatus: any,
  statusReason: any,
  type: any,
  referralType: any,
  qualification: any,
  direction: any,
  organizationId: any,
  eTag: any,
  customerProfile: loose({
    name: any,
    size: any,
    address: loose({
      addressLine1: any,
      addressLine2: any,
      city: any,
      state: any,
      postalCode: any,
      country: any,
      region: any,
    }),
    team: many(Person),
  }),
  consent: loose({
    consentToToShareInfoWithOthers: any,
    consentToContact: any,
    consentToShareReferralWithMicrosoftSellers: any,
  }),
  details: loose({
    notes: any,
    dealValue: any,
    currency: any,
    closingDateTime: any,
    requirements: loose({
      solutions: many(z.looseObject({ id: any, name: any })),
      offers: many(z.looseObject({ id: any, name: any })),
    }),
  }),
  team: many(Person),
  inviteContext: loose({
    notes: any,
    invitedBy: loose({ organizationId: any, organizationName: any }),
  }),
});
type Shape = z.infer<typeof PartnerCenterReferral>;

const statusOf: Record<string, Status> = { new: 'new', active: 'active', closed: 'closed' };
const substatusOf: Record<string, Substatus> = {
  pending: 'pending',
  received: 'received',
  accepted: 'accepted',
  won: 'won',
  lost: 'lost',
  declined: 'declined',
  expired: 'expired',
};

/** Null for what is no referral. ownOrganizations: ids under which the publisher itself is known there. */
export function partnerCenterTold(raw: unknown, ownOrganizations: readonly string[]): Told | null {
  const read = PartnerCenterReferral.safeParse(raw);
  if (!read.success) return null;
  const said = read.data;
  const inviter = text(said.inviteContext?.invitedBy?.organizationId);
  const outgoing = text(said.direction)?.toLowerCase() === 'outgoing';
  const kind = text(said.type) ?? text(said.referralType);
  return {
    externalId: said.id,
    formerId: null,
    engagementId: text(said.engagementId),
    name: text(said.name),
    category: categoryOf({ kind, qualification: text(said.qualification), inviter, ownOrganizations }),
    direction: outgoing ? 'outgoing' : 'incoming',
    ...standingOf(said),
    stage: null,
    customer: customerOf(said),
    consent: consentOf(said),
    deal: dealOf(said),
    solutions: solutionsOf(said),
    invitedBy:
      inviter === null ? null : { id: inviter, name: text(said.inviteContext?.invitedBy?.organizationName) },
    team: (said.team ?? []).map((person): Member => ({ ...contactOf(person), side: 'ours' })),
    externalReference: text(said.externalReferenceId),
    createdAt: time(said.createdDateTime),
    updatedAt: time(said.updatedDateTime) ?? time(said.createdDateTime),
    acceptedAt: time(said.acceptedDateTime),
    expiresAt: time(said.expirationDateTime),
    version: text(said.eTag),
    raw,
  };
}

type Traits = {
  kind: string | null;
  qualification: string | null;
  /** Of the organisation that invited; null: nobody. */
  inviter: string | null;
  ownOrganizations: readonly string[];
};

/** The three fields together, and none of them alone; a combination that is not documented is unknown. */
export function categoryOf({ kind, qualification, inviter, ownOrganizations }: Traits): Category {
  const [type, qualified, by] = [kind, qualification, inviter].map((word) => word?.toLowerCase() ?? null);
  const fromMicrosoft = by === 'msft';
  if (type === 'independent' && qualified === 'direct' && (by === null || fromMicrosoft))
    return 'marketplace_lead';
  const isQualified = qualified === 'salesqualified' || qualified === 'marketingqualified';
  if (type === 'independent' && isQualified && fromMicrosoft) return 'qualified_lead';
  const own = ownOrganizations.some((id) => id.toLowerCase() === by);
  const partner = by !== null && !fromMicrosoft;
  const deal =
    (type === 'independent' || type === 'shared') && (qualified === 'salesqualified' || qualified === 'none');
  // A Microsoft seller who invites into a shared deal sells together with us.
  if (deal && (own || partner || (type === 'shared' && fromMicrosoft))) return 'co_sell';
  return 'unknown';
}

function standingOf(said: Shape): Pick<Told, 'status' | 'substatus' | 'statusText' | 'statusReason'> {
  const [status, substatus] = [text(said.status), text(said.substatus)];
  return {
    status: statusOf[status?.toLowerCase() ?? ''] ?? 'unknown',
    substatus: substatusOf[substatus?.toLowerCase() ?? ''] ?? 'unknown',
    statusText: [status, substatus].filter((word) => word !== null).join(' / '),
    statusReason: text(said.statusReason),
  };
}

const consentOf = ({ consent }: Shape): Consent => ({
  shareWithOthers: flag(consent?.consentToToShareInfoWithOthers),
  contact: flag(consent?.consentToContact),
  shareWithSellers: flag(consent?.consentToShareReferralWithMicrosoftSellers),
});

const dealOf = ({ details, inviteContext }: Shape): Deal => ({
  value: amount(details?.dealValue),
  currency: text(details?.currency)?.toUpperCase() ?? null,
  closesOn: day(details?.closingDateTime),
  notes: text(details?.notes) ?? text(inviteContext?.notes),
});

function solutionsOf({ details }: Shape): Told['solutions'] {
  const { solutions, offers } = details?.requirements ?? {};
  return [...(solutions ?? []), ...(offers ?? [])].map(({ id, name }) => ({
    id: text(id),
    name: text(name),
  }));
}

function customerOf({ customerProfile }: Shape): Customer {
  const address = customerProfile?.address;
  const lines = [text(address?.addressLine1), text(address?.addressLine2)].filter((line) => line !== null);
  return {
    company: text(customerProfile?.name),
    street: lines.length === 0 ? null : lines.join(', '),
    city: text(address?.city),
    region: text(address?.state) ?? text(address?.region),
    postalCode: text(address?.postalCode),
    country: text(address?.country)?.toUpperCase() ?? null,
    size: text(customerProfile?.size),
    contacts: (customerProfile?.team ?? []).map(contactOf),
  };
}

const contactOf = ({ firstName, lastName, email, phoneNumber, title }: z.infer<typeof Person>): Contact => ({
  firstName: text(firstName),
  lastName: text(lastName),
  email: text(email),
  phone: text(phoneNumber),
  title: text(title),
});

const flag = (value: unknown) => (typeof value === 'boolean' ? value : null);
