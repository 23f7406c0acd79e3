// The way out for mail: one pool of SMTP connections to the operator's own server. A server's answer is a value, also a no.
import { getSystemErrorName } from 'node:util';
import { createTransport } from 'nodemailer';
import { NetworkError, codeOf, phraseOf } from './network-fault.ts';

export type Mail = {
  to: string[];
  subject: string;
  text: string;
  /** The same words for programs that show them with their looks. */
  html?: string;
  /** Shown before the address it comes from; left out: nothing is. */
  fromName?: string;
  replyTo?: string;
  /** Where the mail itself comes back to; left out: to the address it comes from. */
  returnPath?: string;
  /** With or without angle brackets. */
  messageId: string;
  headers?: Record<string, string>;
  attachments?: { filename: string; content: Buffer; contentType: string }[];
};

/** The server's last word: its reply code such as 250, 451, 535 or 550, and its text. */
export type MailAnswer = { code: number; text: string };

export type Mailer = {
  /** Resolves to the server's answer. Throws NetworkError when there was none within timeoutMs. */
  send(mail: Mail, timeoutMs: number): Promise<MailAnswer>;
  close(): void;
};

/**
 * smtpUrl as smtp://user:password@host:587 or smtps://…:465; null: every mail fails with a detail that says so.
 * from: sender's address, with a name or without. connections: at once, at most.
 */
export function createMailer(smtpUrl: string | null, from: string, connections = 5): Mailer {
  if (smtpUrl === null) {
    return {
      send: () => Promise.reject(new NetworkError('unreachable', 'SMTP_URL is not set')),
      close: () => undefined,
    };
  }
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: connections,
    maxMessages: 1_000,
    // One fresh connection in place of a pooled one that the server had dropped; any other repeat is the engine's.
    maxRequeues: 1,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: (mail, timeoutMs) =>
      sendWithin(timeoutMs, (signal) =>
        transport.sendMail({ ...clean(mail), from: fromOf(from, mail.fromName), signal }),
      ),
    close: () => transport.close(),
  };
}

/** The name and the address of `Name <address>`; the name is empty where there is none. */
export function senderParts(from: string): { name: string; address: string } {
  const [, name = '', address = from] = /^\s*"?([^"<]*?)"?\s*<([^>]+)>\s*$/.exec(from) ?? [];
  return { name, address };
}

const fromOf = (from: string, name: string | undefined) =>
  name === undefined ? from : { name: oneLine(name), address: senderParts(from).address };

/** The address in SMTP_URL's `from`, else one at the mail server's own name. */
export function senderOf(smtpUrl: string | null): string {
  if (smtpUrl === null) return '';
  const url = new URL(smtpUrl);
  return url.searchParams.get('from') ?? `leadshare@${url.hostname}`;
}

/** What the transport reports of a mail that at least one recipient got. */
type Sent = { response: string; rejected: unknown[] };

async function sendWithin(
  timeoutMs: number,
  send: (signal: AbortSignal) => Promise<Sent>,
): Promise<MailAnswer> {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), timeoutMs);
  try {
    const { response, rejected } = await send(giveUp.signal);
    const missed = rejected.length === 0 ? '' : ` (refused for ${rejected.join(', ')})`;
    return { code: Number(response.slice(0, 3)), text: response + missed };
  } catch (error) {
    if (giveUp.signal.aborted)
      throw new NetworkError('timeout', `no answer from the mail server within ${timeoutMs} ms`);
    return answerIn(error);
  } finally {
    clearTimeout(timer);
  }
}

function answerIn(error: unknown): MailAnswer {
  const { responseCode, response, message } = error as {
    responseCode?: unknown;
    response?: unknown;
    message?: unknown;
  };
  if (typeof responseCode === 'number' && responseCode >= 400 && responseCode < 600)
    return { code: responseCode, text: typeof response === 'string' ? response : String(message) };
  // A mail that names no address that can be written in SMTP is turned down by us as a server would: 553.
  if (codeOf(error) === 'EENVELOPE') return { code: 553, text: '553 no valid recipient address' };
  if (codeOf(error) === 'ETIMEDOUT')
    throw new NetworkError('timeout', 'the mail server did not answer in time');
  throw new NetworkError('unreachable', `mail server: ${causeOf(error)}`);
}

/** The transport writes its own code over the system's, which lives on as a number; TLS faults only as a message. */
function causeOf(error: unknown): string {
  const { code, errno, message } = error as { code?: unknown; errno?: unknown; message?: unknown };
  if (typeof errno === 'number')
    return phraseOf(Object.assign(new Error(), { code: getSystemErrorName(errno) }));
  return code === 'ESOCKET' ? `${String(message).toLowerCase()} (ESOCKET)` : phraseOf(error);
}

/** One line stays one line: a name from a lead must not start a header of its own. */
function clean({ html, replyTo, returnPath, attachments, ...mail }: Mail) {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(mail.headers ?? {})) headers[oneLine(name)] = oneLine(value);
  return {
    to: mail.to.map(oneLine),
    subject: oneLine(mail.subject),
    text: mail.text,
    ...(html === undefined ? {} : { html, textEncoding: 'base64' as const }),
    ...(replyTo === undefined ? {} : { replyTo: oneLine(replyTo) }),
    ...(returnPath === undefined
      ? {}
      : { envelope: { from: oneLine(returnPath), to: mail.to.map(oneLine) } }),
    messageId: `<${oneLine(mail.messageId).replace(/[<>\s]/g, '')}>`,
    headers,
    ...(attachments === undefined
      ? {}
      : { attachments: attachments.map((each) => ({ ...each, filename: oneLine(each.filename) })) }),
  };
}

// Everything that some mail program takes for a line end, and the other control characters.
const oneLine = (text: string) => text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ');
