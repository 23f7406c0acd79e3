// Many records in one call, each with what became of it. A call that HubSpot refuses whole for the sake of one record is
// halved until that one is found.
import { destinationRefusals, type Failed, type Settings, type Wire } from '../connector.ts';
import { objectIn } from '../reply.ts';
import { call, keyProperty, type Account } from './hubspot-account.ts';
import { answer, failedBy, faultIn, firstOf, isRecord, text, type Fault } from './hubspot-answers.ts';

/** A record to write; the trace comes back with what became of it. */
export type Input = {
  objectWriteTraceId: string;
  properties: Record<string, string>;
  [member: string]: unknown;
};
export type Made = { is: 'made'; id: string };
export type Faulty = { is: 'faulty'; fault: Fault; status: number };
export type Written = Made | Faulty | Failed;

/** What became of each input, by its trace. */
export async function writeBatch(
  path: string,
  inputs: Input[],
  settings: Settings,
  wire: Wire,
  account: Account,
): Promise<Map<string, Written>> {
  const all = (written: Written) => new Map(inputs.map((input) => [input.objectWriteTraceId, written]));
  if (inputs.length === 0) return new Map();
  const reply = await call(settings, wire, 'POST', path, { inputs });
  const { status } = reply;
  if (status === 200 || status === 201 || status === 207) {
    const told = readResults(objectIn(reply.body), status);
    if (told === null) return all(answer('not_understood', { status }, { reply, now: wire.now }));
    const untold = inputs.filter(({ objectWriteTraceId: trace }) => !told.has(trace));
    // Those that it says nothing of go again, one by one: each call then has one answer.
    for (const input of untold)
      told.set(
        input.objectWriteTraceId,
        inputs.length === 1
          ? (onlyOne(told) ?? answer('not_understood', { status }, { reply, now: wire.now }))
          : (await writeBatch(path, [input], settings, wire, account)).get(input.objectWriteTraceId)!,
      );
    return told;
  }
  if (status !== 400 && status !== 409) return all(failedBy(reply, wire.now, account.timeZone));
  const fault = faultIn(objectIn(reply.body) ?? {});
  const objects = path.includes('/leads/') ? 'leads' : 'contacts';
  if (fault.code === 'lead_refused' && !(await hasKey(objects, settings, wire)))
    return all(answer('key_missing', { status, field: keyProperty, said: fault.said }));
  const failed = answer(fault.code, { status, field: fault.field, said: fault.said });
  const isCommon = failed.is === 'refused' && destinationRefusals.has(failed.reason);
  if (inputs.length === 1 || isCommon) return all({ is: 'faulty', fault, status });
  const half = Math.ceil(inputs.length / 2);
  return new Map([
    ...(await writeBatch(path, inputs.slice(0, half), settings, wire, account)),
    ...(await writeBatch(path, inputs.slice(half), settings, wire, account)),
  ]);
}

/** Null: not an answer that HubSpot gives. What carries no trace stands under ''. */
function readResults(body: Record<string, unknown> | null, status: number): Map<string, Written> | null {
  const results = body?.['results'];
  if (!Array.isArray(results)) return null;
  const written = new Map<string, Written>();
  for (const result of results.filter(isRecord)) {
    const id = text(result['id']);
    const { [keyProperty]: key } = isRecord(result['properties']) ? result['properties'] : {};
    if (id !== '') written.set(text(result['objectWriteTraceId']) || text(key), { is: 'made', id });
  }
  const errors = body?.['errors'];
  for (const error of Array.isArray(errors) ? errors.filter(isRecord) : [])
    written.set(firstOf(error['context'], 'objectWriteTraceId'), {
      is: 'faulty',
      fault: faultIn(error),
      status,
    });
  return written;
}

/** A call for one record has one answer, with a trace or without. */
const onlyOne = (told: Map<string, Written>) => (told.size === 1 ? [...told.values()][0] : undefined);

/** A refusal that names nothing is often that of a key that is not there or not unique. */
export async function hasKey(
  objects: 'contacts' | 'leads',
  settings: Settings,
  wire: Wire,
): Promise<boolean> {
  const reply = await call(settings, wire, 'GET', `/crm/v3/properties/${objects}/${keyProperty}`);
  if (reply.status === 404) return false;
  return reply.status !== 200 || objectIn(reply.body)?.['hasUniqueValue'] !== false;
}

export function failedFor({ fault, status }: Faulty): Failed {
  return answer(fault.code, { status, field: fault.field ?? '?', said: fault.said });
}
