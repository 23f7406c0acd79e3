// Why a programme did not do what it was asked for, as a value: again later, never so, or because somebody was faster.
import type { Failed, WireFault, WireReply } from '../connectors/connector.ts';
import { retryAfterMs } from '../connectors/retry-after.ts';

const faults = {
  too_many_requests: 'retry',
  not_available: 'retry',
  token_not_available: 'retry',
  failed_inside: 'retry',
  not_understood: 'retry',
  unreachable: 'retry',
  timeout: 'retry',
  // A person at the account.
  credentials_wrong: 'refused',
  credentials_ended: 'refused',
  right_missing: 'refused',
  address_wrong: 'refused',
  // This one command.
  value_refused: 'refused',
  not_now: 'refused',
  gone: 'refused',
} as const satisfies Record<string, 'retry' | 'refused'>;

export type FaultCode = keyof typeof faults;
export const faultCodes = Object.keys(faults) as FaultCode[];

/** Faults of the account: whatever else is asked fails alike. */
const ofAccount: ReadonlySet<FaultCode> = new Set([
  'credentials_wrong',
  'credentials_ended',
  'right_missing',
  'address_wrong',
]);

/** status: HTTP or the programme's own code. said: its own words. */
export type Fault = {
  is: 'retry' | 'refused';
  code: FaultCode;
  status: string | null;
  said: string | null;
  afterMs: number | null;
};

type Given = { status?: string | number; said?: unknown; afterMs?: number | undefined };

export function fault(code: FaultCode, { status, said, afterMs }: Given = {}): Fault {
  return {
    is: faults[code],
    code,
    status: status === undefined ? null : String(status),
    said: typeof said === 'string' ? oneLine(said) : null,
    afterMs: afterMs ?? null,
  };
}

export const concernsAccount = ({ code }: Fault) => ofAccount.has(code);

/** A reply without a code of its own; `known` reads those that have one. */
export function faultOf(reply: WireReply, now: Date, given: { code?: string; said?: unknown } = {}): Fault {
  const { status } = reply;
  const told = {
    status: given.code === undefined ? status : `${status} ${given.code}`,
    said: given.said,
    afterMs: retryAfterMs(reply.headers['retry-after'], now),
  };
  // 509: too much was moved in too short a time.
  if (status === 429 || status === 509) return fault('too_many_requests', told);
  if (status === 408 || status === 502 || status === 503 || status === 504)
    return fault('not_available', told);
  if (status >= 500) return fault('failed_inside', told);
  if (status === 401) return fault('credentials_wrong', told);
  if (status === 403) return fault('right_missing', told);
  if (status === 404 || status === 410) return fault('gone', told);
  if (status >= 300 && status < 400) return fault('address_wrong', told);
  if (status >= 400) return fault('value_refused', told);
  return fault('not_understood', told);
}

/** A reading of the token endpoint's answer, in our words. */
export function faultFrom(failed: Failed): Fault {
  const code = failed.said?.code ?? '';
  const own = faultCodes.find((known) => known === code);
  const given = {
    ...(failed.said?.values['status'] !== undefined && { status: failed.said.values['status'] }),
    said: failed.said?.values['said'],
    afterMs: failed.is === 'retry' ? failed.afterMs : undefined,
  };
  if (own !== undefined) return fault(own, given);
  if (failed.is === 'retry') return fault('failed_inside', given);
  return fault(failed.reason === 'unauthorized' ? 'credentials_wrong' : 'address_wrong', given);
}

/** No reply came. */
export function faultOfWire(wireFault: WireFault, said: string): Fault {
  if (wireFault === 'timeout') return fault('timeout', { said });
  if (wireFault === 'unreachable') return fault('unreachable', { said });
  return fault(wireFault === 'reply_too_large' ? 'not_understood' : 'address_wrong', { said });
}

const oneLine = (said: string) => said.replace(/\s+/g, ' ').trim().slice(0, 300).toWellFormed();
