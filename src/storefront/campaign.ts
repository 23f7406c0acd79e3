// Campaign parameters: carried from a page's address through the form into the lead. Pure; strangers write them, so all is bounded.
import { storable } from '../connectors/bodies/text.ts';

export type Campaign = Record<string, string>;

const named = /^(?:mktcmpid|ref|src|utm_[a-z]{1,20})$/;
const longest = 200;
const most = 10;

/** The known parameters that say something; the first of each name. */
export function campaignOf(query: Iterable<[string, unknown]>): Campaign {
  const campaign: Campaign = {};
  for (const [name, value] of query) {
    const key = name.toLowerCase();
    // A name that is there twice comes as a list.
    const first: unknown = Array.isArray(value) ? value[0] : value;
    if (!named.test(key) || typeof first !== 'string' || Object.hasOwn(campaign, key)) continue;
    const text = storable(first.trim()).slice(0, longest).toWellFormed();
    if (text !== '') campaign[key] = text;
    if (Object.keys(campaign).length >= most) break;
  }
  return campaign;
}

/** The one name that counts are kept under; empty when there is none. */
export function campaignName(campaign: Campaign): string {
  return (campaign['mktcmpid'] ?? campaign['utm_campaign'] ?? '').slice(0, 100).toWellFormed();
}
