// A marketplace's list of the newest of a publisher's leads, as a file, and a CRM that has them.
import { stringify } from 'csv-stringify/sync';
import type { Child } from './child.ts';
import type { Crm } from './crm.ts';
import { fillInbox, type Filled } from './inbox-rows.ts';
import type { Rig } from './rig.ts';
import { call } from './world.ts';

export type World = Filled & { url: string; port: number; odoo: string; list: string };

/** One row in 100 of the list is a lead that never came; of the CRM's records one in 200 is gone. */
export const missingOf = (rows: number) => rows / 100;

export async function listedWorld(
  rig: Rig,
  crm: Child<Crm>,
  { url, port, leads, rows }: { url: string; port: number; leads: number; rows: number },
): Promise<World> {
  const filled = await fillInbox(rig, port, url, leads);
  const base = `/api/v1/publishers/${filled.publisherId}`;
  const { id: odoo } = await call<{ id: string }>(port, 'POST', `${base}/destinations`, {
    kind: 'odoo',
    name: 'Odoo',
    settings: await crm.ask('settings', null),
  });
  // What changed there is read by another question.
  await call(port, 'PATCH', `${base}/destinations/${odoo}/tracking`, { enabled: false });
  await rig.databases.ask(url, sentThere(filled.publisherId, odoo));
  await rig.databases.ask(url, 'vacuum analyze deliveries');
  const listed = await rig.databases.ask<Listed>(url, newest(filled.publisherId, odoo, rows));
  const there = listed.flatMap(({ n, delivery }): [string, number][] =>
    delivery === null || n % 200 === 150 ? [] : [[delivery, n + 1_000_000]],
  );
  await crm.ask('hold', there);
  return { ...filled, url, port, odoo, list: fileOf(listed) };
}

type Listed = {
  n: number;
  at: string;
  email: string;
  first: string;
  last: string;
  company: string;
  country: string;
  title: string;
  offer: string;
  action: string;
  note: string;
  delivery: string | null;
};

/** The number of a filled lead is the end of its id. */
const sentThere = (publisherId: string, destinationId: string) => `
  insert into deliveries (publisher_id, id, lead_id, destination_id, person_id, route, state, attempts, due_at, created_at, delivered_at,
    external_id)
  select publisher_id, 'dlv_' || substr(id, 6, 8) || '002' || right(id, 9), id, '${destinationId}', person_id, 'policy:publisher-crm',
    'delivered', 1, received_at + interval '10 years', received_at, received_at, (right(id, 9)::int + 1000000)::text
  from leads where publisher_id = '${publisherId}' and kind = 'customer' and status <> 'withheld'`;

const newest = (publisherId: string, destinationId: string, rows: number) => `
  select right(lead.id, 9)::int as n, lead.received_at::text as at, contact ->> 'email' as email, contact ->> 'firstName' as first,
    contact ->> 'lastName' as last, contact ->> 'company' as company, contact ->> 'country' as country, contact ->> 'title' as title,
    listing.title as offer, action, note, delivery.id as delivery
  from leads as lead
  join listings as listing on listing.publisher_id = lead.publisher_id and listing.id = lead.listing_id
  left join deliveries as delivery on delivery.publisher_id = lead.publisher_id and delivery.lead_id = lead.id
    and delivery.destination_id = '${destinationId}'
  where lead.publisher_id = '${publisherId}' order by lead.id desc limit ${rows}`;

/** As Partner Center writes it, newest first. */
function fileOf(listed: Listed[]): string {
  const headers =
    'Lead ID,Date created,First name,Last name,Email,Company,Country,Job title,Solution,Action,Notes'.split(
      ',',
    );
  const rows = listed.map(({ n, at, email, first, last, company, country, title, offer, action, note }) => {
    const theirs = n % 100 === 50 ? `missing-${n}@firm.example` : email;
    return [`PC-${n}`, at.slice(0, 19), first, last, theirs, company, country, title, offer, action, note];
  });
  return stringify([headers, ...rows]);
}
