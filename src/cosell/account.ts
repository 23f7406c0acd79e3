// An account of a programme, opened: its settings with the secrets in them, and the way out that its calls take.
import { answersOf } from '../connectors/answers.ts';
import type { Failed, Grant, Settings } from '../connectors/connector.ts';
import { openWire, type Tokens } from '../connectors/wire.ts';
import type { Delivering } from '../delivery/delivering.ts';
import type { App } from '../platform/app.ts';
import { accountById, claimAccess, readAccess, saveAccess, type AccountRow } from './account-store.ts';
import { programmeByName } from './programmes.ts';
import type { Programme, Ways } from './programme.ts';

export type Opened = { account: AccountRow; programme: Programme; ways: Ways };

const timeoutMs = 20_000;

/** Ready to be asked. Throws only where its programme or key is no more. */
export function openAccount(app: App, { ways }: Delivering, account: AccountRow): Opened {
  const programme = programmeByName(account.programme);
  if (programme === undefined) throw new Error(`There is no programme ${account.programme}.`);
  const settings = settingsOf(app, account);
  const { wire } = openWire({
    http: ways.http,
    mailer: ways.mailer,
    settings,
    secrets: secretNames(programme),
    tokens: tokensOf(app, account, programme, settings),
    drop: null,
    now: app.clock.now(),
    timeoutMs,
  });
  return { account, programme, ways: { settings, wire } };
}

export function secretNames({ fields }: Pick<Programme, 'fields'>): string[] {
  return fields.filter(({ kind }) => kind === 'secret').map(({ name }) => name);
}

export function settingsOf(app: App, { settings, sealed, id }: AccountRow): Settings {
  return { ...settings, ...(JSON.parse(app.vault.open(sealed, id)) as Settings) };
}

/** When a secret that ends by itself ends; null: none does. */
export function endsAt({ renewedAt, programme }: AccountRow): Date | null {
  const livesMs = programmeByName(programme)?.renewed?.livesMs;
  return livesMs === undefined ? null : new Date(renewedAt.getTime() + livesMs);
}

const claimMs = 30_000;
const lookAgainMs = 100;

/** One access token for all processes; what renews itself with it is kept before it is used. */
function tokensOf(app: App, account: AccountRow, programme: Programme, settings: Settings): Tokens {
  const { publisherId, id } = account;
  const { db, clock, vault } = app;
  const opened = (sealed: string | null | undefined): Grant | null => {
    if (!sealed) return null;
    const { token, endsAt: ends } = JSON.parse(vault.open(sealed, id)) as { token: string; endsAt: string };
    return { is: 'granted', token, endsAt: new Date(ends), more: {} };
  };
  return {
    async get(obtain: () => Promise<Grant | Failed>, { refused, withinMs }) {
      const deadline = performance.now() + withinMs;
      for (;;) {
        const now = clock.now();
        const found = opened((await readAccess(db, publisherId, id))?.sealed);
        const renewAt = new Date(now.getTime() + 5 * 60_000);
        if (found !== null && found.token !== refused && found.endsAt > renewAt) return found;
        const until = new Date(now.getTime() + claimMs);
        if (await claimAccess(db, publisherId, id, { now, until })) break;
        if (performance.now() + lookAgainMs > deadline)
          return answersOf(programme.title)('token_not_available');
        await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
      }
      return renewed(app, account, programme, settings, obtain);
    },
  };
}

async function renewed(
  app: App,
  account: AccountRow,
  programme: Programme,
  settings: Settings,
  obtain: () => Promise<Grant | Failed>,
): Promise<Grant | Failed> {
  const { db, clock, vault } = app;
  const { publisherId, id } = account;
  const kept: { access: string | null; secrets: string | null } = { access: null, secrets: null };
  try {
    // Another process may have renewed the secret since this account was read.
    const newest = await accountById(db, publisherId, id);
    if (newest !== undefined) Object.assign(settings, settingsOf(app, newest));
    const grant = await obtain();
    if (grant.is !== 'granted') return grant;
    kept.access = vault.seal(JSON.stringify({ token: grant.token, endsAt: grant.endsAt }), id);
    const setting = programme.renewed?.setting;
    const next = grant.more['refresh_token'];
    if (setting !== undefined && next !== undefined && next !== settings[setting]) {
      settings[setting] = next;
      const secrets = Object.fromEntries(secretNames(programme).map((name) => [name, settings[name]]));
      kept.secrets = vault.seal(JSON.stringify(secrets), id);
    }
    return grant;
  } finally {
    await saveAccess(db, account, { ...kept, now: clock.now() });
  }
}
