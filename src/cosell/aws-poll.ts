// Reading what changed in AWS Partner Central: pending invitations first, then opportunities by the time of change. Lists are thin,
// so each that is new or changed is read by itself.
import { ask } from './aws-call.ts';
import { toldOfInvitation, toldOfOpportunity } from './aws-shape.ts';
import { fault, type Fault } from './fault.ts';
import { isFault, type Fetched, type Polled, type Ways, type WhichKnown } from './programme.ts';
import { text, time, type Told } from './referral.ts';

type Cursor = {
  phase: 'invitations' | 'opportunities';
  token: string | null;
  since: string | null;
  latest: string | null;
};

const overlapMs = 10 * 60_000;
/** Each of a page is read by itself, so pages are small. */
const pageSize = 20;
type Summary = Record<string, unknown>;

export async function pollAws(
  ways: Ways,
  cursorText: string | null,
  known: WhichKnown,
): Promise<Polled | Fault> {
  const start: Cursor = { phase: 'invitations', token: null, since: null, latest: null };
  const cursor = cursorText === null ? start : (JSON.parse(cursorText) as Cursor);
  const isFirst = cursor.phase === 'invitations';
  const answer = isFirst ? await invitations(ways, cursor) : await opportunities(ways, cursor);
  if (answer.is === 'conflict') return fault('not_available');
  if (answer.is !== 'answered') return answer;
  const list = answer.body[isFirst ? 'EngagementInvitationSummaries' : 'OpportunitySummaries'];
  if (!Array.isArray(list)) return fault('not_understood');
  const referrals: Told[] = [];
  let latest = cursor.latest;
  const asked = (list as Summary[]).flatMap((summary) => {
    const externalId = text(summary['Id']);
    const version = text(summary[isFirst ? 'Status' : 'LastModifiedDate']) ?? '';
    return externalId === null ? [] : [{ externalId, version, summary }];
  });
  const here = await known(asked);
  for (const { externalId: id, summary } of asked) {
    if (!here.has(id)) {
      const read = await fetchAws(ways, id);
      if (isFault(read)) return read;
      if (read.is === 'found') referrals.push(read.referral);
    }
    const at = isFirst ? null : time(summary['LastModifiedDate']);
    if (at !== null && (latest === null || at > latest)) latest = at;
  }
  const token = text(answer.body['NextToken']);
  return { is: 'read', referrals, ...stepped({ ...cursor, latest }, token) };
}

function stepped(cursor: Cursor, token: string | null): { cursor: string; more: boolean } {
  const { phase, since, latest } = cursor;
  if (token !== null) return { cursor: JSON.stringify({ ...cursor, token }), more: true };
  if (phase === 'invitations')
    return { cursor: JSON.stringify({ ...cursor, phase: 'opportunities', token: null }), more: true };
  const next: Cursor = { phase: 'invitations', token: null, since: latest ?? since, latest: null };
  return { cursor: JSON.stringify(next), more: false };
}

const invitations = (ways: Ways, { token }: Cursor) =>
  ask(ways, 'ListEngagementInvitations', {
    ParticipantType: 'RECEIVER',
    Sort: { SortBy: 'InvitationDate', SortOrder: 'DESCENDING' },
    MaxResults: pageSize,
    ...(token !== null && { NextToken: token }),
  });

const opportunities = (ways: Ways, { token, since }: Cursor) =>
  ask(ways, 'ListOpportunities', {
    ...(since !== null && {
      LastModifiedDate: { AfterLastModifiedDate: new Date(Date.parse(since) - overlapMs).toISOString() },
    }),
    Sort: { SortBy: 'LastModifiedDate', SortOrder: 'ASCENDING' },
    MaxResults: pageSize,
    ...(token !== null && { NextToken: token }),
  });

/** An invitation that was accepted is read as the opportunity that it became. */
export async function fetchAws(ways: Ways, id: string): Promise<Fetched | Fault> {
  if (!id.startsWith('engi-')) return fetchOpportunity(ways, id, null);
  const answer = await ask(ways, 'GetEngagementInvitation', { Identifier: id });
  if (answer.is === 'conflict') return fault('not_available');
  if (answer.is !== 'answered') return answer.code === 'gone' ? { is: 'gone' } : answer;
  const told = toldOfInvitation(answer.body);
  if (told === null) return fault('not_understood');
  if (told.substatus !== 'accepted') return { is: 'found', referral: told };
  const became = await becameOf(ways, id);
  if (typeof became === 'object' && became !== null) return became;
  return became === null ? { is: 'found', referral: told } : fetchOpportunity(ways, became, id);
}

export async function fetchOpportunity(
  ways: Ways,
  id: string,
  formerId: string | null,
): Promise<Fetched | Fault> {
  const answer = await ask(ways, 'GetOpportunity', { Identifier: id });
  if (answer.is === 'conflict') return fault('not_available');
  if (answer.is !== 'answered') return answer.code === 'gone' ? { is: 'gone' } : answer;
  const told = toldOfOpportunity(answer.body, formerId);
  return told === null ? fault('not_understood') : { is: 'found', referral: told };
}

/** Which opportunity an invitation became; null: none that is known. */
async function becameOf(ways: Ways, invitationId: string): Promise<string | null | Fault> {
  const answer = await ask(ways, 'ListEngagementByAcceptingInvitationTasks', {
    EngagementInvitationIdentifier: [invitationId],
    TaskStatus: ['COMPLETE'],
  });
  if (answer.is === 'conflict') return fault('not_available');
  if (answer.is !== 'answered') return answer.code === 'gone' ? null : answer;
  const [task] = (answer.body['TaskSummaries'] ?? []) as Summary[];
  return text(task?.['OpportunityId']);
}
