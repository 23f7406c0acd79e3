// Microsoft Partner Center: the Referrals API v1, as a user of the publisher's (app and user) through a refresh token.
import { reviewEntra } from '../connectors/entra.ts';
import { objectIn } from '../connectors/reply.ts';
import { reviewUrl } from '../connectors/review-url.ts';
import { call, readOne } from './partner-center-call.ts';
import { ownOrganizationsOf, partnerCenterFields } from './partner-center-fields.ts';
import { partnerCenterTold } from './partner-center-shape.ts';
import { verifyPartnerCenter } from './partner-center-signature.ts';
import {
  defineProgramme,
  isFault,
  isReply,
  type Acceptance,
  type Ending,
  type Known,
  type Proposal,
  type Sent,
  type Ways,
} from './programme.ts';
import { pollPartnerCenter } from './partner-center-poll.ts';
import { time, type Changes } from './referral.ts';

const dayMs = 86_400_000;

export const partnerCenter = defineProgramme({
  name: 'partner-center',
  title: 'Microsoft Partner Center',
  fields: partnerCenterFields,
  review: (settings) => [
    ...reviewEntra(settings),
    ...(settings['apiUrl']
      ? reviewUrl('apiUrl', settings['apiUrl'], {
          hosts: ['.partner.microsoft.com', '.partnercenter.microsoft.com', '.partner.microsoftonline.cn'],
          example: 'https://api.partner.microsoft.com',
        })
      : []),
    ...(settings['authority']
      ? reviewUrl('authority', settings['authority'], {
          hosts: ['.microsoftonline.com', '.microsoftonline.us', '.microsoftonline.cn'],
          example: 'https://login.microsoftonline.com',
        })
      : []),
  ],
  masks: true,
  // What a seller passes on is looked at within three days.
  answerWithinMs: 3 * dayMs,
  stages: [],
  setsStage: false,
  declineReasons: null,
  loseReasons: null,
  renewed: { setting: 'refreshToken', livesMs: 90 * dayMs },

  poll: pollPartnerCenter,
  async get(ways, externalId) {
    const reply = await call(ways, { method: 'GET', path: `/${encodeURIComponent(externalId)}` });
    return readOne(ways, reply);
  },
  accept: (ways, known, input) => put(ways, known, acceptedBody(known, input)),
  decline: (ways, known, { reason, notes }) =>
    put(ways, known, {
      ...rawOf(known),
      status: 'Closed',
      substatus: 'Declined',
      statusReason: reason,
      ...(notes !== null && { details: { ...detailsOf(known), notes } }),
    }),
  update: (ways, known, changes) => patch(ways, known, operationsOf(known, changes)),
  win: (ways, known) => patch(ways, known, closing('Won', null)),
  lose: (ways, known, ending) => patch(ways, known, closing('Lost', ending)),
  create,
  event: { verify: verifyPartnerCenter, read: readEvent },
});

type Raw = Record<string, unknown>;
const rawOf = ({ told }: Known) => told.raw as Raw;
const detailsOf = (known: Known) => (rawOf(known)['details'] ?? {}) as Raw;

/** Whole, as it was read, with the changes in it: a full update leaves nothing out. */
function acceptedBody(known: Known, input: Acceptance): Raw {
  return {
    ...rawOf(known),
    name: input.name,
    status: 'Active',
    substatus: 'Accepted',
    ...(input.externalReference !== null && { externalReferenceId: input.externalReference }),
    details: { ...detailsOf(known), ...dealOf(input) },
  };
}

const dealOf = ({ value, currency, closesOn, notes }: Acceptance) => ({
  dealValue: Number(value),
  currency,
  closingDateTime: `${closesOn}T00:00:00Z`,
  ...(notes !== null && { notes }),
});

async function put(ways: Ways, { told, externalId }: Known, body: Raw): Promise<Sent> {
  const reply = await call(ways, {
    method: 'PUT',
    path: `/${encodeURIComponent(externalId)}`,
    headers: told.version === null ? {} : { 'if-match': told.version },
    body: { ...body, eTag: told.version },
  });
  return done(ways, reply);
}

type Operation = { op: 'add' | 'replace'; path: string; value: unknown };

const pathOf: Record<keyof Changes, string> = {
  name: '/name',
  value: '/details/dealValue',
  currency: '/details/currency',
  closesOn: '/details/closingDateTime',
  notes: '/details/notes',
  externalReference: '/externalReferenceId',
  // There are no stages there; the review of a change lets none through.
  stage: '/stage',
};

/** The API knows add and replace alone: what is not there yet is added. */
function operationsOf(known: Known, changes: Changes): Operation[] {
  return Object.entries(changes).map(([field, value]) => {
    const path = pathOf[field as keyof Changes];
    const [, ...steps] = path.split('/');
    const there = steps.reduce<unknown>((place, step) => (place as Raw | undefined)?.[step], rawOf(known));
    const given = field === 'value' ? Number(value) : field === 'closesOn' ? `${value}T00:00:00Z` : value;
    return { op: there === undefined || there === null ? 'add' : 'replace', path, value: given };
  });
}

function closing(substatus: 'Won' | 'Lost', ending: Ending | null): Operation[] {
  return [
    { op: 'replace', path: '/status', value: 'Closed' },
    { op: 'replace', path: '/substatus', value: substatus },
    ...(ending === null ? [] : [{ op: 'add' as const, path: '/statusReason', value: ending.reason }]),
  ];
}

async function patch(ways: Ways, { told, externalId }: Known, operations: Operation[]): Promise<Sent> {
  const reply = await call(ways, {
    method: 'PATCH',
    path: `/${encodeURIComponent(externalId)}`,
    headers: {
      'content-type': 'application/json-patch+json',
      prefer: 'return=representation',
      // Left out, the last writer would win.
      ...(told.version !== null && { 'if-match': told.version }),
    },
    body: operations,
  });
  return done(ways, reply);
}

async function create(ways: Ways, input: Proposal, key: string): Promise<Sent> {
  // An answer may have been lost: what we named by our own id is not made twice.
  const there = await findOwn(ways, input.externalReference ?? key);
  if (there !== null) return there;
  const reply = await call(ways, {
    method: 'POST',
    path: '',
    headers: { 'ms-requestid': key },
    body: {
      name: input.name,
      externalReferenceId: input.externalReference ?? key,
      type: input.helpWanted ? 'Shared' : 'Independent',
      qualification: 'SalesQualified',
      customerProfile: {
        name: input.company,
        address: { country: input.country },
        ...(input.size !== null && { size: input.size }),
        team: [
          {
            firstName: input.contact.firstName,
            lastName: input.contact.lastName,
            email: input.contact.email,
            ...(input.contact.phone !== null && { phoneNumber: input.contact.phone }),
          },
        ],
      },
      consent: {
        consentToToShareInfoWithOthers: input.consent.shareWithOthers,
        consentToContact: input.consent.contact,
        consentToShareReferralWithMicrosoftSellers: input.consent.shareWithSellers,
      },
      details: dealOf(input),
      ...(input.helpWanted && { target: [{ type: 'Organization', id: 'msft' }] }),
    },
  });
  return done(ways, reply);
}

async function findOwn(ways: Ways, reference: string): Promise<Sent | null> {
  const query = '?$filter=direction%20eq%20%27Outgoing%27&$orderby=createdDateTime%20desc';
  const reply = await call(ways, { method: 'GET', path: query });
  if (!isReply(reply)) return isFault(reply) ? reply : null;
  const items = (objectIn(reply.body)?.['value'] ?? []) as Raw[];
  const found = items.find((item) => item['externalReferenceId'] === reference);
  const told = found && partnerCenterTold(found, ownOrganizationsOf(ways.settings));
  return told ? { is: 'done', referral: told } : null;
}

function done(ways: Ways, reply: Awaited<ReturnType<typeof call>>): Sent {
  if (!isReply(reply)) return reply;
  // 204: it did so and does not repeat it.
  const told = partnerCenterTold(objectIn(reply.body), ownOrganizationsOf(ways.settings));
  return { is: 'done', referral: told };
}

/** Thin: which referral, and what happened. The address in it is never called; its id is looked for at the API's own. */
function readEvent(body: Buffer): ReturnType<(typeof partnerCenter)['event']['read']> {
  const said = objectIn(body);
  const name = said?.['EventName'] ?? said?.['eventName'];
  const uri = said?.['ResourceUri'] ?? said?.['resourceUri'];
  if (typeof name !== 'string' || name.length > 100) return null;
  const id = typeof uri === 'string' ? /\/referrals\/([\w-]{1,100})(?:[/?]|$)/i.exec(uri)?.[1] : undefined;
  return { name, externalId: id ?? null, at: time(said?.['ResourceChangeUtcDate']) };
}
