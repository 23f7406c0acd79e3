// A far side as unkind as real ones: it verifies each signature, keeps what it takes in the order it came, and at times
// answers 500, is slow, or takes the lead and then cuts the connection or says that it failed.
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import type { Chance } from './chance.ts';

/** One lead or event taken, at the moment it was. note: null where an event names the lead alone. */
export type Receipt = {
  path: string;
  webhookId: string;
  leadId: string;
  note: string | null;
  digest: string;
};

export type Receiver = {
  url: string;
  receipts: Receipt[];
  /** Why requests were turned down: a signature that does not hold, a body that cannot be read. */
  turnedDown: string[];
  /** How often it was unkind. */
  unkindnesses: number;
  /** Share of calls it is unkind to. */
  unkind: number;
  /** Secrets by path, such as /crm. */
  secrets: Map<string, string>;
  /** Called once each: when a call has come in, and when one has been answered well. */
  onCall: (() => void) | null;
  onAnswer: (() => void) | null;
  close(): Promise<void>;
};

type Mood = 'well' | 'refuse' | 'slow' | 'take, then fail' | 'take, then cut' | 'cut';
const moods: readonly Mood[] = ['refuse', 'slow', 'slow', 'take, then fail', 'take, then cut', 'cut'];

/** Five failures in a row would rightly open the breaker, which rests longer than the test has time. */
const longestStreak = 2;

export async function startReceiver(chance: Chance, timeoutMs: number): Promise<Receiver> {
  let streak = 0;
  const moodNow = (): Mood => {
    const mood = streak < longestStreak && chance.happens(receiver.unkind) ? chance.pick(moods) : 'well';
    streak = mood === 'well' ? 0 : streak + 1;
    return mood;
  };
  const server = createServer((request, response) => {
    void read(request).then(
      (body) => answer(receiver, moodNow(), request, response, body, chance, timeoutMs),
      () => undefined, // Whoever sent it was killed in the middle.
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    receipts: [],
    turnedDown: [],
    unkindnesses: 0,
    unkind: 0.1,
    secrets: new Map(),
    onCall: null,
    onAnswer: null,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
  return receiver;
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function answer(
  receiver: Receiver,
  mood: Mood,
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
  chance: Chance,
  timeoutMs: number,
): Promise<void> {
  fire(receiver, 'onCall');
  if (mood !== 'well') receiver.unkindnesses++;
  if (mood === 'cut') return void response.socket?.destroy();
  if (mood === 'refuse') return reply(response, 500, 'not now');
  // Some of the slow ones come after we have given up waiting.
  if (mood === 'slow') await new Promise((done) => setTimeout(done, chance.between(50, timeoutMs * 1.5)));
  if (!take(receiver, request, body)) return reply(response, 401, 'not from you');
  if (mood === 'take, then cut') return void response.socket?.destroy();
  if (mood === 'take, then fail') return reply(response, 500, 'taken, but do not tell');
  reply(response, 200, 'ok');
  response.once('finish', () => fire(receiver, 'onAnswer'));
}

function take(receiver: Receiver, request: IncomingMessage, body: Buffer): boolean {
  const path = request.url!;
  try {
    const verifier = new Webhook(receiver.secrets.get(path) ?? '');
    const payload = verifier.verify(body, request.headers as Record<string, string>);
    const { data } = payload as { data: { lead: { id: string; note: string } } | { leadId: string } };
    receiver.receipts.push({
      path,
      webhookId: request.headers['webhook-id'] as string,
      leadId: 'lead' in data ? data.lead.id : data.leadId,
      note: 'lead' in data ? data.lead.note : null,
      digest: createHash('sha256').update(body).digest('base64'),
    });
    return true;
  } catch (error) {
    receiver.turnedDown.push((error as Error).message);
    return false;
  }
}

function fire(receiver: Receiver, moment: 'onCall' | 'onAnswer'): void {
  const tell = receiver[moment];
  receiver[moment] = null;
  tell?.();
}

function reply(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain' }).end(text);
}
