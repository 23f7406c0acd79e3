// A wire for a preview: what only reads is really sent, and a token really fetched; what would write is written down instead.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Crm, Grant, Wire, WireReply, WireRequest } from '../connectors/connector.ts';

export type Previewed = {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string | Buffer;
  /** It really went; false: it is what would be sent. */
  sent: boolean;
  /** For a token: its body is credentials. */
  credentials: boolean;
  status: number | null;
};

/** Thrown at a write that nothing is known to come after. */
export class Stopped extends Error {}

/** A connector that asks for more than this goes round in circles on assumed answers. */
const mostRequests = 20;
/** Whatever is sent while a token is got belongs to that, and to nothing that goes on beside it. */
const gettingToken = new AsyncLocalStorage<true>();

export function previewWire(
  real: Wire,
  assumed: Crm['assumed'],
): { wire: Wire; requests: Previewed[]; granted: Grant[] } {
  const requests: Previewed[] = [];
  const granted: Grant[] = [];
  let stopped = false;

  const noted = (request: Pick<Previewed, 'method' | 'url' | 'headers' | 'body'>, sent: boolean) => {
    if (stopped || requests.length >= mostRequests) throw new Stopped();
    const entry: Previewed = { ...request, sent, credentials: isForToken(), status: null };
    requests.push(entry);
    return entry;
  };
  const stop = (): never => {
    stopped = true;
    throw new Stopped();
  };
  const isForToken = () => gettingToken.getStore() === true;

  async function send(request: WireRequest): Promise<WireReply> {
    const { method, url, headers, body = '' } = request;
    const reads = method === 'GET' || request.reads === true || isForToken();
    const entry = noted({ method, url, headers, body }, reads);
    if (!reads) return assumed ? assumed(request) : stop();
    const reply = await real.send(request);
    entry.status = reply.status;
    return reply;
  }

  return {
    requests,
    granted,
    wire: {
      send,
      async mail({ to, subject, text, messageId, headers = {} }) {
        const shown = { subject, 'message-id': messageId, ...headers };
        noted({ method: 'MAIL', url: `mailto:${to.join(',')}`, headers: shown, body: text }, false);
        return stop();
      },
      async file(name, bytes) {
        noted({ method: 'FILE', url: name, headers: {}, body: bytes }, false);
        return stop();
      },
      async token(obtain, refused) {
        const grant = await real.token(() => gettingToken.run(true, obtain), refused);
        if (grant.is === 'granted') granted.push(grant);
        return grant;
      },
      now: real.now,
      timeoutMs: real.timeoutMs,
    },
  };
}
