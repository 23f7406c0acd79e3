// One try of one lead by one connector over the real wire, as the engine makes it.
import { WireError, type Crm, type Outcome, type Settings } from '../../src/connectors/connector.ts';
import { openWire, type Exchange } from '../../src/connectors/wire.ts';
import type { SharedLead } from '../../src/leads/lead.ts';
import { createHttp } from '../../src/platform/http-client.ts';
import { createMailer } from '../../src/platform/mailer.ts';

export type Pushed = {
  /** A fault that the connector leaves to the engine shows as a retry with the fault's name. */
  outcome: Outcome;
  transcript: Exchange[];
};

export type PushOptions = {
  lead: SharedLead;
  settings: Settings;
  key?: string;
  now?: Date;
  timeoutMs?: number;
  smtpUrl?: string | null;
};

export async function pushOnce(crm: Crm, options: PushOptions): Promise<Pushed> {
  const {
    lead,
    settings,
    key = 'dlv-1',
    now = new Date('2026-11-20T10:00:00Z'),
    timeoutMs = 10_000,
    smtpUrl = null,
  } = options;
  const http = createHttp({ allowPrivate: true, maxReplyBytes: 65_536 });
  const mailer = createMailer(smtpUrl, 'leads@example.com');
  const secrets = [
    ...crm.fields.filter(({ kind }) => kind === 'secret').map(({ name }) => name),
    ...Object.keys(crm.mint?.() ?? {}),
  ];
  const { wire, transcript } = openWire({
    http,
    mailer,
    settings,
    secrets,
    idempotencyKey: key,
    now,
    timeoutMs,
  });
  const outcome = await crm.push(lead, settings, wire).catch((error: unknown): Outcome => {
    if (!(error instanceof WireError)) throw error;
    return { is: 'retry', reason: error.fault as 'timeout', detail: error.message };
  });
  await http.close();
  mailer.close();
  return { outcome, transcript: transcript() };
}
