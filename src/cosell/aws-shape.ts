// Invitations and opportunities as the AWS Partner Central Selling API writes them, and how each becomes a referral of ours.
import * as z from 'zod';
import {
  amount,
  day,
  text,
  time,
  type Contact,
  type Customer,
  type Deal,
  type Status,
  type Substatus,
  type Told,
} from './referral.ts';

const any = z.unknown().optional();
const loose = <Shape extends z.ZodRawShape>(shape: Shape) => z.looseObject(shape).nullish().catch(null);
const many = <Item extends z.ZodType>(item: Item) => z.array(item).nullish().catch(null);

const Person = z.looseObject({ FirstName: any, LastName: any, Email: any, Phone: any, BusinessTitle: any });
const Address = loose({
  City: any,
  CountryCode: any,
  PostalCode: any,
  StateOrRegion: any,
  StreetAddress: any,
});
const Spend = many(z.looseObject({ Amount: any, CurrencyCode: any }));
const Account = { CompanyName: any, CountryCode: any, Industry: any, Address };

export const AwsInvitation = z.looseObject({
  Id: z.string().min(1).max(255),
  EngagementId: any,
  EngagementTitle: any,
  Status: any,
  InvitationDate: any,
  ExpirationDate: any,
  SenderAwsAccountId: any,
  SenderCompanyName: any,
  RejectionReason: any,
  InvitationMessage: any,
  PayloadType: any,
  Payload: loose({
    OpportunityInvitation: loose({
      Customer: loose(Account),
      Project: loose({
        Title: any,
        BusinessProblem: any,
        TargetCompletionDate: any,
        ExpectedCustomerSpend: Spend,
      }),
      SenderContacts: many(Person),
    }),
    LeadInvitation: loose({
      Customer: loose(Account),
      Interaction: loose({ Usecase: any, SourceName: any }),
    }),
  }),
});

export const AwsOpportunity = z.looseObject({
  Id: z.string().min(1).max(255),
  CreatedDate: any,
  LastModifiedDate: any,
  PartnerOpportunityIdentifier: any,
  Origin: any,
  OpportunityTeam: many(Person),
  Customer: loose({ Account: loose(Account), Contacts: many(Person) }),
  Project: loose({
    Title: any,
    AdditionalComments: any,
    CustomerBusinessProblem: any,
    ExpectedCustomerSpend: Spend,
  }),
  LifeCycle: loose({ Stage: any, ReviewStatus: any, ClosedLostReason: any, TargetCloseDate: any }),
});

const invitationStates: Record<string, [Status, Substatus]> = {
  PENDING: ['new', 'received'],
  ACCEPTED: ['active', 'accepted'],
  REJECTED: ['closed', 'declined'],
  EXPIRED: ['closed', 'expired'],
};

/** Null for what is no invitation. */
export function toldOfInvitation(raw: unknown): Told | null {
  const read = AwsInvitation.safeParse(raw);
  if (!read.success) return null;
  const said = read.data;
  const statusText = text(said.Status) ?? '';
  const [status, substatus] = invitationStates[statusText] ?? ['unknown', 'unknown'];
  const lead = said.Payload?.LeadInvitation ?? null;
  const deal = said.Payload?.OpportunityInvitation ?? null;
  const project = deal?.Project;
  return {
    externalId: said.Id,
    formerId: null,
    engagementId: text(said.EngagementId),
    name: text(project?.Title) ?? text(said.EngagementTitle),
    category: lead !== null ? 'qualified_lead' : deal !== null ? 'co_sell' : 'unknown',
    direction: 'incoming',
    status,
    substatus,
    statusText,
    statusReason: text(said.RejectionReason),
    stage: null,
    customer: customerOf(deal?.Customer ?? lead?.Customer, []),
    consent: noConsent,
    deal: {
      ...spendOf(project?.ExpectedCustomerSpend),
      closesOn: day(project?.TargetCompletionDate),
      notes:
        text(project?.BusinessProblem) ?? text(lead?.Interaction?.Usecase) ?? text(said.InvitationMessage),
    },
    solutions: [],
    invitedBy: { id: text(said.SenderAwsAccountId), name: text(said.SenderCompanyName) ?? 'AWS' },
    team: (deal?.SenderContacts ?? []).map((person) => ({ ...contactOf(person), side: 'theirs' as const })),
    externalReference: null,
    createdAt: time(said.InvitationDate),
    updatedAt: time(said.InvitationDate),
    acceptedAt: null,
    expiresAt: time(said.ExpirationDate),
    // It has no time of change; its state is what changes.
    version: statusText,
    raw,
  };
}

/** Null for what is no opportunity. formerId: the invitation that it was. */
export function toldOfOpportunity(raw: unknown, formerId: string | null): Told | null {
  const read = AwsOpportunity.safeParse(raw);
  if (!read.success) return null;
  const said = read.data;
  const stage = text(said.LifeCycle?.Stage);
  const incoming = text(said.Origin) !== 'Partner Referral';
  const [status, substatus]: [Status, Substatus] =
    stage === 'Launched'
      ? ['closed', 'won']
      : stage === 'Closed Lost'
        ? ['closed', 'lost']
        : ['active', 'accepted'];
  const project = said.Project;
  return {
    externalId: said.Id,
    formerId,
    engagementId: null,
    name: text(project?.Title),
    category: 'co_sell',
    direction: incoming ? 'incoming' : 'outgoing',
    status,
    substatus,
    statusText: [stage, text(said.LifeCycle?.ReviewStatus)].filter((word) => word !== null).join(' / '),
    statusReason: text(said.LifeCycle?.ClosedLostReason),
    stage,
    customer: customerOf(said.Customer?.Account, said.Customer?.Contacts ?? []),
    consent: noConsent,
    deal: {
      ...spendOf(project?.ExpectedCustomerSpend),
      closesOn: day(said.LifeCycle?.TargetCloseDate),
      notes: text(project?.AdditionalComments) ?? text(project?.CustomerBusinessProblem),
    },
    solutions: [],
    invitedBy: incoming ? { id: null, name: 'AWS' } : null,
    team: (said.OpportunityTeam ?? []).map((person) => ({ ...contactOf(person), side: 'ours' as const })),
    externalReference: text(said.PartnerOpportunityIdentifier),
    createdAt: time(said.CreatedDate),
    updatedAt: time(said.LastModifiedDate),
    acceptedAt: time(said.CreatedDate),
    expiresAt: null,
    version: text(said.LastModifiedDate),
    raw,
  };
}

const noConsent = { shareWithOthers: null, contact: null, shareWithSellers: null };

type AccountShape = z.infer<z.ZodObject<typeof Account>> | null | undefined;

function customerOf(account: AccountShape, contacts: z.infer<typeof Person>[]): Customer {
  const address = account?.Address;
  return {
    company: text(account?.CompanyName),
    street: text(address?.StreetAddress),
    city: text(address?.City),
    region: text(address?.StateOrRegion),
    postalCode: text(address?.PostalCode),
    country: text(address?.CountryCode) ?? text(account?.CountryCode),
    size: null,
    contacts: contacts.map(contactOf),
  };
}

function spendOf(spend: z.infer<typeof Spend>): Pick<Deal, 'value' | 'currency'> {
  const [first] = spend ?? [];
  return { value: amount(first?.Amount), currency: text(first?.CurrencyCode) };
}

const contactOf = (person: z.infer<typeof Person>): Contact => ({
  firstName: text(person.FirstName),
  lastName: text(person.LastName),
  email: text(person.Email),
  phone: text(person.Phone),
  title: text(person.BusinessTitle),
});
