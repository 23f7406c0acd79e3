// A page of the inbox: filtered along an index, or searched: first among the newest, then by the index of words.
import type { Tx } from '../platform/db.ts';
import {
  foundByIndex,
  foundNearby,
  idsBefore,
  leadsByIds,
  preferWalks,
  type InboxRow,
} from './inbox-store.ts';
import { isNarrowed, type LeadFilter } from './inbox-walk.ts';
import { joinedWith } from './person-store.ts';
import { searchFor, type Search } from './words.ts';

/** What is common is found among so many of the newest; only what is rare needs the index, which answers unsorted. */
const window = 5_000;
const mostByIndex = 20_000;
/** So many more windows are looked through for a common word under a filter. */
const mostWindows = 4;
/** Found so often among a window of all leads, a word is common. */
const commonAmong = 25;

/** personId: and everybody who is the same person. */
export type InboxFilter = Omit<LeadFilter, 'peopleIds'> & { personId?: string | undefined };
export type InboxQuery = InboxFilter & { q?: string | undefined };

/** Follows the pointers of merges. */
export async function followed(
  tx: Tx,
  publisherId: string,
  { personId, ...filter }: InboxFilter,
): Promise<LeadFilter> {
  if (personId === undefined) return filter;
  return { ...filter, peopleIds: await joinedWith(tx, publisherId, personId) };
}

/** Newest first, before `beforeId`. */
export async function inboxPage(
  tx: Tx,
  publisherId: string,
  { q, ...asked }: InboxQuery,
  beforeId: string | null,
  limit: number,
): Promise<InboxRow[]> {
  const search = searchFor(q ?? '');
  const filter = await followed(tx, publisherId, asked);
  await preferWalks(tx);
  const ids =
    search === null
      ? await idsBefore(tx, publisherId, filter, beforeId, limit)
      : await searched(tx, publisherId, filter, search, beforeId, limit);
  return leadsByIds(tx, publisherId, ids);
}

async function searched(
  tx: Tx,
  publisherId: string,
  filter: LeadFilter,
  search: Search,
  beforeId: string | null,
  limit: number,
): Promise<string[]> {
  const ids: string[] = [];
  let lastId = beforeId;
  for (let windows = 0; ; windows++) {
    const bounds = { window, limit: limit - ids.length };
    const near = await foundNearby(tx, publisherId, filter, search, lastId, bounds);
    ids.push(...near.ids);
    lastId = near.lastId ?? lastId;
    if (ids.length >= limit || near.seen < window) return ids;
    if (windows === 0 && !isNarrowed(filter)) break;
    if (windows === mostWindows || (windows === 0 && !(await isCommon(tx, publisherId, search)))) break;
  }
  while (search.indexed && ids.length < limit && lastId !== null) {
    const bounds = { most: mostByIndex, limit: limit - ids.length };
    const found = await foundByIndex(tx, publisherId, filter, search, lastId, bounds);
    ids.push(...found.ids);
    lastId = found.seen < mostByIndex ? null : found.lastId;
  }
  return ids;
}

/** A word that many have would cost the index more than the few leads of a filter cost to look through. */
async function isCommon(tx: Tx, publisherId: string, search: Search): Promise<boolean> {
  const sample = await foundNearby(tx, publisherId, {}, search, null, { window, limit: commonAmong });
  return sample.ids.length === commonAmong;
}
