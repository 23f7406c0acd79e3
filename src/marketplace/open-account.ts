// An account, opened for one try: its settings with the secret in them, and the guarded way out that its calls take.
import type { Failed, Grant, Settings } from '../connectors/connector.ts';
import { redactorFor } from '../connectors/redact.ts';
import { openWire, type Tokens } from '../connectors/wire.ts';
import type { Delivering } from '../delivery/delivering.ts';
import type { App } from '../platform/app.ts';
import { placeOf, type AccountRow } from './account-store.ts';
import type { Fault } from './fault.ts';
import type { ReportApi } from './report-api.ts';

const timeoutMs = 60_000;

export function openAccount(app: App, { ways }: Delivering, account: AccountRow): ReportApi {
  const settings = settingsOf(app, account);
  const { wire } = openWire({
    http: ways.http,
    mailer: ways.mailer,
    settings,
    secrets: ['clientSecret'],
    tokens: tokensOf(),
    drop: null,
    now: app.clock.now(),
    timeoutMs,
  });
  return { publisherId: account.publisherId, settings, wire };
}

export function settingsOf(app: App, { settings, sealed, publisherId }: AccountRow): Settings {
  return { ...settings, clientSecret: app.vault.open(sealed, placeOf(publisherId)) };
}

/** A token of a try's own: a report takes a handful of tries a day. */
function tokensOf(): Tokens {
  let kept: Grant | null = null;
  return {
    async get(obtain: () => Promise<Grant | Failed>, { refused }) {
      if (kept !== null && kept.token !== refused) return kept;
      const grant = await obtain();
      kept = grant.is === 'granted' ? grant : null;
      return grant;
    },
  };
}

/** A far side may say our own credentials back. */
export function kept(fault: Fault, settings: Settings): Fault {
  if (fault.said === null) return fault;
  return { ...fault, said: redactorFor(settings, ['clientSecret']).text(fault.said) };
}
