// Posts to an intake URL as a marketplace would, and looks at what became of it.
import { readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import sql from 'sql-template-tag';
import type { Booted } from './app.ts';
import { tokenOf, type AListing } from './factories.ts';

export type Posted = {
  status: number;
  headers: Record<string, unknown>;
  type: string | undefined;
  text: string;
  /** Parsed. */
  body: { id: string; quarantined?: true; code?: string; detail?: string };
};

/** contentType null: the header is left out. */
export async function post(
  booted: Booted,
  listing: Pick<AListing, 'leadSharing'>,
  payload: string | Buffer | Readable,
  contentType: string | null = 'application/json',
): Promise<Posted> {
  const url = `/intake/${tokenOf(listing.leadSharing.intakeUrl)}`;
  const headers = {
    ...(contentType === null ? {} : { 'content-type': contentType }),
    // What is sent without its length comes in pieces.
    ...(typeof payload === 'string' || Buffer.isBuffer(payload) ? {} : { 'transfer-encoding': 'chunked' }),
  };
  const {
    statusCode,
    headers: answered,
    body,
  } = await booted.web.inject({ method: 'POST', url, headers, payload });
  const type = answered['content-type'];
  return {
    status: statusCode,
    headers: answered,
    type,
    text: body,
    body: JSON.parse(body) as Posted['body'],
  };
}

/** A body of test/fixtures/bodies. */
export function fixture(name: string): Buffer {
  return readFileSync(new URL(`fixtures/bodies/${name}`, import.meta.url));
}

/** The contact-me body with other members; a member of UserDetails by its name, undefined takes it away. */
export function leadBody(given: Record<string, unknown> = {}): string {
  const sample = JSON.parse(fixture('contact-me.json').toString()) as {
    UserDetails: Record<string, unknown>;
  };
  const { UserDetails, ...rest } = sample;
  const details = Object.fromEntries(Object.entries(given).filter(([name]) => name in UserDetails));
  const others = Object.fromEntries(Object.entries(given).filter(([name]) => !(name in UserDetails)));
  return JSON.stringify({ UserDetails: { ...UserDetails, ...details }, ...rest, ...others });
}

/** How many rows a table has for a publisher. */
export async function countOf(
  booted: Booted,
  table: 'leads' | 'quarantine' | 'people',
  publisherId: string,
): Promise<number> {
  const counts = {
    leads: sql`select count(*) as count from leads where publisher_id = ${publisherId}`,
    quarantine: sql`select count(*) as count from quarantine where publisher_id = ${publisherId}`,
    people: sql`select count(*) as count from people where publisher_id = ${publisherId}`,
  };
  const [row] = await booted.app.db.rows<{ count: number }>(counts[table]);
  return row!.count;
}
