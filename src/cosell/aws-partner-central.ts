// AWS Partner Central: engagement invitations and opportunities of the Selling API.
import { objectIn } from '../connectors/reply.ts';
import { reviewUrl } from '../connectors/review-url.ts';
import { ask, type Body } from './aws-call.ts';
import { fetchAws, fetchOpportunity, pollAws } from './aws-poll.ts';
import { fault } from './fault.ts';
import {
  defineProgramme,
  isFault,
  type Known,
  type Proposal,
  type Sent,
  type ThinEvent,
  type Ways,
} from './programme.ts';
import { text, time, type Changes } from './referral.ts';

const dayMs = 86_400_000;

export const awsPartnerCentral = defineProgramme({
  name: 'aws-partner-central',
  title: 'AWS Partner Central',
  fields: [
    {
      name: 'accessKeyId',
      kind: 'text',
      label: 'Access key ID',
      help: 'Of an IAM user of the account linked to Partner Central, with the policy AWSPartnerCentralOpportunityManagement.',
      required: true,
      maxLength: 128,
    },
    {
      name: 'secretAccessKey',
      kind: 'secret',
      label: 'Secret access key',
      help: 'Shown once when the access key is made.',
      required: true,
      maxLength: 128,
    },
    {
      name: 'catalog',
      kind: 'choice',
      label: 'Catalog',
      help: 'Sandbox is for trying things out; nothing in it reaches AWS’s sellers.',
      required: true,
      maxLength: 20,
      options: ['AWS', 'Sandbox'],
    },
    {
      name: 'apiUrl',
      kind: 'url',
      label: 'API address',
      help: 'Leave it empty; only a private endpoint of your own has another one.',
      required: false,
      maxLength: 200,
    },
  ],
  review: ({ apiUrl }) =>
    apiUrl
      ? reviewUrl('apiUrl', apiUrl, {
          hosts: ['.api.aws', '.amazonaws.com'],
          example: 'https://partnercentral-selling.us-east-1.api.aws',
        })
      : [],
  masks: true,
  answerWithinMs: 5 * dayMs,
  acceptsInSteps: true,
  stages: [
    { name: 'Prospect' },
    { name: 'Qualified' },
    { name: 'Technical Validation' },
    { name: 'Business Validation' },
    { name: 'Committed' },
    { name: 'Launched', ends: 'won' },
    { name: 'Closed Lost', ends: 'lost' },
  ],
  setsStage: true,
  declineReasons: [
    'Customer problem unclear',
    'Next steps unclear',
    'Unable to support',
    'Duplicate of partner referral',
    'Other',
  ],
  loseReasons: [
    'Customer Deficiency',
    'Delay / Cancellation of Project',
    'Legal / Tax / Regulatory',
    'Lost to Competitor - Google',
    'Lost to Competitor - Microsoft',
    'Lost to Competitor - SoftLayer',
    'Lost to Competitor - VMWare',
    'Lost to Competitor - Other',
    'No Opportunity',
    'On Premises Deployment',
    'Partner Gap',
    'Price',
    'Security / Compliance',
    'Technical Limitations',
    'Customer Experience',
    'Other',
    'People/Relationship/Governance',
    'Product/Technology',
    'Financial/Commercial',
  ],
  lossReasons: {
    no_budget: 'Financial/Commercial',
    too_dear: 'Price',
    missing_feature: 'Technical Limitations',
    competitor: 'Lost to Competitor - Other',
    no_decision: 'Delay / Cancellation of Project',
    no_answer: 'No Opportunity',
    timing: 'Delay / Cancellation of Project',
    other_loss: 'Other',
  },

  poll: pollAws,
  get: fetchAws,
  async accept(ways, { externalId }, input, key) {
    const started = await ask(ways, 'StartEngagementByAcceptingInvitationTask', {
      ClientToken: key,
      Identifier: externalId,
    });
    if (started.is !== 'answered') return started;
    const { TaskStatus, OpportunityId, Message, ReasonCode } = started.body;
    if (TaskStatus === 'FAILED')
      return fault('value_refused', { status: text(ReasonCode) ?? 'FAILED', said: Message });
    const id = text(OpportunityId);
    // It is under way there; the same token asks again how far it is.
    if (TaskStatus !== 'COMPLETE' || id === null)
      return fault('not_available', { status: 'IN_PROGRESS', afterMs: 5_000 });
    const { name, value, currency, closesOn, notes, externalReference } = input;
    const changes: Changes = {
      name,
      value,
      currency,
      closesOn,
      ...(notes !== null && { notes }),
      ...(externalReference !== null && { externalReference }),
    };
    const there = await fetchOpportunity(ways, id, externalId);
    if (isFault(there)) return there;
    if (there.is === 'gone') return fault('gone');
    const written = await write(ways, { externalId: id, told: there.referral }, changes);
    // It is accepted by now. What AWS lets nobody change after its review stays as it is there.
    if (written.is === 'done' && written.referral !== null)
      return { is: 'done', referral: { ...written.referral, formerId: externalId } };
    return isFault(written) && written.is === 'retry' ? written : { is: 'done', referral: there.referral };
  },
  async decline(ways, { externalId }, { reason }) {
    const answer = await ask(ways, 'RejectEngagementInvitation', {
      Identifier: externalId,
      RejectionReason: reason,
    });
    if (answer.is !== 'answered') return answer;
    const read = await fetchAws(ways, externalId);
    return { is: 'done', referral: read.is === 'found' ? read.referral : null };
  },
  update: (ways, known, changes) => write(ways, known, changes),
  win: (ways, known) => write(ways, known, {}, { Stage: 'Launched' }),
  lose: (ways, known, { reason }) =>
    write(ways, known, {}, { Stage: 'Closed Lost', ClosedLostReason: reason }),
  create,
  event: { read: readEvent },
});

/** What the API gives and does not take back. */
const readOnly = new Set([
  'Arn',
  'CreatedDate',
  'Id',
  'OpportunityTeam',
  'RelatedEntityIdentifiers',
  'ResultMetadata',
]);

/** Whole, since what is left out of an update is emptied there; refused where somebody changed it since it was read. */
async function write(
  ways: Ways,
  { externalId, told }: Known,
  changes: Changes,
  lifeCycle: Body = {},
): Promise<Sent> {
  const raw = told.raw as Body;
  const kept = Object.fromEntries(Object.entries(raw).filter(([name]) => !readOnly.has(name)));
  const project = (raw['Project'] ?? {}) as Body;
  const [spend = {}, ...more] = (project['ExpectedCustomerSpend'] ?? []) as Body[];
  const answer = await ask(ways, 'UpdateOpportunity', {
    ...kept,
    Identifier: externalId,
    LastModifiedDate: told.version,
    ...(changes.externalReference !== undefined && {
      PartnerOpportunityIdentifier: changes.externalReference,
    }),
    LifeCycle: {
      ...((raw['LifeCycle'] ?? {}) as Body),
      ...(changes.closesOn !== undefined && { TargetCloseDate: changes.closesOn }),
      ...(changes.stage !== undefined && { Stage: changes.stage }),
      ...lifeCycle,
    },
    Project: {
      ...project,
      ...(changes.name !== undefined && { Title: changes.name }),
      ...(changes.notes !== undefined && { AdditionalComments: changes.notes }),
      ...((changes.value !== undefined || changes.currency !== undefined) && {
        ExpectedCustomerSpend: [
          {
            Frequency: 'Monthly',
            TargetCompany: 'AWS',
            ...spend,
            ...(changes.value !== undefined && { Amount: changes.value }),
            ...(changes.currency !== undefined && { CurrencyCode: changes.currency }),
          },
          ...more,
        ],
      }),
    },
  });
  if (answer.is !== 'answered') return answer;
  const read = await fetchOpportunity(ways, externalId, null);
  return { is: 'done', referral: read.is === 'found' ? read.referral : null };
}

/** Made, then submitted to AWS: by the same token both are done once. */
async function create(ways: Ways, input: Proposal, key: string): Promise<Sent> {
  const { contact } = input;
  const made = await ask(ways, 'CreateOpportunity', {
    ClientToken: key,
    Origin: 'Partner Referral',
    OpportunityType: 'Net New Business',
    ...(input.helpWanted && { PrimaryNeedsFromAws: ['Co-Sell - Deal Support'] }),
    ...(input.externalReference !== null && { PartnerOpportunityIdentifier: input.externalReference }),
    Customer: {
      Account: { CompanyName: input.company, Address: { CountryCode: input.country } },
      Contacts: [
        {
          FirstName: contact.firstName,
          LastName: contact.lastName,
          Email: contact.email,
          ...(contact.phone !== null && { Phone: contact.phone }),
        },
      ],
    },
    LifeCycle: { Stage: 'Prospect', TargetCloseDate: input.closesOn },
    Project: {
      Title: input.name,
      ExpectedCustomerSpend: [
        { Amount: input.value, CurrencyCode: input.currency, Frequency: 'Monthly', TargetCompany: 'AWS' },
      ],
      ...(input.notes !== null && { CustomerBusinessProblem: input.notes }),
    },
  });
  if (made.is !== 'answered') return made;
  const id = text(made.body['Id']);
  if (id === null) return fault('not_understood');
  const submitted = await ask(ways, 'SubmitOpportunity', {
    Identifier: id,
    InvolvementType: input.helpWanted ? 'Co-Sell' : 'For Visibility Only',
    Visibility: input.consent.shareWithSellers ? 'Full' : 'Limited',
  });
  // A conflict: an earlier try has submitted it.
  if (isFault(submitted)) return submitted;
  const read = await fetchOpportunity(ways, id, null);
  return isFault(read) ? read : { is: 'done', referral: read.is === 'found' ? read.referral : null };
}

/** EventBridge, through an API destination: what it names is read at the API itself. */
function readEvent(body: Buffer): ThinEvent | null {
  const said = objectIn(body);
  if (said?.['source'] !== 'aws.partnercentral-selling') return null;
  const detail = (said['detail'] ?? {}) as Record<string, Record<string, unknown> | undefined>;
  const id =
    text(detail['engagementInvitation']?.['identifier']) ??
    text(detail['engagementInvitation']?.['id']) ??
    text(detail['opportunity']?.['identifier']) ??
    text(detail['opportunity']?.['id']);
  const name = text(said['detail-type'])?.slice(0, 100);
  if (name === undefined) return null;
  const fits = id !== null && /^(engi-[0-9a-z]{13}|O\d{1,19})$/.test(id);
  return { name, externalId: fits ? id : null, at: time(said['time']) };
}
