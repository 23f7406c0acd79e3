// What a connector is given for one try: the guarded way out, and beside it a record of what went over it, without secrets.
import { hash } from 'node:crypto';
import type { Http } from '../platform/http-client.ts';
import type { Mailer } from '../platform/mailer.ts';
import { NetworkError, type NetworkFault } from '../platform/network-fault.ts';
import {
  WireError,
  type Failed,
  type Grant,
  type OutgoingMail,
  type Settings,
  type Wire,
  type WireReply,
  type WireRequest,
} from './connector.ts';
import { redactorFor, type Redactor } from './redact.ts';
import { objectIn } from './reply.ts';

/** One request and what came of it. The request's body is not kept: its size and SHA-256 (hex) prove it. */
export type Exchange = {
  /** An HTTP method, MAIL or FILE. */
  method: string;
  url: string;
  requestBytes: number;
  requestSha256: string;
  requestHeaders: Record<string, string>;
  /** HTTP status or SMTP reply code; null when no reply came. */
  status: number | null;
  /** The few that explain a reply. */
  responseHeaders: Record<string, string>;
  /** At most 1,024 characters. */
  responseExcerpt: string | null;
  durationMs: number;
  fault: NetworkFault | null;
  faultDetail: string | null;
};

export type WireOptions = {
  http: Http;
  mailer: Mailer;
  settings: Settings;
  /** Names of the settings that are secret. */
  secrets: string[];
  tokens: Tokens;
  /** Where files go; null: this server has no place for them. */
  drop: Drop | null;
  /** Start of this try. */
  now: Date;
  /** For the whole try: each request gets what is left of it. */
  timeoutMs: number;
};

const tokenSettings = new WeakMap<Grant, Settings>();

/** A token is as secret as the credentials that got it. One settings object per token, so that its redactor is made once. */
function withTokens(settings: Settings, secrets: string[], [first, ...more]: Grant[]): [Settings, string[]] {
  if (first === undefined) return [settings, secrets];
  const known = more.length === 0 ? tokenSettings.get(first) : undefined;
  const tokens = Object.fromEntries([first, ...more].map(({ token }, at) => [`accessToken${at}`, token]));
  const all = known ?? { ...settings, ...tokens };
  if (more.length === 0) tokenSettings.set(first, all);
  return [all, [...secrets, ...Object.keys(tokens)]];
}

/** Takes the secrets of a destination and the tokens it was given out of any text. */
export function redactorOf(settings: Settings, secrets: string[], granted: Grant[]): Redactor {
  return redactorFor(...withTokens(settings, secrets, granted));
}

type Sent = {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string | Buffer;
  unkept: string[];
  durationMs: number;
  reply: WireReply | null;
  error: WireError | null;
};

const excerptLength = 1024;
const tellingHeaders = [
  'content-type',
  'content-length',
  'location',
  'retry-after',
  'sforce-limit-info',
  'www-authenticate',
  'x-correlation-id',
  'x-ms-error-code',
  'x-ms-request-id',
  'x-ms-service-request-id',
  'x-request-id',
];

/** One destination's access token, shared by all workers. */
export type Tokens = {
  /** `refused`: the token that the far side has just not accepted. `withinMs`: how long somebody else's renewal may be waited for. */
  get(
    obtain: () => Promise<Grant | Failed>,
    asked: { now: Date; refused: string | undefined; withinMs: number },
  ): Promise<Grant | Failed>;
};

/** Puts a whole file where it belongs. Throws WireError when it cannot. */
export type Drop = (name: string, bytes: Buffer) => Promise<void>;

/** The transcript is written when it is asked for: a try whose record nobody keeps costs nothing. */
export function openWire(options: WireOptions): { wire: Wire; transcript(): Exchange[] } {
  const { http, mailer, tokens, drop, now, timeoutMs } = options;
  const granted: Grant[] = [];
  const sent: Sent[] = [];
  const openedAt = performance.now();

  async function record(
    request: Omit<Sent, 'durationMs' | 'reply' | 'error'>,
    send: (leftMs: number) => Promise<WireReply>,
  ): Promise<WireReply> {
    const startedAt = performance.now();
    const entry: Sent = { ...request, durationMs: 0, reply: null, error: null };
    sent.push(entry);
    try {
      const leftMs = Math.ceil(timeoutMs - (startedAt - openedAt));
      if (leftMs <= 0) throw new WireError('timeout', `the try took longer than ${timeoutMs} ms`);
      entry.reply = await send(leftMs);
      return entry.reply;
    } catch (error) {
      if (error instanceof NetworkError) entry.error = new WireError(error.fault, error.message);
      else if (error instanceof WireError) entry.error = error;
      else throw error;
      throw entry.error;
    } finally {
      entry.durationMs = performance.now() - startedAt;
    }
  }

  return {
    wire: {
      send: (request) => record(sentBy(request), (leftMs) => http.send(request, leftMs)),
      async mail(message) {
        const { status, body } = await record(mailed(message), async (leftMs) => {
          const { code, text } = await mailer.send(message, leftMs);
          return { status: code, headers: {}, body: Buffer.from(text) };
        });
        return { code: status, text: body.toString() };
      },
      async token(obtain, refused) {
        const withinMs = Math.max(0, timeoutMs - (performance.now() - openedAt));
        const grant = await tokens.get(obtain, { now, refused, withinMs });
        if (grant.is === 'granted') granted.push(grant);
        return grant;
      },
      async file(name, bytes) {
        await record(filed(name, bytes), async () => {
          if (drop === null) throw new WireError('unreachable', 'this server has no folder for files');
          await drop(name, bytes);
          return { status: 201, headers: {}, body: Buffer.alloc(0) };
        });
      },
      now,
      timeoutMs,
    },
    transcript() {
      const redact = redactorOf(options.settings, options.secrets, granted);
      return sent.map((entry) => written(entry, redact));
    },
  };
}

function sentBy({
  method,
  url,
  headers,
  body,
  unkept,
}: WireRequest): Omit<Sent, 'durationMs' | 'reply' | 'error'> {
  return { method, url, headers, body: body ?? '', unkept: unkept ?? [] };
}

function mailed({ to, messageId, text }: OutgoingMail): Omit<Sent, 'durationMs' | 'reply' | 'error'> {
  return {
    method: 'MAIL',
    url: `mailto:${to.join(',')}`,
    // The subject names the person, and the record outlives the lead.
    headers: { 'message-id': messageId },
    body: text,
    unkept: [],
  };
}

function filed(name: string, bytes: Buffer): Omit<Sent, 'durationMs' | 'reply' | 'error'> {
  return { method: 'FILE', url: name, headers: {}, body: bytes, unkept: [] };
}

function written(
  { method, url, headers, body, unkept, durationMs, reply, error }: Sent,
  redact: Redactor,
): Exchange {
  const responseHeaders: Record<string, string> = {};
  for (const name of tellingHeaders) {
    const value = reply?.headers[name];
    if (value !== undefined) responseHeaders[name] = storable(redact.text(value, excerptLength));
  }
  return {
    method,
    url: storable(redact.text(url)),
    requestBytes: Buffer.byteLength(body),
    requestSha256: hash('sha256', body),
    requestHeaders: redact.headers(headers),
    status: reply?.status ?? null,
    responseHeaders,
    responseExcerpt:
      reply === null ? null : storable(redact.text(keepable(reply.body, unkept), excerptLength)),
    durationMs: Math.round(durationMs * 100) / 100,
    fault: error?.fault ?? null,
    faultDetail: error === null ? null : redact.text(error.message),
  };
}

function keepable(body: Buffer, unkept: string[]): string {
  const text = body.toString('utf8');
  if (!unkept.some((path) => text.includes(path.split('.').at(-1)!))) return text;
  const value = objectIn(body);
  if (value === null) return '[not kept]';
  for (const path of unkept) forget(value, path.split('.'));
  return JSON.stringify(value);
}

function forget(value: unknown, [name, ...inside]: string[]): void {
  if (typeof value !== 'object' || value === null || name === undefined) return;
  const members = value as Record<string, unknown>;
  if (inside.length === 0) delete members[name];
  else forget(members[name], inside);
}

/** The database holds no NUL in text. */
const storable = (text: string) => text.replaceAll('\u0000', '\ufffd');
