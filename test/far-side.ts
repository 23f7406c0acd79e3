// What the conformance suite asks of every far side: a peer that behaves, and that can be told to misbehave.
import type { Crm, Settings } from '../src/connectors/connector.ts';
import type { MappedField } from '../src/mapping/mapping.ts';
import { crmByKind } from '../src/connectors/crms/index.ts';
import type { Answer, FarSide, Trick } from './fakes/http-far-side.ts';

/** What the next request that carries a lead meets. */
const troubles = [
  'throttled',
  'failing',
  'malformed',
  'hang',
  'slow body',
  'endless body',
  'huge header',
  'redirect',
  'cut',
  'cut after commit',
  'echo',
] as const;
export type Trouble = (typeof troubles)[number];

/** How a far side shows that its records keep in step. */
export type Following = {
  /** What is written of an opportunity. */
  fields: MappedField[];
  /** The name under which recordOf shows the opportunity's value. */
  value: string;
  /** What the record of this key holds. */
  recordOf(key: string): Record<string, unknown> | undefined;
  /** Somebody there deletes it. */
  remove(key: string): void;
  /** Somebody there closes it, where that is another act than for a repeated lead. */
  close?(key: string): void;
};

export type Peer = {
  settings: Settings;
  /** Credentials that the far side does not accept; null: it has none. */
  wrong: Settings | null;
  /** What must not show anywhere, also none of its halves. */
  secrets: string[];
  smtpUrl?: string;
  /** Where wrong credentials are the operator's and not in the settings. */
  wrongSmtpUrl?: string;
  /** Where the connector writes files. */
  folder?: string;
  /** The server, where it speaks HTTP. */
  far?: FarSide;
  /** Takes over what was made and shown once when the destination was created. */
  adopt?(shown: Record<string, unknown>): void;
  records(): Promise<number>;
  trouble(next: Trouble): void;
  /** Takes back the troubles that nothing has met yet; answers how many those are. Left out where none has to be waited for. */
  takeBack?(): number;
  close(): Promise<void>;
  /** Reasons that this far side's troubles have; malformed: null where nothing in a good status can be malformed. */
  reasons: { failing: string; malformed: string | null };
  /** It says how long to wait when it throttles: in Retry-After, which the trouble sets to 7 s, or as its contract has it. */
  throttledMs: number | null;
  /** false: it has no key, and what is sent twice is there twice; true (the default): the key leaves one record. */
  keyed?: boolean;
  /** false: many at once of one key are more than it can keep apart; the engine never sends them so. */
  parallel?: boolean;
  /** The troubles above that cannot happen to it, each with why. */
  cannot?: Partial<Record<Trouble, string>>;
  /** The tokens that were given out end at once. */
  endTokens?(): void;
  /** The next call with several leads takes all but the one at this place, and says why. */
  refuseOne?(at: number): void;
  /** Somebody there closes the record of this key: qualified, converted or deleted. */
  closeRecord?(key: string): void;
  /** Somebody there works with the record of this key, now: it is no longer just open. Left out where closeRecord does as well. */
  workOn?(key: string): void;
  /** Of a kind whose records keep in step with opportunities. */
  follows?: Following;
};

/** Of a far side that speaks HTTP: what its troubles look like on the wire unless it says otherwise. */
export function httpPeer(
  far: FarSide,
  secrets: string[],
): Pick<Peer, 'far' | 'secrets' | 'trouble' | 'takeBack' | 'close' | 'throttledMs'> {
  const echo = secrets
    .map((secret) => `${secret} ${encodeURIComponent(secret)} ${Buffer.from(secret).toString('base64')}`)
    .join(' ');
  const answers: Record<Trouble, Answer | Trick> = {
    throttled: { status: 429, headers: { 'retry-after': '7' }, body: 'slower' },
    failing: { status: 500, body: 'Internal Server Error' },
    malformed: { status: 200, headers: { 'content-type': 'application/json' }, body: '{"ids":' },
    hang: 'hang',
    'slow body': 'slow body',
    'endless body': 'endless body',
    'huge header': { status: 200, headers: { 'x-long': 'x'.repeat(10 * 1024 * 1024) }, body: 'ok' },
    redirect: { status: 307, headers: { location: 'http://169.254.169.254/latest/meta-data' } },
    cut: 'cut',
    'cut after commit': 'cut after commit',
    echo: {
      status: 400,
      headers: { 'x-request-id': echo, location: `/?k=${encodeURIComponent(secrets[0]!)}` },
      body: JSON.stringify({ message: echo, name: echo }),
    },
  };
  return {
    far,
    secrets,
    trouble: (next) => far.script(answers[next]),
    takeBack: () => far.takeBack(),
    close: () => far.close(),
    throttledMs: 7000,
  };
}

/** The peer of a kind: test/far-sides/<kind>.ts, which exports it as `peer`. */
/** Of one that has no such troubles, with the reason why. */
export const cannotAny = (why: string, but: readonly Trouble[] = []): Partial<Record<Trouble, string>> =>
  Object.fromEntries(troubles.filter((trouble) => !but.includes(trouble)).map((trouble) => [trouble, why]));

export async function peerOf(crm: Crm): Promise<Peer> {
  const { peer } = (await import(`./far-sides/${crm.kind}.ts`)) as { peer: () => Promise<Peer> };
  return peer();
}

/** Made by the connector itself when a destination is created. */
export const minted = (kind: string): Settings => crmByKind(kind)!.mint!();
