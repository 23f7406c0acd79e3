// One call of the Referrals API: its token, its errors by their codes, and one referral as its answer.
import { answersOf } from '../connectors/answers.ts';
import { authorized } from '../connectors/authorized.ts';
import { WireError, type Failed, type Grant, type WireReply } from '../connectors/connector.ts';
import { oauthToken } from '../connectors/oauth.ts';
import { objectIn } from '../connectors/reply.ts';
import { fault, faultFrom, faultOf, faultOfWire, type Fault } from './fault.ts';
import { ownOrganizationsOf, referralsOf } from './partner-center-fields.ts';
import { partnerCenterTold } from './partner-center-shape.ts';
import { isReply, type Fetched, type Ways } from './programme.ts';

type Asked = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** After the referrals' own address; or a whole address that the API gave. */
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
};

/** The reply where it is well, a conflict, or why not. Never throws but for bugs. */
export async function call(
  { settings, wire }: Ways,
  { method, path, headers = {}, body }: Asked,
): Promise<WireReply | { is: 'conflict' } | Fault> {
  const url = path.startsWith('http') ? path : `${referralsOf(settings)}${path}`;
  try {
    const reply = await authorized(
      wire,
      () => tokenOf({ settings, wire }),
      ({ token }) =>
        wire.send({
          method,
          url,
          headers: {
            accept: 'application/json',
            ...(body !== undefined && { 'content-type': 'application/json' }),
            ...headers,
            authorization: `Bearer ${token}`,
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        }),
    );
    if (!('body' in reply)) return faultFrom(reply);
    return reply.status >= 200 && reply.status < 300 ? reply : refusal(reply, wire.now);
  } catch (error) {
    if (error instanceof WireError) return faultOfWire(error.fault, error.message);
    throw error;
  }
}

/** By the code, never by the message. */
function refusal(reply: WireReply, now: Date): { is: 'conflict' } | Fault {
  const error = objectIn(reply.body)?.['error'] as { code?: unknown; message?: unknown } | undefined;
  const code = typeof error?.code === 'string' ? error.code.slice(0, 60) : undefined;
  const given = { ...(code !== undefined && { code }), said: error?.message };
  const told = {
    status: code === undefined ? reply.status : `${reply.status} ${code}`,
    said: error?.message,
  };
  if (code === 'resourceModified' || code === 'preconditionFailed' || reply.status === 412)
    return { is: 'conflict' };
  if (reply.status === 409) return { is: 'conflict' };
  if (code === 'itemNotFound') return fault('gone', told);
  if (code === 'accessDenied') return fault('right_missing', told);
  if (code === 'unauthenticated') return fault('credentials_wrong', told);
  if (code === 'serviceNotAvailable' && reply.status < 500) return fault('not_available', told);
  return faultOf(reply, now, given);
}

export function readOne(ways: Ways, reply: Awaited<ReturnType<typeof call>>): Fetched | Fault {
  if (!isReply(reply)) {
    if (reply.is === 'conflict') return fault('not_available');
    return reply.code === 'gone' ? { is: 'gone' } : reply;
  }
  const told = partnerCenterTold(objectIn(reply.body), ownOrganizationsOf(ways.settings));
  return told === null ? fault('not_understood', { status: reply.status }) : { is: 'found', referral: told };
}

const answer = answersOf('Partner Center');

/** The endpoint of version 1 takes a resource; each answer brings the next refresh token, which has to be kept. */
function tokenOf({ settings, wire }: Ways): Promise<Grant | Failed> {
  const authority = (settings['authority'] || 'https://login.microsoftonline.com').trim().replace(/\/+$/, '');
  return oauthToken(
    wire,
    {
      grant: 'refresh_token',
      refreshToken: settings['refreshToken']!,
      tokenUrl: `${authority}/${encodeURIComponent(settings['tenantId']!.trim())}/oauth2/token`,
      clientId: settings['clientId']!.trim(),
      clientSecret: settings['clientSecret']!,
      parameters: { resource: 'https://api.partner.microsoft.com' },
      livesS: 3600,
      keep: ['refresh_token'],
    },
    answer,
    (error, description, status) => tokenFault(error, description, status),
  );
}

/** Numbers of Entra's: a refresh token that ended, was revoked, or wants its user to sign in anew. */
const endedNumbers = new Set(['700082', '700084', '70008', '50173', '50076', '50079', '65001', '7000222']);

function tokenFault(error: string, description: string, status: number): Failed | undefined {
  const number = /AADSTS(\d{5,8})/.exec(description)?.[1] ?? '';
  const shown = { status: `${status} ${error.slice(0, 40)}${number && ` AADSTS${number}`}` };
  if (error === 'invalid_grant' || endedNumbers.has(number)) return answer('credentials_ended', shown);
  if (error === 'invalid_client' || error === 'unauthorized_client')
    return answer('credentials_wrong', shown);
  return undefined;
}
