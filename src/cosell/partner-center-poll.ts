// Reading what changed in Partner Center: by the time of change, a little further back than last time, page after page.
import type { Settings } from '../connectors/connector.ts';
import { objectIn } from '../connectors/reply.ts';
import { fault, type Fault } from './fault.ts';
import { call } from './partner-center-call.ts';
import { apiOf, ownOrganizationsOf } from './partner-center-fields.ts';
import { partnerCenterTold } from './partner-center-shape.ts';
import { isReply, type Polled, type Ways } from './programme.ts';

/** since: all that changed before is here. latest: seen in this round. next: the page to go on with. */
type Cursor = { since: string | null; latest: string | null; next: string | null };

/** Two servers' clocks, and changes that become visible late. */
const overlapMs = 10 * 60_000;

export async function pollPartnerCenter(ways: Ways, text: string | null): Promise<Polled | Fault> {
  const cursor = text === null ? { since: null, latest: null, next: null } : (JSON.parse(text) as Cursor);
  const reply = await call(ways, { method: 'GET', path: cursor.next ?? query(cursor.since) });
  if (!isReply(reply)) {
    if (reply.is === 'conflict') return fault('not_available');
    // A link of a round that was broken off long ago: the round begins anew.
    if (
      cursor.next !== null &&
      reply.is === 'refused' &&
      (reply.code === 'gone' || reply.code === 'value_refused')
    )
      return { is: 'read', referrals: [], cursor: JSON.stringify({ ...cursor, next: null }), more: true };
    return reply;
  }
  const body = objectIn(reply.body);
  if (!Array.isArray(body?.['value'])) return fault('not_understood', { status: reply.status });
  const own = ownOrganizationsOf(ways.settings);
  const referrals = body['value'].flatMap((raw) => partnerCenterTold(raw, own) ?? []);
  const latest = referrals.reduce<string | null>(
    (so, { updatedAt }) => (updatedAt !== null && (so === null || updatedAt > so) ? updatedAt : so),
    cursor.latest,
  );
  const next = nextLink(body['@odata.nextLink'], ways.settings);
  if (next instanceof Error) return fault('address_wrong', { said: next.message });
  const after: Cursor =
    next === null
      ? { since: latest ?? cursor.since, latest: null, next: null }
      : { since: cursor.since, latest, next };
  return { is: 'read', referrals, cursor: JSON.stringify(after), more: next !== null };
}

function query(since: string | null): string {
  const order = '$orderby=updatedDateTime%20asc';
  if (since === null) return `?${order}`;
  const from = new Date(Date.parse(since) - overlapMs).toISOString();
  return `?$filter=${encodeURIComponent(`updatedDateTime ge ${from}`)}&${order}`;
}

/** Its links are misspelt, and a token is given to no other host than the API's own. */
function nextLink(link: unknown, settings: Settings): string | null | Error {
  if (link === undefined || link === null || link === '') return null;
  if (typeof link !== 'string' || !URL.canParse(link)) return new Error('its next link cannot be read');
  const url = new URL(link);
  if (url.origin !== new URL(apiOf(settings)).origin) return new Error('its next link leads to another host');
  url.pathname = url.pathname.replace('/engagments/', '/engagements/');
  return url.href;
}
