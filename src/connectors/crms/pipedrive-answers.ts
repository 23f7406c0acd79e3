// How Pipedrive is called, and what its errors mean.
import { answersOf } from '../answers.ts';
import type { Failed, Settings, Wire, WireReply, WireRequest } from '../connector.ts';
import { objectIn, readCommon } from '../reply.ts';

export const answer = answersOf('Pipedrive');

/** Who goes on after being throttled is shut out for a while, by a page and not by the API. */
const shutOutMs = 15 * 60_000;
const hourMs = 60 * 60_000;

export const baseOf = (settings: Settings) => settings['url']!.trim().replace(/\/+$/, '');

/** What a call brought: its `data`, or why there is none. */
export type Brought = { is: 'brought'; data: unknown; more: Record<string, unknown> };

export async function call(
  settings: Settings,
  wire: Wire,
  method: WireRequest['method'],
  path: string,
  body?: unknown,
): Promise<Brought | Failed> {
  const reply = await wire.send({
    method,
    url: `${baseOf(settings)}${path}`,
    headers: {
      accept: 'application/json',
      'user-agent': 'Leadshare',
      'x-api-token': settings['apiToken']!,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const told = objectIn(reply.body);
  if ((reply.status === 200 || reply.status === 201) && told?.['success'] === true) {
    const more = told['additional_data'];
    return { is: 'brought', data: told['data'], more: isRecord(more) ? more : {} };
  }
  return failedBy(reply, told, wire.now);
}

function failedBy(reply: WireReply, body: Record<string, unknown> | null, now: Date): Failed {
  const { status } = reply;
  const said = text(body?.['error']);
  switch (status) {
    case 400:
    case 422:
      return answer('lead_refused', { status, said });
    case 401:
      return answer('credentials_wrong', { status });
    case 402:
    case 415:
      // The account is not open; the feature is not on.
      return answer('plan_lacks', { status, said });
    case 403:
      if (body === null) return answer('too_many_requests', { status }, shutOutMs);
      return answer(text(body['code']).startsWith('feature_capping_') ? 'plan_lacks' : 'right_missing', {
        status,
        said,
      });
    case 404:
      return answer(body === null ? 'address_wrong' : 'object_missing', { status, said });
    case 429:
      return throttled(reply, said, now);
  }
  const common = readCommon(reply, now, answer, said);
  if (common !== null) return common;
  if (status < 400) return answer('not_understood', { status }, { reply, now });
  if (status >= 500 && status !== 501) return answer('failed_inside', { status }, { reply, now });
  return answer('request_refused', { status, said });
}

function throttled(reply: WireReply, said: string, now: Date): Failed {
  const { status, headers } = reply;
  if (headers['x-daily-requests-left'] === '0') {
    // When its day begins anew depends on where the account is kept, so it is asked every hour.
    const untilMidnightMs = 24 * hourMs - (now.getTime() % (24 * hourMs));
    return answer('daily_quota', { status, said }, Math.min(untilMidnightMs, hourMs));
  }
  const resetS = Number(headers['x-ratelimit-reset'] ?? NaN);
  if (headers['retry-after'] === undefined && Number.isFinite(resetS))
    return answer('too_many_requests', { status, said }, Math.min(Math.max(resetS, 1), 3600) * 1000);
  return answer('too_many_requests', { status, said }, { reply, now });
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const recordsIn = (value: unknown) => (Array.isArray(value) ? value.filter(isRecord) : []);
export const text = (value: unknown) => (typeof value === 'string' ? value : '');
