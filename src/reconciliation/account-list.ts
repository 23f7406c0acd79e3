// What an account of a programme told of marketplace leads, as the rows of a list: the same columns as a file may have.
import { accountById } from '../cosell/account-store.ts';
import { maskedOf } from '../cosell/mask.ts';
import { programmeByName } from '../cosell/programmes.ts';
import type { Referral } from '../cosell/referral-store.ts';
import type { App } from '../platform/app.ts';
import { notFound } from '../platform/web-problem.ts';
import { leadsOfAccount } from './account-store.ts';
import type { TakenRow } from './take-list.ts';

/** Spelt as files spell them, so that the same lead is the same row in either. */
export const headersOfAccount = [
  'Lead ID',
  'Date created',
  'First name',
  'Last name',
  'Email',
  'Phone',
  'Job title',
  'Company',
  'Country',
  'Solution ID',
  'Solution',
  'Notes',
];

export async function accountOfList(
  app: App,
  publisherId: string,
  accountId: string,
): Promise<{ polledAt: Date | null }> {
  const account = await app.db.asPublisher(publisherId, (tx) => accountById(tx, publisherId, accountId));
  if (account === undefined || account.removedAt !== null) throw notFound('account');
  return account;
}

const pageSize = 500;

export async function* rowsOfAccount(
  app: App,
  publisherId: string,
  asked: { accountId: string; from: Date; until: Date },
): AsyncGenerator<TakenRow> {
  for (let afterId = ''; ;) {
    const page = { afterId, limit: pageSize };
    const referrals = await app.db.asPublisher(publisherId, (tx) =>
      leadsOfAccount(tx, publisherId, asked, page),
    );
    yield* referrals.map(rowOf);
    if (referrals.length < pageSize) return;
    afterId = referrals.at(-1)!.id;
  }
}

/** A person whom the programme hides is not shown here either, and cannot be taken in before the referral is accepted. */
function rowOf(referral: Referral): TakenRow {
  const { told, status, substatus, programme, externalId, firstSeenAt, leadId } = referral;
  const masks = programmeByName(programme)?.masks ?? true;
  const { customer, deal, masked } = maskedOf({ ...told, status, substatus, raw: null }, masks);
  const [contact] = customer.contacts;
  const [solution] = told.solutions;
  const cells = [
    externalId,
    told.createdAt ?? firstSeenAt.toISOString(),
    contact?.firstName,
    contact?.lastName,
    contact?.email,
    contact?.phone,
    contact?.title,
    customer.company,
    customer.country,
    solution?.id,
    solution?.name,
    deal.notes,
  ].map((cell) => cell ?? '');
  return { line: null, cells, masked, leadId };
}
