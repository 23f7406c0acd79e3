// What a far side says of its records, held to shape before it is believed; and what of it is news. Pure.
import { hash } from 'node:crypto';
import type { RemoteRecord } from '../connectors/connector.ts';

/** A page of the far side's beyond this is no page. */
export const mostRecords = 1_000;

const states: ReadonlySet<string> = new Set<RemoteRecord['state']>([
  'open',
  'working',
  'qualified',
  'disqualified',
  'converted',
  'won',
  'lost',
  'deleted',
]);
const longestText = 200;
const longestUrl = 2_000;
/** A price beyond this is a mistake, and the database holds it all the same. */
const mostValue = 1e15;

export type ReadRecord = Omit<RemoteRecord, 'changedAt'> & { changedAt: Date };

/** Without those that say nothing we can use; of several about one record the last is kept. */
export function readable(records: readonly RemoteRecord[], now: Date): ReadRecord[] {
  const kept = new Map<string, ReadRecord>();
  for (const record of records) {
    const changedAt = new Date(record.changedAt);
    if (!states.has(record.state) || Number.isNaN(changedAt.getTime())) continue;
    const externalId = text(record.externalId);
    if (externalId === null) continue;
    const known = kept.get(externalId);
    // A clock that goes ahead of ours must not make later changes look old.
    const at = changedAt > now ? now : changedAt;
    if (known && known.changedAt > at) continue;
    kept.set(externalId, { ...record, ...held(record), externalId, changedAt: at });
  }
  return [...kept.values()];
}

function held({ url, status, owner, value, currency }: RemoteRecord) {
  const fits = value !== null && Number.isFinite(value) && Math.abs(value) < mostValue;
  return {
    url: url !== null && url.length <= longestUrl && /^https?:\/\//i.test(url) ? url : null,
    status: text(status),
    owner: text(owner),
    value: fits ? value : null,
    currency: fits && currency !== null && /^[A-Z]{3}$/.test(currency) ? currency : null,
  };
}

/** The database holds no NUL in text. */
function text(value: string | null): string | null {
  const plain = (value ?? '')
    .replaceAll('\u0000', '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longestText)
    .toWellFormed();
  return plain === '' ? null : plain;
}

export type Standing = Pick<ReadRecord, 'state' | 'status' | 'owner' | 'value' | 'currency'>;

/** Whether people are told: a record that merely is there is no news, since its delivery said so. */
export function isNews(before: Standing | null, after: Standing): boolean {
  if (before === null) return after.state !== 'open';
  return (['state', 'status', 'owner', 'value', 'currency'] as const).some(
    (member) => before[member] !== after[member],
  );
}

/**
 * Whether all that changed is our own word, read back: each text and figure that is another now is one that we wrote there. What
 * somebody there made of the record, such as a stage of its own, never is. `written`: the marks of what we wrote.
 */
export function isEcho(before: Standing | null, after: Standing, written: readonly string[]): boolean {
  const ours = new Set(written);
  // The first reading tells nothing but its state.
  if (before === null) return ours.has(markOf(after.status));
  const same = (member: keyof Standing) => before[member] === after[member];
  const isOurs = (member: keyof Standing) => same(member) || ours.has(markOf(after[member]));
  // A status that we wrote may be one by which its state is told.
  const ourStatus = !same('status') && ours.has(markOf(after.status));
  return (
    (same('state') || ourStatus) &&
    isOurs('status') &&
    same('owner') &&
    isOurs('value') &&
    (same('currency') || !same('value') || ours.has(markOf(after.currency)))
  );
}

/** By which a value is known again that is kept nowhere: a template may have put anything into it. */
export const markOf = (value: unknown): string =>
  hash('sha256', String(value).trim().toLowerCase()).slice(0, 16);

/** A delivery of the key that was sent for it; null for what is no key of ours. The reverse of keyOf in key.ts. */
export function deliveryIdOf(key: string | null): string | null {
  return key !== null && /^dlv-[0-9a-z]{20}$/.test(key) ? key.replace('-', '_') : null;
}
