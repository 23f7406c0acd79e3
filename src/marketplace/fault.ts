// Why a marketplace's report could not be read, as a value: each reason has its decision here, and a sentence in words/*/marketplace.json.
import type { Failed, WireFault, WireReply } from '../connectors/connector.ts';
import { retryAfterMs } from '../connectors/retry-after.ts';

/** again: soon, by itself. person: somebody has to mend something; it is looked at again twice a day. tomorrow: as ever. */
const faults = {
  too_many_requests: 'again',
  not_available: 'again',
  failed_inside: 'again',
  not_understood: 'again',
  unreachable: 'again',
  timeout: 'again',
  report_failed: 'again',
  report_late: 'again',
  link_expired: 'again',
  report_empty: 'tomorrow',
  credentials_wrong: 'person',
  credentials_ended: 'person',
  right_missing: 'person',
  dataset_missing: 'person',
  columns_missing: 'person',
  request_refused: 'person',
  address_wrong: 'person',
  link_foreign: 'person',
  report_foreign: 'person',
  report_too_large: 'person',
} as const satisfies Record<string, 'again' | 'person' | 'tomorrow'>;

export type FaultCode = keyof typeof faults;
export const faultCodes = Object.keys(faults) as FaultCode[];

/** status: HTTP or the far side's own code. said: its own words. */
export type Fault = {
  is: 'fault';
  code: FaultCode;
  status: string | null;
  said: string | null;
  afterMs: number | null;
};

type Given = { status?: string | number | undefined; said?: unknown; afterMs?: number | undefined };

export function fault(code: FaultCode, { status, said, afterMs }: Given = {}): Fault {
  return {
    is: 'fault',
    code,
    status: status === undefined ? null : String(status),
    said: typeof said === 'string' && said.trim() !== '' ? oneLine(said) : null,
    afterMs: afterMs ?? null,
  };
}

export const isFault = (value: unknown): value is Fault =>
  typeof value === 'object' && value !== null && 'is' in value && value.is === 'fault';
export const needsPerson = ({ code }: Pick<Fault, 'code'>) => faults[code] === 'person';

/** A reply of the API that is no success; 404 is for the caller to read. */
export function faultOf(reply: WireReply, now: Date, said?: unknown): Fault {
  const { status } = reply;
  const told = { status, said, afterMs: retryAfterMs(reply.headers['retry-after'], now) };
  if (status === 429) return fault('too_many_requests', told);
  if (status === 408 || status === 502 || status === 503 || status === 504)
    return fault('not_available', told);
  if (status >= 500) return fault('failed_inside', told);
  // Its sign-in was good a moment ago: the app is not known to Partner Center, or may not see this.
  if (status === 401 || status === 403) return fault('right_missing', told);
  if (status >= 300 && status < 400) return fault('address_wrong', told);
  return status >= 400 ? fault('request_refused', told) : fault('not_understood', told);
}

const ofToken: Readonly<Record<string, FaultCode>> = {
  too_many_requests: 'too_many_requests',
  token_not_available: 'not_available',
  not_available: 'not_available',
  not_understood: 'not_understood',
  credentials_ended: 'credentials_ended',
  right_missing: 'right_missing',
  address_wrong: 'address_wrong',
  redirect: 'address_wrong',
};

/** A reading of the token endpoint's answer. */
export function faultFrom(failed: Failed): Fault {
  const code = failed.said?.code ?? '';
  return fault(ofToken[code] ?? (failed.is === 'retry' ? 'failed_inside' : 'credentials_wrong'), {
    status: failed.said?.values['status'],
    said: failed.said?.values['said'],
    afterMs: failed.is === 'retry' ? failed.afterMs : undefined,
  });
}

/** No reply came. */
export function faultOfWire(wireFault: WireFault, said: string): Fault {
  if (wireFault === 'timeout') return fault('timeout', { said });
  if (wireFault === 'unreachable') return fault('unreachable', { said });
  return fault(wireFault === 'reply_too_large' ? 'not_understood' : 'address_wrong', { said });
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** How long until it is tried again; failures: those in a row before this one. Never sooner than the far side wants. */
export function waitMs({ code, afterMs }: Fault, failures: number): number {
  const decision = faults[code];
  if (decision === 'tomorrow') return dayMs;
  const backOff = decision === 'person' ? 12 * hourMs : Math.min(5 * minuteMs * 2 ** failures, 6 * hourMs);
  return Math.max(backOff, afterMs ?? 0);
}

const oneLine = (said: string) => said.replace(/\s+/g, ' ').trim().slice(0, 300).toWellFormed();
