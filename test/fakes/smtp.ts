// A mail server with one mailbox for all: keeps what it took, parsed, and answers as a test scripts it.
import type { AddressInfo, Socket } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/**
 * A number refuses at DATA with that code. rcpt: refuses the recipient. cut: closes at DATA. cut after commit: keeps
 * the mail, then closes without saying so. hang: takes DATA and says nothing. garbage: a reply without a code.
 */
export type MailTrick = number | { rcpt: number } | 'cut' | 'cut after commit' | 'hang' | 'garbage';

/**
 * How it is with everybody until told otherwise. mute: takes connections and never greets. drips: takes DATA and answers line by line
 * without an end. dies: goes away with the first bytes of DATA.
 */
export type Mood = 'well' | 'mute' | 'drips' | 'dies';

type Envelope = { mailFrom: false | { address: string }; rcptTo: { address: string }[] };

export type Mailbox = {
  /** For SMTP_URL; holds the user and password that are accepted. */
  url: string;
  /** The same with a wrong password. */
  wrongUrl: string;
  /** Every mail taken, repeats too. */
  mails: (Email & { raw: string; envelope: string[]; returnPathOfEnvelope: string })[];
  /** Distinct Message-IDs: what a reader sees when his mail program drops repeats. */
  records(): number;
  sessions: { opened: number };
  script(...next: MailTrick[]): void;
  /** Takes back what was scripted and no mail has met yet; answers how many those are. */
  takeBack(): number;
  be(mood: Mood): void;
  close(): Promise<void>;
};

export const password = 'smtp-p4ssword/with+signs';

async function taken(raw: Buffer, { mailFrom, rcptTo }: Envelope) {
  const envelope = rcptTo.map(({ address }) => address);
  const returnPathOfEnvelope = mailFrom === false ? '' : mailFrom.address;
  return Object.assign(await PostalMime.parse(raw), {
    raw: raw.toString('utf8'),
    envelope,
    returnPathOfEnvelope,
  });
}

const refusal = (code: number) => Object.assign(new Error(`scripted ${code}`), { responseCode: code });

function drippingOn(sockets: ReadonlySet<Socket>) {
  const drips = new Set<NodeJS.Timeout>();
  const drip = () => sockets.forEach((socket) => socket.write('250-wait\r\n'));
  return { begin: () => void drips.add(setInterval(drip, 20)), end: () => drips.forEach(clearInterval) };
}

export async function startMailbox(): Promise<Mailbox> {
  const mails: Mailbox['mails'] = [];
  const queue: MailTrick[] = [];
  const sessions = { opened: 0 };
  const sockets = new Set<Socket>();
  let mood: Mood = 'well';

  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    allowInsecureAuth: true,
    onConnect: (_, done) => {
      sessions.opened += 1;
      if (mood !== 'mute') done();
    },
    onAuth: (auth, _, done) => {
      if (auth.password === password) done(null, { user: 'leads' });
      else done(refusal(535));
    },
    onRcptTo: (_, __, done) => {
      const next = queue[0];
      if (typeof next !== 'object') return done();
      queue.shift();
      done(refusal(next.rcpt));
    },
    onData: (stream, session, done) => {
      void (async () => {
        if (mood === 'dies') return sockets.forEach((socket) => socket.destroy());
        const chunks: Buffer[] = [];
        for await (const chunk of stream) chunks.push(chunk);
        if (mood === 'drips') return drips.begin();
        const next = queue.shift();
        if (typeof next === 'number') return done(refusal(next));
        if (next === 'hang') return;
        if (next === 'garbage') return sockets.forEach((socket) => socket.write('what do you want?\r\n'));
        if (next === 'cut') return sockets.forEach((socket) => socket.destroy());
        mails.push(await taken(Buffer.concat(chunks), session.envelope));
        if (next === 'cut after commit') return sockets.forEach((socket) => socket.destroy());
        done(null, 'kept');
      })();
    },
  });
  const drips = drippingOn(sockets);
  server.on('error', () => undefined);
  server.server.on('connection', (socket) => {
    sockets.add(socket.on('close', () => sockets.delete(socket)));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  const { port } = server.server.address() as AddressInfo;

  return {
    url: `smtp://leads:${encodeURIComponent(password)}@127.0.0.1:${port}`,
    wrongUrl: `smtp://leads:wrong@127.0.0.1:${port}`,
    mails,
    records: () => new Set(mails.map(({ messageId }) => messageId)).size,
    sessions,
    script: (...next) => void queue.push(...next),
    takeBack: () => queue.splice(0).length,
    be(next) {
      mood = next;
      drips.end();
    },
    close: () =>
      new Promise((done) => {
        drips.end();
        server.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
