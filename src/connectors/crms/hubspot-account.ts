// How HubSpot is called, and what is known of the account behind a token: its id for links, its midnight for quotas.
import type { Failed, Grant, Settings, Wire, WireReply, WireRequest } from '../connector.ts';
import { objectIn } from '../reply.ts';
import { failedBy } from './hubspot-answers.ts';

/** The property with unique values, on contacts and on leads, that holds a delivery's key. */
export const keyProperty = 'leadshare_key';

const dayMs = 24 * 60 * 60 * 1000;

/** `reads`: a POST that changes nothing there. */
export function call(
  settings: Settings,
  wire: Wire,
  method: WireRequest['method'],
  path: string,
  body?: unknown,
  reads = false,
): Promise<WireReply> {
  return wire.send({
    method,
    url: `${(settings['apiUrl'] ?? 'https://api.hubapi.com').replace(/\/+$/, '')}${path}`,
    headers: {
      accept: 'application/json',
      authorization: `Bearer ${settings['accessToken']}`,
      'user-agent': 'Leadshare',
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(reads && { reads }),
  });
}

export type Account = { portalId: string | null; uiDomain: string; timeZone: string };

/** Asked for once a day and kept beside the token, so that it costs no call per delivery. */
export async function accountOf(settings: Settings, wire: Wire): Promise<Account | Failed> {
  const obtain = () => readAccount(settings, wire);
  const kept = await wire.token(obtain);
  // Another token was entered since: what was kept may be of another account.
  const isOther = kept.is === 'granted' && kept.token !== settings['accessToken'];
  const grant = isOther ? await wire.token(obtain, kept.token) : kept;
  if (grant.is !== 'granted') return grant;
  const { portalId = null, uiDomain = 'app.hubspot.com', timeZone = 'UTC' } = grant.more;
  return { portalId, uiDomain, timeZone };
}

export const isAccount = (value: Account | Failed): value is Account => 'timeZone' in value;

/** A token that may not read this is good all the same: its records just have no link. */
async function readAccount(settings: Settings, wire: Wire): Promise<Grant | Failed> {
  const reply = await call(settings, wire, 'GET', '/account-info/v3/details');
  const { status } = reply;
  if (status !== 200 && status !== 403 && status !== 404) return failedBy(reply, wire.now, 'UTC');
  const { portalId, uiDomain, timeZone } = (status === 200 && objectIn(reply.body)) || {};
  const more: Record<string, string> = {};
  if (typeof portalId === 'number') more['portalId'] = String(portalId);
  if (typeof uiDomain === 'string' && /^[a-z0-9.-]+$/.test(uiDomain)) more['uiDomain'] = uiDomain;
  if (typeof timeZone === 'string') more['timeZone'] = timeZone;
  const endsAt = new Date(wire.now.getTime() + dayMs);
  return { is: 'granted', token: settings['accessToken']!, endsAt, more };
}

export function contactUrl({ portalId, uiDomain }: Account, id: string): { url?: string } {
  return portalId === null ? {} : { url: `https://${uiDomain}/contacts/${portalId}/record/0-1/${id}` };
}
