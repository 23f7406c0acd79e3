// A row of Dataverse as it goes over the wire, and a lead that is there written anew: the version that was seen, and only while it is open.
import { isReply } from '../authorized.ts';
import type { Failed, Job, Outcome, Settings, Update, Wire, WireReply } from '../connector.ts';
import { isGuid } from '../entra.ts';
import { objectIn } from '../reply.ts';
import type { Target, Value } from '../../mapping/mapping.ts';
import { readFailure } from './dataverse-answers.ts';
import { answer, call, keyColumnOf } from './dataverse-call.ts';
import { urlOf } from './dataverse-tracking.ts';

type Row = Record<string, Value>;

export const currency = 'transactioncurrencyid@odata.bind';

/** The path of the lead with our key. */
export const byKey = (key: string, settings: Settings) => `leads(${keyColumnOf(settings)}='${key}')`;

/** Choices are numbers on the wire, lookups the path of a row. Never the key: Dataverse takes it from the path. */
export async function rowOf(
  { values, targets }: Pick<Job, 'values' | 'targets'>,
  known: readonly Target[],
  settings: Settings,
  wire: Wire,
): Promise<{ is: 'row'; row: Row } | Failed> {
  const choices = new Set((targets ?? known).filter(({ type }) => type === 'choice').map(({ name }) => name));
  const row: Row = {};
  for (const [name, value] of Object.entries(values)) {
    const set = sets[name];
    if (choices.has(name) && /^-?\d{1,10}$/.test(String(value))) row[name] = Number(value);
    else row[name] = set !== undefined && isGuid(String(value)) ? `/${set}(${value})` : value;
  }
  const code = String(row[currency] ?? '');
  if (!/^[A-Za-z]{3}$/.test(code)) return { is: 'row', row };
  const found = await currencyPath(code.toUpperCase(), settings, wire);
  return typeof found === 'string' ? { is: 'row', row: { ...row, [currency]: found } } : found;
}

const sets: Record<string, string> = {
  'campaignid@odata.bind': 'campaigns',
  'ownerid@odata.bind': 'systemusers',
  [currency]: 'transactioncurrencies',
};

/** A currency is a row of theirs, told by its code. An amount in one that they do not have would be another amount. */
async function currencyPath(code: string, settings: Settings, wire: Wire): Promise<string | Failed> {
  const path = `transactioncurrencies?$select=transactioncurrencyid&$filter=isocurrencycode%20eq%20'${code}'`;
  const reply = await call(settings, wire, { method: 'GET', path });
  if (!isReply(reply)) return reply;
  const rows = reply.status === 200 ? objectIn(reply.body)?.['value'] : null;
  if (!Array.isArray(rows)) return readFailure(reply, wire.now, keyColumnOf(settings));
  const id = (rows as { transactioncurrencyid?: unknown }[])[0]?.transactioncurrencyid;
  return typeof id === 'string'
    ? `/transactioncurrencies(${id})`
    : answer('value_not_in_list', { field: code });
}

type Seen = { leadid: string; version: string };

/** Open, closed, or not there (null). */
export async function seenOpen(path: string, settings: Settings, wire: Wire): Promise<Seen | Failed | null> {
  const found = await call(settings, wire, { method: 'GET', path: `${path}?$select=leadid,statecode` });
  if (!isReply(found)) return found;
  if (found.status === 404) return null;
  const { leadid, statecode, ['@odata.etag']: version } = objectIn(found.body) ?? {};
  if (found.status !== 200 || typeof leadid !== 'string' || typeof version !== 'string')
    return readFailure(found, wire.now, keyColumnOf(settings));
  return statecode === 0 ? { leadid, version } : answer('record_closed');
}

export async function change(
  { leadid, version }: Seen,
  row: Row,
  settings: Settings,
  wire: Wire,
): Promise<Outcome> {
  const updated = await call(settings, wire, {
    method: 'PATCH',
    path: `leads(${leadid})?$select=leadid`,
    headers: { prefer: 'return=representation', 'if-match': version },
    body: JSON.stringify(row),
  });
  if (!isReply(updated)) return updated;
  if (updated.status === 412) return answer('same_record_at_once', { status: 412 });
  if (updated.status === 404) return answer('record_deleted', { status: 404 });
  return readWritten(updated, settings, wire.now);
}

export function readWritten(reply: WireReply, settings: Settings, now: Date): Outcome {
  const { status } = reply;
  const id = status === 200 || status === 201 ? objectIn(reply.body)?.['leadid'] : undefined;
  if (typeof id === 'string' && isGuid(id))
    return { is: 'delivered', externalId: id, url: urlOf(settings, id) };
  return readFailure(reply, now, keyColumnOf(settings));
}

export async function update(
  job: Update,
  known: readonly Target[],
  settings: Settings,
  wire: Wire,
): Promise<Outcome> {
  const path = job.externalId === null ? byKey(job.key, settings) : `leads(${job.externalId})`;
  const seen = await seenOpen(path, settings, wire);
  if (seen === null) return answer('record_gone');
  if (!('leadid' in seen)) return seen;
  const made = await rowOf(job, known, settings, wire);
  return made.is === 'row' ? change(seen, made.row, settings, wire) : made;
}
