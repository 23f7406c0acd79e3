// The only place that makes HTTP calls. Refuses addresses that are not public, follows no redirect, and bounds each
// call in time and in bytes. Written on undici's dispatch: no stream, no signal and no promise chain per call.
import { lookup as resolve, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector, Pool, type Dispatcher } from 'undici';
import { NetworkError, codeOf, phraseOf } from './network-fault.ts';
import { isPublicAddress } from './public-address.ts';

export type HttpRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers: Record<string, string>;
  body?: string | Buffer;
};

/** Header names in lower case; a repeated header's values joined by `, `. The body is as sent: not decompressed. */
export type HttpReply = { status: number; headers: Record<string, string>; body: Buffer };

export type Http = {
  /** Resolves to any reply, also 3xx, 4xx and 5xx. Throws NetworkError when none came whole within timeoutMs. */
  send(request: HttpRequest, timeoutMs: number): Promise<HttpReply>;
  /** Lets running calls end, then closes every connection; later calls fail. */
  close(): Promise<void>;
};

export type HttpOptions = {
  /** Lets calls reach loopback and private addresses. */
  allowPrivate: boolean;
  /** A longer reply breaks the connection. */
  maxReplyBytes: number;
  connectionsPerOrigin?: number;
  /** Pools kept at a time; the one unused longest makes room. */
  originsKept?: number;
  connectTimeoutMs?: number;
};

type Kept = { pool: Pool; usedAt: number };

export function createHttp(options: HttpOptions): Http {
  const { maxReplyBytes, connectionsPerOrigin = 128, originsKept = 1000 } = options;
  const connect = guardedConnect(options.allowPrivate, options.connectTimeoutMs ?? 10_000);
  const kept = new Map<string, Kept>();
  const leaving = new Set<Promise<void>>();
  let uses = 0;
  let closed = false;

  function poolFor(origin: string): Pool {
    let entry = kept.get(origin);
    if (entry === undefined) {
      if (kept.size >= originsKept) dropLongestUnused();
      // Times are ours (a total per call), so the client's own are off.
      const pool = new Pool(origin, {
        connect,
        connections: connectionsPerOrigin,
        pipelining: 1,
        allowH2: false,
        keepAliveTimeout: 20_000,
        headersTimeout: 0,
        bodyTimeout: 0,
      });
      entry = { pool, usedAt: 0 };
      kept.set(origin, entry);
    }
    entry.usedAt = ++uses;
    return entry.pool;
  }

  function dropLongestUnused(): void {
    let oldest = '';
    let usedAt = Infinity;
    for (const [origin, entry] of kept) {
      if (entry.usedAt < usedAt) [oldest, usedAt] = [origin, entry.usedAt];
    }
    const gone = kept.get(oldest)!.pool.close();
    kept.delete(oldest);
    leaving.add(gone);
    void gone.finally(() => leaving.delete(gone));
  }

  return {
    send(request, timeoutMs) {
      return new Promise((done, fail) => {
        if (closed) return fail(new NetworkError('unreachable', 'this process is shutting down'));
        const url = urlOf(request.url);
        if (typeof url === 'string') return fail(new NetworkError('invalid_url', url));
        const call = new Call(maxReplyBytes, timeoutMs, done, fail);
        try {
          poolFor(url.origin).dispatch(
            {
              path: url.pathname + url.search,
              method: request.method,
              headers: request.headers,
              body: request.body ?? null,
            },
            call,
          );
        } catch (error) {
          call.onResponseError(null, error as Error);
        }
      });
    },
    async close() {
      closed = true;
      await Promise.all([...[...kept.values()].map(({ pool }) => pool.close()), ...leaving]);
      kept.clear();
    },
  };
}

function urlOf(text: string): URL | string {
  if (!URL.canParse(text)) return 'the URL cannot be read';
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return 'the URL must start with https:// or http://';
  if (url.username !== '' || url.password !== '') return 'the URL must not hold a user name or password';
  return url;
}

/** One call from dispatch to its only end. */
class Call implements Dispatcher.DispatchHandler {
  readonly #maxReplyBytes: number;
  readonly #done: (reply: HttpReply) => void;
  readonly #fail: (error: NetworkError) => void;
  readonly #timer: NodeJS.Timeout;
  #controller: Dispatcher.DispatchController | null = null;
  #ended: NetworkError | true | null = null;
  #status = 0;
  #headers: Record<string, string> = {};
  #chunks: Buffer[] = [];
  #bytes = 0;

  constructor(
    maxReplyBytes: number,
    timeoutMs: number,
    done: (reply: HttpReply) => void,
    fail: (error: NetworkError) => void,
  ) {
    this.#maxReplyBytes = maxReplyBytes;
    this.#done = done;
    this.#fail = fail;
    this.#timer = setTimeout(
      () => this.#stop(new NetworkError('timeout', `no whole reply within ${timeoutMs} ms`)),
      timeoutMs,
    );
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    // It ended while it waited for a connection: nothing of it must be sent.
    if (this.#ended instanceof NetworkError) controller.abort(this.#ended);
  }

  onResponseStart(
    _: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    if (status < 200) return;
    this.#status = status;
    for (const name in headers) {
      const value = headers[name];
      if (Array.isArray(value)) headers[name] = value.join(', ');
    }
    this.#headers = headers as Record<string, string>;
    if (Number(this.#headers['content-length']) > this.#maxReplyBytes) this.#tooLarge();
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#ended) return;
    this.#bytes += chunk.length;
    if (this.#bytes > this.#maxReplyBytes) return this.#tooLarge();
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#timer);
    const body = this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks, this.#bytes);
    this.#done({ status: this.#status, headers: this.#headers, body });
  }

  onResponseError(_: Dispatcher.DispatchController | null, error: Error): void {
    this.#stop(faultOf(error));
  }

  #tooLarge(): void {
    this.#stop(new NetworkError('reply_too_large', `the reply is longer than ${this.#maxReplyBytes} bytes`));
  }

  #stop(error: NetworkError): void {
    if (this.#ended) return;
    this.#ended = error;
    clearTimeout(this.#timer);
    this.#chunks = [];
    this.#controller?.abort(error);
    this.#fail(error);
  }
}

function faultOf(error: Error): NetworkError {
  if (error instanceof NetworkError) return error;
  const code = codeOf(error);
  if (code === 'UND_ERR_INVALID_ARG')
    return new NetworkError('invalid_url', 'the request holds a header or path that cannot be sent');
  if (code === 'UND_ERR_HEADERS_OVERFLOW' || code === 'HPE_HEADER_OVERFLOW')
    return new NetworkError('reply_too_large', 'the headers of the reply are too long');
  return new NetworkError('unreachable', phraseOf(error));
}

/** Each new connection resolves its host name again, and every address it has must be public: no name can move inside later. */
function guardedConnect(allowPrivate: boolean, timeout: number): buildConnector.connector {
  if (allowPrivate) return buildConnector({ allowH2: false, timeout });
  const connect = buildConnector({ allowH2: false, timeout, lookup: publicLookup });
  return (target, callback) => {
    const host = target.hostname.replace(/^\[|\]$/g, '');
    // A literal address is never looked up.
    if (isIP(host) !== 0 && !isPublicAddress(host)) callback(blocked(host), null);
    else connect(target, callback);
  };
}

const publicLookup: LookupFunction = (host, options, callback) => {
  resolve(host, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return callback(error, '');
    const inside = addresses.find(({ address }) => !isPublicAddress(address));
    if (inside) return callback(blocked(`${host} (${inside.address})`), '');
    if (options.all) callback(null, addresses);
    else callback(null, addresses[0]!.address, addresses[0]!.family);
  });
};

const blocked = (what: string) => new NetworkError('blocked_address', `${what} is not a public address`);
