// One try of a co-sell programme over the real wire, with a token kept in memory.
import type { Settings } from '../src/connectors/connector.ts';
import { openWire } from '../src/connectors/wire.ts';
import { partnerCenterTold } from '../src/cosell/partner-center-shape.ts';
import { isFault, type Known, type Programme, type Ways } from '../src/cosell/programme.ts';
import type { Told } from '../src/cosell/referral.ts';
import { createHttp } from '../src/platform/http-client.ts';
import { createMailer } from '../src/platform/mailer.ts';
import { memoryTokens } from './fakes/push.ts';

export type Trying = { ways(now?: Date): Ways; close(): Promise<void> };

export function tryingWith(settings: Settings, clock: { now(): Date }): Trying {
  const http = createHttp({ allowPrivate: true, maxReplyBytes: 1024 * 1024 });
  const mailer = createMailer(null, 'leads@northwind.example');
  const tokens = memoryTokens();
  return {
    ways: (now = clock.now()) => ({
      settings,
      wire: openWire({ http, mailer, settings, secrets: [], tokens, drop: null, now, timeoutMs: 5_000 }).wire,
    }),
    async close() {
      await http.close();
      mailer.close();
    },
  };
}

/** As it is there now. */
export async function knownOf(programme: Programme, ways: Ways, externalId: string): Promise<Known> {
  const read = await programme.get(ways, externalId);
  if (isFault(read) || read.is === 'gone') throw new Error(`Not read: ${JSON.stringify(read)}`);
  return { externalId: read.referral.externalId, told: read.referral };
}

/** Every page of one round, from the cursor on. */
export async function roundOf(
  programme: Programme,
  ways: Ways,
  cursor: string | null,
): Promise<{ told: Told[]; cursor: string; pages: number }> {
  const told: Told[] = [];
  for (let pages = 1, at = cursor; ; pages++) {
    const read = await programme.poll(ways, at, async () => new Set());
    if (isFault(read)) throw new Error(`Not read: ${JSON.stringify(read)}`);
    told.push(...read.referrals);
    at = read.cursor;
    if (!read.more) return { told, cursor: at, pages };
  }
}

/** A referral as Partner Center writes it, read. */
export const toldOf = (raw: unknown): Told => partnerCenterTold(raw, ['own-org'])!;
