// What becomes of a referral when its programme tells of it once more: older news changes nothing, Closed stays closed. Pure.
import { changedFields } from './differences.ts';
import type { Referral, Written } from './referral-store.ts';
import type { Told } from './referral.ts';
import { answerDueAt, isExpired, mayMove, shownState } from './state.ts';

export type Seen = { id: string; accountId: string; programme: string; answerWithinMs: number; now: Date };

/** The row of one that was not known. */
export function rowOf(told: Told, { id, accountId, programme, answerWithinMs, now }: Seen): Written {
  const { raw, ...kept } = told;
  return {
    id,
    accountId,
    programme,
    externalId: told.externalId,
    formerIds: told.formerId === null ? [] : [told.formerId],
    category: told.category,
    direction: told.direction,
    ...shownState(told, now),
    told: kept,
    raw,
    version: told.version,
    remoteAt: dateOf(told.updatedAt),
    revision: 1,
    firstSeenAt: now,
    changedAt: now,
    expiresAt: dateOf(told.expiresAt),
    answerDueAt:
      told.status === 'new' && told.direction === 'incoming' ? answerDueAt(told, answerWithinMs, now) : null,
    answeredAt: told.status === 'new' ? null : (dateOf(told.acceptedAt) ?? dateOf(told.updatedAt) ?? now),
    expiredAt: isExpired(told, now) ? now : null,
    oddAt: null,
    goneAt: null,
    leadId: null,
    matchedBy: null,
  };
}

/** The row after this, and which fields changed; null: it is older than what is known, or the very same. */
export function merged(known: Referral, told: Told, now: Date): { row: Written; fields: string[] } | null {
  const becameAnother = told.externalId !== known.externalId;
  // An invitation that is read once more after it became an opportunity.
  if (becameAnother && told.formerId === null) return null;
  const remoteAt = dateOf(told.updatedAt);
  const isOlder = remoteAt !== null && known.remoteAt !== null && remoteAt < known.remoteAt;
  if (isOlder && !becameAnother) return null;
  if (!becameAnother && told.version !== null && told.version === known.version && known.goneAt === null)
    return null;
  const { raw, ...kept } = told;
  const wasClosedThere = known.status === 'closed' && known.expiredAt === null;
  const isOdd = wasClosedThere && !mayMove('closed', told.status) && told.status !== 'unknown';
  const state = isOdd ? { status: known.status, substatus: known.substatus } : shownState(told, now);
  const expired = !isOdd && isExpired(told, now);
  const fields = changedFields({ ...known.told, raw: null, ...stateOf(known) }, { ...told, ...state });
  const formerIds = becameAnother ? [...new Set([...known.formerIds, known.externalId])] : known.formerIds;
  const row: Written = {
    ...known,
    ...state,
    externalId: told.externalId,
    formerIds,
    category: told.category,
    direction: told.direction,
    told: kept,
    raw,
    version: told.version,
    remoteAt,
    revision: known.revision + 1,
    changedAt: now,
    expiresAt: dateOf(told.expiresAt),
    answeredAt:
      known.answeredAt ??
      (state.status === 'new' || expired ? null : (dateOf(told.acceptedAt) ?? remoteAt ?? now)),
    expiredAt: expired ? (known.expiredAt ?? now) : null,
    oddAt: isOdd ? (known.oddAt ?? now) : null,
    goneAt: null,
  };
  return { row, fields };
}

const stateOf = ({ status, substatus }: Referral) => ({ status, substatus });
const dateOf = (text: string | null) => (text === null ? null : new Date(text));
