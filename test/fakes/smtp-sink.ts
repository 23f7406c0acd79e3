// A mail server that takes a million mails in little memory: keeps which Message-IDs came and how often, and nothing else of them.
import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { Chance } from '../crash/chance.ts';

/** Shares of all mails, from 0 to 1, with which it is unkind. */
export type Unkind = {
  chance: Chance;
  /** Puts off with 451, as greylisting does. */
  later: number;
  /** Keeps the mail and closes without saying so. */
  cutAfter: number;
};

export type SmtpSink = {
  /** For SMTP_URL. */
  url: string;
  /** Different mails, by their Message-ID. */
  distinct(): number;
  /** Mails taken again under a Message-ID that was taken before. */
  repeats(): number;
  /** How often it was unkind. */
  unkindnesses(): number;
  /** First and last mail taken, in milliseconds of performance.now(); 0 when none was. */
  times(): { first: number; last: number };
  close(): Promise<void>;
};

const endOfMail = Buffer.from('\r\n.\r\n');

export async function startSmtpSink(unkind: Unkind | null = null): Promise<SmtpSink> {
  const seen = new Set<string>();
  const sockets = new Set<Socket>();
  let repeats = 0;
  let unkindnesses = 0;
  let first = 0;
  let last = 0;

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    let waiting: Buffer = Buffer.alloc(0);
    let inMail = false;
    socket.write('220 sink ESMTP\r\n');
    socket.on('data', (part) => {
      waiting = waiting.length === 0 ? part : Buffer.concat([waiting, part]);
      let answer = '';
      for (;;) {
        const end = inMail ? waiting.indexOf(endOfMail) : waiting.indexOf('\n');
        if (end < 0) break;
        const piece = waiting.subarray(0, end).toString('latin1');
        waiting = waiting.subarray(end + (inMail ? endOfMail.length : 1));
        const reply = inMail ? take(piece) : hear(piece.trimEnd());
        inMail = reply.startsWith('354');
        answer += reply;
        if (reply === '') return void socket.destroy();
      }
      if (answer !== '') socket.write(answer);
      if (answer.endsWith('221 bye\r\n')) socket.end();
    });
  });

  /** Empty: hang up. */
  function take(mail: string): string {
    if (unkind !== null && unkind.chance.happens(unkind.later)) {
      unkindnesses++;
      return '451 4.7.1 come back later\r\n';
    }
    const id = /^message-id:\s*<([^>]*)>/im.exec(mail)?.[1] ?? '';
    if (seen.has(id)) repeats++;
    seen.add(id);
    last = performance.now();
    if (first === 0) first = last;
    if (unkind !== null && unkind.chance.happens(unkind.cutAfter)) {
      unkindnesses++;
      return '';
    }
    return '250 2.0.0 taken\r\n';
  }

  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    distinct: () => seen.size,
    repeats: () => repeats,
    unkindnesses: () => unkindnesses,
    times: () => ({ first, last }),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function hear(line: string): string {
  switch (line.slice(0, 4).toUpperCase()) {
    case 'EHLO':
      return '250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 ENHANCEDSTATUSCODES\r\n';
    case 'HELO':
    case 'MAIL':
    case 'RCPT':
    case 'RSET':
    case 'NOOP':
      return '250 2.0.0 ok\r\n';
    case 'DATA':
      return '354 go on\r\n';
    case 'QUIT':
      return '221 bye\r\n';
    default:
      return '500 5.5.1 not understood\r\n';
  }
}
