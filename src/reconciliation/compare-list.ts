// Begins a comparison: a list that a person has as a file, or that a programme's account tells of.
import type { Actor } from '../accounts/actor.ts';
import { listingsOf } from '../catalog/store.ts';
import type { Delivering } from '../delivery/delivering.ts';
import { importOf, type Import } from '../intake/import-missing.ts';
import { columnsOf } from '../intake/import-row.ts';
import type { App } from '../platform/app.ts';
import { textOf } from '../platform/csv-text.ts';
import { invalid } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import { accountOfList, headersOfAccount, rowsOfAccount } from './account-list.ts';
import { askCrms } from './ask-crms.ts';
import { openList } from './read-list.ts';
import type { Comparison } from './store.ts';
import { takeList } from './take-list.ts';

/** listingId: of rows whose offer names none. Throws Refusal `invalid_input` for what is no list of leads: nothing of it is kept. */
export async function compareFile(
  app: App,
  delivering: Delivering,
  actor: Actor,
  publisherId: string,
  { bytes, fileName, listingId }: { bytes: Buffer; fileName: string | null; listingId: string | null },
): Promise<Comparison> {
  const run = await runOf(app, publisherId, listingId);
  const { headers, delimiter, columns, rows } = await openList(textOf(bytes, 'file', invalid));
  const head = {
    source: 'file' as const,
    fileName,
    accountId: null,
    listingId,
    headers,
    delimiter,
    startedBy: actor.id,
    listedAt: null,
    fromAt: null,
    untilAt: null,
  };
  const made = await takeList(run, head, columns, rows);
  await askCrms(app, delivering, actor, made);
  return made;
}

/** What the account's programme told of leads that raised the hand in these days. */
export async function compareAccount(
  app: App,
  delivering: Delivering,
  actor: Actor,
  publisherId: string,
  { accountId, from, until }: { accountId: string; from: Date; until: Date },
): Promise<Comparison> {
  if (until <= from) throw invalid('until', 'Give a time after from.', 'wrong_order');
  const run = await runOf(app, publisherId, null);
  const { polledAt } = await accountOfList(app, publisherId, accountId);
  const head = {
    source: 'account' as const,
    fileName: null,
    accountId,
    listingId: null,
    headers: headersOfAccount,
    delimiter: ',',
    startedBy: actor.id,
    listedAt: polledAt,
    fromAt: from,
    untilAt: until,
  };
  const rows = rowsOfAccount(app, publisherId, { accountId, from, until });
  const made = await takeList(run, head, columnsOf(headersOfAccount), rows);
  await askCrms(app, delivering, actor, made);
  return made;
}

async function runOf(app: App, publisherId: string, listingId: string | null): Promise<Import> {
  const listings = await app.db.asPublisher(publisherId, (tx) => listingsOf(tx, publisherId));
  if (listingId !== null && !listings.some(({ id }) => id === listingId)) throw notFound('listing');
  return importOf(app, publisherId, { listings, listingId, importedAt: app.clock.now() });
}
