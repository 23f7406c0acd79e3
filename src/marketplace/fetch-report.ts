// Fetches a finished report by its link: from hosts that are allowed alone, bounded in bytes and in time, with no credentials of ours. The
// link opens the file for whoever has it, so it is neither kept nor logged.
import { createHttp, type Http } from '../platform/http-client.ts';
import { NetworkError } from '../platform/network-fault.ts';
import type { Config } from '../platform/config.ts';
import { fault, faultOf, type Fault } from './fault.ts';
import { mayFetch } from './shape.ts';

/** More than six months of a hundred offers. */
const maxReplyBytes = 32 * 1024 * 1024;
const timeoutMs = 120_000;

export const reportHttp = ({ allowPrivateDestinations }: Config): Http =>
  createHttp({ allowPrivate: allowPrivateDestinations, maxReplyBytes, connectionsPerOrigin: 2 });

export async function fetchReport(
  http: Http,
  link: string,
  { hosts, now }: { hosts: readonly string[]; now: Date },
): Promise<Buffer | Fault> {
  if (!mayFetch(link, hosts)) return fault('link_foreign', { said: hostOf(link) });
  try {
    const reply = await http.send({ method: 'GET', url: link, headers: { accept: 'text/csv' } }, timeoutMs);
    // A signature that has ended is refused, and a file that was removed is not found.
    if ([401, 403, 404, 410].includes(reply.status)) return fault('link_expired', { status: reply.status });
    if (reply.status !== 200) return faultOf(reply, now);
    return reply.body.length === 0 ? fault('report_empty') : reply.body;
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    if (error.fault === 'reply_too_large') return fault('report_too_large');
    return fault(error.fault === 'timeout' ? 'timeout' : 'unreachable');
  }
}

const hostOf = (link: string) => (URL.canParse(link) ? new URL(link).hostname : '');
