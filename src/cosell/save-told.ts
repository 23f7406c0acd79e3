// Keeps what a programme told of its referrals: each once, however often and in whatever order it is told.
import type { Tx } from '../platform/db.ts';
import { newId } from '../platform/ids.ts';
import type { Say } from '../platform/outbox.ts';
import type { EventType, Happening } from '../events.ts';
import type { AccountRow } from './account-store.ts';
import { lockAccount } from './account-store.ts';
import { matchLeads } from './match-leads.ts';
import { merged, rowOf } from './merge-told.ts';
import { programmeByName } from './programmes.ts';
import { knownBy, writeReferrals, type Referral, type Written } from './referral-store.ts';
import type { Substatus, Told } from './referral.ts';

type Within = { tx: Tx; say: Say; now: Date };
/** Who made it so: a person through us, or the programme. */
export type By = string;

/** Answers the rows that are new or changed. */
export async function saveTold(
  { tx, say, now }: Within,
  account: Pick<AccountRow, 'publisherId' | 'id' | 'programme'>,
  told: readonly Told[],
  by: By,
): Promise<Referral[]> {
  if (told.length === 0) return [];
  const { publisherId, id: accountId, programme } = account;
  await lockAccount(tx, publisherId, accountId);
  const ids = told.flatMap(({ externalId, formerId }) =>
    formerId === null ? [externalId] : [externalId, formerId],
  );
  const known = new Map<string, Referral>();
  for (const referral of await knownBy(tx, publisherId, accountId, ids))
    for (const id of [referral.externalId, ...referral.formerIds]) known.set(id, referral);

  const answerWithinMs = programmeByName(programme)?.answerWithinMs ?? 0;
  const rows = new Map<string, Written>();
  const happened: Happening[] = [];
  for (const each of told) {
    const before =
      known.get(each.externalId) ?? (each.formerId === null ? undefined : known.get(each.formerId));
    if (before === undefined) {
      const row = rowOf(each, { id: newId('ref', now), accountId, programme, answerWithinMs, now });
      rows.set(row.id, row);
      happened.push(received(publisherId, row));
      for (const id of [row.externalId, ...row.formerIds]) known.set(id, row);
      continue;
    }
    const change = merged(before, each, now);
    if (change === null) continue;
    rows.set(change.row.id, change.row);
    for (const id of [change.row.externalId, ...change.row.formerIds]) known.set(id, change.row);
    happened.push(...changes(publisherId, before, change, by));
  }
  const written = [...rows.values()];
  await writeReferrals(tx, publisherId, written);
  await say(happened);
  await matchLeads({ tx, say, now }, publisherId, written);
  return written;
}

function received(publisherId: string, { id, programme, category, direction, status }: Written): Happening {
  const data = { programme, category, direction, status };
  return { type: 'referral.received', publisherId, subjectId: id, actor: programme, data };
}

const moved: Partial<Record<Substatus, EventType & `referral.${string}`>> = {
  accepted: 'referral.accepted',
  declined: 'referral.declined',
  won: 'referral.won',
  lost: 'referral.lost',
  expired: 'referral.expired',
};

function changes(
  publisherId: string,
  before: Referral,
  { row, fields }: { row: Written; fields: string[] },
  by: By,
): Happening[] {
  const about = { publisherId, subjectId: row.id, actor: by };
  const type = row.substatus === before.substatus ? undefined : moved[row.substatus];
  const rest = fields.filter((field) => type === undefined || !['status', 'substatus'].includes(field));
  return [
    ...(rest.length === 0 ? [] : [{ ...about, type: 'referral.changed' as const, data: { fields: rest } }]),
    ...(type === undefined ? [] : [{ ...about, type, data: { programme: row.programme } } as Happening]),
  ];
}
