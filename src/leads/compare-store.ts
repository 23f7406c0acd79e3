// SQL of what is compared: leads_to_compare, person_keys and lead_companies.
import sql from 'sql-template-tag';
import { Column, type Prepared, type Queries, type Tx } from '../platform/db.ts';
import type { Contact, LeadKind } from './lead.ts';

/** personId: a lead without an e-mail address stands for its person itself. */
export type ToCompare = { publisherId: string; leadId: string; personId: string; contact: Contact };

/** A marketplace's probe is nobody. */
export async function putToCompare(
  tx: Tx,
  leads: { publisherId: string; id: string; kind: LeadKind }[],
): Promise<void> {
  const people = leads.filter(({ kind }) => kind !== 'test');
  const text = (value: (lead: (typeof leads)[number]) => string) => new Column('text', people.map(value));
  await tx.run(sql`
    insert into leads_to_compare (publisher_id, lead_id)
    select * from unnest(${text(({ publisherId }) => publisherId)}::text[], ${text(({ id }) => id)}::text[])
    on conflict do nothing`);
}

export type Waiting = { publisherId: string; leadId: string };

/** Takes so many off the list; they are on it again when the transaction fails. By their place in the table, however long the list is. */
export function takeToCompare(tx: Tx, limit: number): Promise<Waiting[]> {
  return tx.rows(sql`
    delete from leads_to_compare where ctid = any(array(
      select ctid from leads_to_compare order by publisher_id, lead_id limit ${limit} for update skip locked
    ))
    returning publisher_id as "publisherId", lead_id as "leadId"`);
}

/** Oldest first. */
export async function leadsToCompare(tx: Tx, waiting: Waiting[]): Promise<ToCompare[]> {
  const leads = await tx.prepared<ToCompare>(findLeads, leadColumns(waiting));
  return leads.toSorted((a, b) => (a.leadId < b.leadId ? -1 : 1));
}

const leadColumns = (leads: Waiting[]) => [
  new Column(
    'text',
    leads.map(({ publisherId }) => publisherId),
  ),
  new Column(
    'text',
    leads.map(({ leadId }) => leadId),
  ),
];

const findLeads: Prepared = {
  name: 'find_leads_to_compare',
  text: `select lead.publisher_id as "publisherId", lead.id as "leadId", coalesce(lead.person_id, lead.id) as "personId", lead.contact
    from unnest($1::text[], $2::text[]) as asked (publisher_id, id)
    join leads as lead on lead.publisher_id = asked.publisher_id and lead.id = asked.id`,
};

export type PersonKey = { publisherId: string; key: Buffer; personId: string; leadId: string };

const columnsOf = (keys: PersonKey[]) => [
  new Column(
    'text',
    keys.map(({ publisherId }) => publisherId),
  ),
  new Column(
    'bytea',
    keys.map(({ key }) => key),
  ),
  new Column(
    'text',
    keys.map(({ personId }) => personId),
  ),
  new Column(
    'text',
    keys.map(({ leadId }) => leadId),
  ),
];

/** Each person and key once in a call. */
export async function addKeys(tx: Tx, keys: PersonKey[]): Promise<void> {
  await tx.prepared(insertKeys, columnsOf(keys));
}

const insertKeys: Prepared = {
  name: 'add_person_keys',
  text: `insert into person_keys as known (publisher_id, key, person_id, lead_id)
    select * from unnest($1::text[], $2::bytea[], $3::text[], $4::text[])
    on conflict (publisher_id, key, person_id) do update set lead_id = excluded.lead_id where known.lead_id < excluded.lead_id`,
};

/** leadId is the asked one; otherLeadId the newest of the other person's that has the key. */
export type Candidate = {
  publisherId: string;
  leadId: string;
  personId: string;
  otherId: string;
  otherLeadId: string;
};

/** What many have in common tells nobody apart, so the newest will do. */
const mostByKey = 25;

/** The newest people who have a key in common with each asked one, oneself left out. */
export function candidatesOf(tx: Tx, keys: PersonKey[]): Promise<Candidate[]> {
  return tx.prepared(findCandidates, columnsOf(keys));
}

const findCandidates: Prepared = {
  name: 'find_candidates',
  text: `select distinct asked.publisher_id as "publisherId", asked.lead_id as "leadId", asked.person_id as "personId",
      found.person_id as "otherId", found.lead_id as "otherLeadId"
    from unnest($1::text[], $2::bytea[], $3::text[], $4::text[]) as asked (publisher_id, key, person_id, lead_id)
    cross join lateral (
      select known.person_id, known.lead_id from person_keys as known
      where known.publisher_id = asked.publisher_id and known.key = asked.key and known.person_id <> asked.person_id
      order by known.person_id desc limit ${mostByKey}
    ) as found`,
};

export async function addCompanies(
  tx: Tx,
  leads: { publisherId: string; leadId: string; company: string }[],
): Promise<void> {
  const text = (value: (lead: (typeof leads)[number]) => string) => new Column('text', leads.map(value));
  await tx.run(sql`
    insert into lead_companies (publisher_id, company, lead_id)
    select * from unnest(
      ${text(({ publisherId }) => publisherId)}::text[], ${text(({ company }) => company)}::text[],
      ${text(({ leadId }) => leadId)}::text[])
    on conflict do nothing`);
}

/** So many of the newest are looked at for leads of others. */
const companyWindow = 200;

/** The newest leads of a company, those of these people left out. */
export async function leadsOfCompany(
  db: Queries,
  publisherId: string,
  company: string,
  peopleIds: string[],
  limit: number,
): Promise<string[]> {
  const ids = new Column('text', peopleIds);
  const rows = await db.rows<{ id: string }>(sql`
    with near as materialized (
      select lead_id from lead_companies where publisher_id = ${publisherId} and company = ${company}
      order by lead_id desc limit ${companyWindow}
    )
    select lead.id from near join leads as lead on lead.publisher_id = ${publisherId} and lead.id = near.lead_id
    where coalesce(lead.person_id, lead.id) <> all(${ids}::text[])
    order by lead.id desc limit ${limit}`);
  return rows.map(({ id }) => id);
}
