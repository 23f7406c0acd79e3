// A customer at the public store: opens a form as a browser does, fills it in and sends it.
import type { Booted } from './app.ts';
import { aListing, type AListing } from './factories.ts';
import { workDone } from '../src/storefront/work.ts';

/** url: its page's path; empty when it has none. */
export type APage = AListing & { url: string };

/** A listing with a published page, on AppSource with Contact me unless told otherwise. */
export async function aPublishedListing(
  booted: Booted,
  publisher: { id: string },
  given: Parameters<typeof aListing>[2] & { page?: Record<string, unknown> } = {},
): Promise<APage> {
  const { page, ...rest } = given;
  const listing = await aListing(booted, publisher, rest);
  const path = `/api/v1/publishers/${publisher.id}/listings/${listing.id}`;
  const { body } = await booted.call<{ page: { url: string | null } }>('PATCH', path, {
    page: { published: true, ...page },
  });
  return { ...listing, url: body.page.url === null ? '' : new URL(body.page.url).pathname };
}

export const zofia = {
  firstName: 'Zofia',
  lastName: 'Majchrzak',
  email: 'zofia@lipowa.example',
  title: 'Head of Operations',
  company: 'Lipowa Logistyka',
  country: 'Poland',
  phone: '48225550102',
  note: 'We need rota planning before June.',
};

export type Visit = { url: string; token: string; html: string; headers: Record<string, string> };

/** From an address of one's own unless told otherwise: each customer has one. */
export async function visit(
  booted: Booted,
  url: string,
  headers: Record<string, string> = {},
): Promise<Visit> {
  const sent = { 'user-agent': 'Mozilla/5.0 Firefox/140.0', 'x-forwarded-for': ownAddress(), ...headers };
  const { body } = await booted.call<string>('GET', url, undefined, { key: null, headers: sent });
  return { url, html: body, token: /name="token" value="([^"]+)"/.exec(body)?.[1] ?? '', headers: sent };
}

/** What the form's script does. */
export function workFor(token: string): string {
  for (let answer = 0; ; answer++) if (workDone(token, String(answer))) return String(answer);
}

export type Sent = {
  status: number;
  location: string | undefined;
  html: string;
  headers: Record<string, unknown>;
};

export async function send(
  booted: Booted,
  { url, token, headers }: Visit,
  fields: Record<string, string> = zofia,
): Promise<Sent> {
  const answer = await booted.web.inject({
    method: 'POST',
    url,
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ token, website: '', work: '', ...fields }).toString(),
  });
  const location = answer.headers.location;
  return { status: answer.statusCode, location, html: answer.body, headers: answer.headers };
}

let addresses = 0;

/** Public, and given to nobody (RFC 5737 would not count as public). */
export function ownAddress(): string {
  const nth = ++addresses;
  return `5.5.${Math.floor(nth / 250)}.${(nth % 250) + 1}`;
}

/** Everything of a publisher's, newest first. */
export async function inboxOf(booted: Booted, publisher: { id: string }) {
  const path = `/api/v1/publishers/${publisher.id}`;
  const leads = await booted.call<{ items: LeadItem[] }>('GET', `${path}/leads?limit=200`);
  const quarantine = await booted.call<{ items: QuarantinedItem[] }>('GET', `${path}/quarantine?limit=200`);
  return { leads: leads.body.items, quarantine: quarantine.body.items };
}

export type LeadItem = {
  id: string;
  status: string;
  posts: number;
  action: string;
  contact: Record<string, unknown>;
  note: string | null;
  consent: { basis: string; scope: string; source: string; record: Record<string, unknown> | null };
  warnings: string[];
  listingId: string;
};
export type QuarantinedItem = { id: string; reason: string; detail: string; excerpt: string };
