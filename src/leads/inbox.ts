// A page of the inbox: filtered along an index, or searched: first among the newest, then by the index of words.
import type { Tx } from '../platform/db.ts';
import {
  foundByIndex,
  foundNearby,
  idsBefore,
  leadsByIds,
  type InboxRow,
  type LeadFilter,
} from './inbox-store.ts';
import { searchFor, type Search } from './words.ts';

/** What is common is found among so many of the newest; only what is rare needs the index, which answers unsorted. */
const window = 5_000;
const mostByIndex = 20_000;

export type InboxQuery = LeadFilter & { q?: string | undefined };

/** Newest first, before `beforeId`. */
export async function inboxPage(
  tx: Tx,
  publisherId: string,
  { q, ...filter }: InboxQuery,
  beforeId: string | null,
  limit: number,
): Promise<InboxRow[]> {
  const search = searchFor(q ?? '');
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
  const near = await foundNearby(tx, publisherId, filter, search, beforeId, { window, limit });
  const ids = [...near.ids];
  if (near.seen < window || !search.indexed) return ids;
  for (let lastId = near.lastId; ids.length < limit && lastId !== null;) {
    const bounds = { most: mostByIndex, limit: limit - ids.length };
    const found = await foundByIndex(tx, publisherId, filter, search, lastId, bounds);
    ids.push(...found.ids);
    lastId = found.seen < mostByIndex ? null : found.lastId;
  }
  return ids;
}
