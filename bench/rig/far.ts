// The far sides of the connectors, each played by its simulator: as it is, late, or with the answers it gave before.
import { connect, createServer, type AddressInfo } from 'node:net';
import { crms } from '../../src/connectors/crms/index.ts';
import type { Settings } from '../../src/connectors/connector.ts';
import { peerOf, type Peer } from '../../test/far-side.ts';
import type { Answer, Seen, Serve } from '../../test/fakes/http-far-side.ts';
import { answerParent } from './child.ts';

/** What a destination of this kind and its server need. http: what is said can be recorded and replayed. */
export type Reach = { kind: string; settings: Settings; env: Record<string, string>; http: boolean };

/** A request as it came, for others to make again. */
export type Call = { method: string; url: string; headers: Record<string, string>; body: string };

export type Far = {
  open(given: null): Promise<Reach[]>;
  /** Takes over what was made and shown when the destination was created. */
  adopt(given: { kind: string; shown: Record<string, unknown> }): void;
  /** Keeps what is asked and answered from now on. */
  record(kind: string): void;
  /** From now on gives the answers it kept for the same path, in turn, without a look at the body. Returns what was asked. */
  replay(kind: string): Call[];
  /** From now on all answer by themselves again, so many milliseconds late. */
  late(ms: number): void;
};

const peers = new Map<string, Peer>();
const kept = new Map<string, { seen: Seen; answer: Answer }[]>();
const replays = new Set<string>();
let lateMs = 0;

async function opened(kind: string, peer: Peer): Promise<Reach> {
  peers.set(kind, peer);
  peer.far?.serveBy((live) => servedBy(kind, live));
  const env = {
    ...(peer.smtpUrl !== undefined && { SMTP_URL: await lateLine(peer.smtpUrl) }),
    ...(peer.folder !== undefined && { LEADSHARE_DROP_DIR: peer.folder }),
  };
  return { kind, settings: peer.settings, env, http: peer.far !== undefined };
}

function servedBy(kind: string, live: Serve): Serve {
  const turns = new Map<string, number>();
  return async (seen) => {
    const known = kept.get(kind);
    if (replays.has(kind)) {
      const same = known!.filter((one) => one.seen.method === seen.method && one.seen.path === seen.path);
      const turn = turns.get(seen.path) ?? 0;
      turns.set(seen.path, turn + 1);
      return (
        same[turn % same.length]?.answer ?? { status: 500, body: `nobody asked for ${seen.path} before` }
      );
    }
    if (lateMs > 0) await new Promise((done) => setTimeout(done, lateMs));
    const answer = await live(seen);
    known?.push({ seen, answer });
    return answer;
  };
}

/** A way to a mail server on which everything that is said to it arrives late. */
async function lateLine(url: string): Promise<string> {
  const at = new URL(url);
  const { port, hostname } = at;
  const line = createServer((caller) => {
    const server = connect(Number(port), hostname);
    caller.on('data', (said: Buffer) => setTimeout(() => server.write(said), lateMs));
    server.pipe(caller);
    caller.on('close', () => server.destroy());
    for (const end of [caller, server]) end.on('error', () => caller.destroy());
  });
  await new Promise<void>((done) => line.listen(0, hostname, done));
  at.port = String((line.address() as AddressInfo).port);
  return at.href;
}

const answers = {
  open: () => Promise.all(crms.map(async (crm) => opened(crm.kind, await peerOf(crm)))),
  adopt: ({ kind, shown }: { kind: string; shown: Record<string, unknown> }) =>
    peers.get(kind)!.adopt?.(shown),
  record: (kind: string) => void kept.set(kind, []),
  replay(kind: string) {
    replays.add(kind);
    const { url } = peers.get(kind)!.far!;
    return kept.get(kind)!.map(({ seen: { method, path, headers, body } }) => ({
      method,
      url: `${url}${path}`,
      headers,
      body: body.toString(),
    }));
  },
  late(ms: number) {
    lateMs = ms;
    kept.clear();
    replays.clear();
  },
} satisfies { [Name in keyof Far]: (given: never) => unknown };

answerParent(answers, async () => {
  await Promise.all([...peers.values()].map((peer) => peer.close()));
});
