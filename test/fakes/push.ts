// One try by one connector over the real wire, as the engine makes it.
import { secretNames as secretsOf } from '../../src/delivery/destination.ts';
import { unfitOutcome } from '../../src/delivery/unfit.ts';
import {
  WireError,
  type Crm,
  type Failed,
  type Grant,
  type Outcome,
  type Settings,
} from '../../src/connectors/connector.ts';
import { openWire, type Exchange, type Tokens } from '../../src/connectors/wire.ts';
import type { SharedLead } from '../../src/leads/lead.ts';
import { applyMapping } from '../../src/mapping/apply.ts';
import { labelled } from '../../src/mapping/lead-lines.ts';
import type { MappedField, Mapping, Mended } from '../../src/mapping/mapping.ts';
import type { OpportunityFacts } from '../../src/mapping/opportunity-facts.ts';
import { createHttp } from '../../src/platform/http-client.ts';
import { openDropFolder } from '../../src/platform/drop-folder.ts';
import { sharedLead } from './lead.ts';
import { createMailer } from '../../src/platform/mailer.ts';

export type Pushed = {
  /** A fault that the connector leaves to the engine shows as a retry with the fault's name. */
  outcome: Outcome;
  transcript: Exchange[];
  mended: Mended[];
};

type Circumstances = {
  settings: Settings;
  now?: Date;
  timeoutMs?: number;
  smtpUrl?: string | null;
  tokens?: Tokens;
  folder?: string;
};
export type PushOptions = Circumstances & { lead: SharedLead; key?: string; mapping?: Mapping };

/** Tokens kept until they are refused or end, by one process alone. */
export function memoryTokens(): Tokens {
  let kept: Grant | null = null;
  return {
    async get(obtain: () => Promise<Grant | Failed>, { now, refused }) {
      if (kept && kept.token !== refused && kept.endsAt > now) return kept;
      const grant = await obtain();
      kept = grant.is === 'granted' ? grant : null;
      return grant;
    },
  };
}

export async function pushOnce(crm: Crm, options: PushOptions): Promise<Pushed> {
  const { lead, key = 'dlv-1', mapping = { fields: crm.mappable.defaults } } = options;
  const { values, mended, unfit } = applyMapping(lead, mapping, crm.mappable.targets);
  if (unfit.length > 0) return { outcome: unfitOutcome(crm, unfit[0]!), transcript: [], mended };
  const { result, transcript, kept } = await withWire(crm, options, (wire) =>
    crm.push(
      { lead, key, values, columns: mapping.fields.map(({ target }) => target) },
      options.settings,
      wire,
    ),
  );
  return { outcome: kept(result), transcript, mended };
}

/** One update, as the engine makes it: the fields alone that say something of the opportunity. */
export async function updateOnce(
  crm: Crm,
  options: Circumstances & {
    key: string;
    externalId: string | null;
    fields: MappedField[];
    facts: OpportunityFacts;
  },
): Promise<Pushed> {
  const { key, externalId, fields, facts } = options;
  const targets = crm.mappable.targets.map((target) => ({ ...target, required: false }));
  const { values, mended } = applyMapping(labelled(sharedLead(), [], facts), { fields }, targets);
  const { result, transcript, kept } = await withWire(crm, options, (wire) =>
    crm.update!({ key, externalId, values, targets }, options.settings, wire),
  );
  return { outcome: kept(result), transcript, mended };
}

/** Several in one call. */
export async function pushTogether(
  crm: Crm,
  options: Circumstances & { leads: { lead: SharedLead; key: string }[] },
): Promise<Outcome[]> {
  const jobs = options.leads.map(({ lead, key }) => {
    const { values } = applyMapping(lead, { fields: crm.mappable.defaults }, crm.mappable.targets);
    return { lead, key, values, columns: crm.mappable.defaults.map(({ target }) => target) };
  });
  const { result } = await withWire(crm, options, async (wire) =>
    crm.batch!.push(jobs, options.settings, wire),
  );
  return result;
}

/** Runs what a connector can do over a real wire; a fault that it leaves to the engine becomes a retry. */
export async function withWire<Result>(
  crm: Crm,
  options: Circumstances,
  run: (wire: ReturnType<typeof openWire>['wire']) => Promise<Result>,
): Promise<{ result: Result; transcript: Exchange[]; kept(outcome: Outcome): Outcome }> {
  const {
    settings,
    now = new Date('2026-11-20T10:00:00Z'),
    timeoutMs = 10_000,
    smtpUrl = null,
    tokens = memoryTokens(),
    folder,
  } = options;
  const http = createHttp({ allowPrivate: true, maxReplyBytes: 1024 * 1024 });
  const mailer = createMailer(smtpUrl, 'leads@example.com');
  const secrets = secretsOf(crm);
  const drop = folder === undefined ? null : openDropFolder(folder, 'pub_northwind');
  const { wire, transcript, kept } = openWire({
    http,
    mailer,
    tokens,
    drop,
    settings,
    secrets,
    now,
    timeoutMs,
  });
  const result = await run(wire).catch((error: unknown) => {
    if (!(error instanceof WireError)) throw error;
    return { is: 'retry', reason: error.fault, detail: error.message } as Result;
  });
  await http.close();
  mailer.close();
  return { result, transcript: transcript(), kept };
}
