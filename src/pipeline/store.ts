// SQL of opportunities, their contacts and their moves.
import sql from 'sql-template-tag';
import { Column, one, type Queries, type Tx } from '../platform/db.ts';
import { amountText, shownAmount } from './money.ts';
import type { Contact, Opportunity } from './opportunity.ts';
import { keepVersion } from './version-store.ts';

export const opportunityColumns = sql`deal.id, deal.origin, deal.lead_id as "leadId", deal.name, deal.pipeline_id as "pipelineId", deal.stage,
  deal.state, deal.value, deal.currency, to_char(deal.expected_close, 'YYYY-MM-DD') as "expectedClose", deal.owner_id as "ownerId",
  deal.next_step as "nextStep", to_char(deal.next_step_on, 'YYYY-MM-DD') as "nextStepOn", deal.reason,
  deal.reason_note as "reasonNote", deal.stage_since as "stageSince", deal.created_by as "createdBy",
  deal.created_at as "createdAt", deal.changed_at as "changedAt", deal.closed_at as "closedAt", deal.version`;

/** With as many decimals as the currency has. */
export const readRow = <Row extends Opportunity>(row: Row): Row => ({
  ...row,
  value: shownAmount(row.value, row.currency),
});

export async function opportunityById(
  db: Queries,
  publisherId: string,
  id: string,
): Promise<Opportunity | undefined> {
  const row = await one<Opportunity>(
    db,
    sql`select ${opportunityColumns} from opportunities as deal where deal.publisher_id = ${publisherId} and deal.id = ${id}`,
  );
  return row && readRow(row);
}

/** Held until the transaction ends. */
export async function lockOpportunity(
  tx: Tx,
  publisherId: string,
  id: string,
): Promise<Opportunity | undefined> {
  const row = await one<Opportunity>(
    tx,
    sql`select ${opportunityColumns} from opportunities as deal
    where deal.publisher_id = ${publisherId} and deal.id = ${id} for update`,
  );
  return row && readRow(row);
}

/** The newest of those of a lead that whoever asks may see. */
export async function opportunityOfLead(
  db: Queries,
  publisherId: string,
  leadId: string,
): Promise<Opportunity | undefined> {
  const row = await one<Opportunity>(
    db,
    sql`select ${opportunityColumns} from opportunities as deal
    where deal.publisher_id = ${publisherId} and deal.lead_id = ${leadId} order by deal.id desc limit 1`,
  );
  return row && readRow(row);
}

export async function insertOpportunity(tx: Tx, publisherId: string, deal: Opportunity): Promise<void> {
  await tx.run(sql`
    insert into opportunities (
      publisher_id, id, origin, lead_id, name, pipeline_id, stage, state, value, currency, expected_close, owner_id, next_step, next_step_on,
      stage_since, created_by, created_at, changed_at, version
    ) values (
      ${publisherId}, ${deal.id}, ${deal.origin}, ${deal.leadId}, ${deal.name}, ${deal.pipelineId}, ${deal.stage}, ${deal.state},
      ${deal.value}::numeric, ${deal.currency}, ${deal.expectedClose}::date, ${deal.ownerId}, ${deal.nextStep},
      ${deal.nextStepOn}::date, ${deal.stageSince}, ${deal.createdBy}, ${deal.createdAt}, ${deal.changedAt}, ${deal.version})`);
  await keepVersion(tx, publisherId, deal);
}

/** Of one that is locked. */
export async function saveOpportunity(tx: Tx, publisherId: string, deal: Opportunity): Promise<void> {
  await tx.run(sql`
    update opportunities set name = ${deal.name}, stage = ${deal.stage}, state = ${deal.state}, value = ${deal.value}::numeric,
      currency = ${deal.currency}, expected_close = ${deal.expectedClose}::date, owner_id = ${deal.ownerId},
      next_step = ${deal.nextStep}, next_step_on = ${deal.nextStepOn}::date, reason = ${deal.reason},
      reason_note = ${deal.reasonNote}, stage_since = ${deal.stageSince}, changed_at = ${deal.changedAt},
      closed_at = ${deal.closedAt}, version = ${deal.version}
    where publisher_id = ${publisherId} and id = ${deal.id}`);
  await keepVersion(tx, publisherId, deal);
}

/** Of one that is locked and had none. */
export async function giveLead(
  tx: Tx,
  publisherId: string,
  id: string,
  leadId: string,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update opportunities set lead_id = ${leadId}, changed_at = ${now}, version = version + 1
    where publisher_id = ${publisherId} and id = ${id}`);
}

/** In their order; of a lead's person what the lead says. */
export function contactsOf(db: Queries, publisherId: string, opportunityId: string): Promise<Contact[]> {
  return db.rows(sql`
    select contact.lead_id as "leadId",
      coalesce(contact.name, nullif(concat_ws(' ', lead.contact ->> 'firstName', lead.contact ->> 'lastName'), ''),
        lead.contact ->> 'email') as name,
      coalesce(contact.email, lead.contact ->> 'email') as email, coalesce(contact.phone, lead.contact ->> 'phone') as phone,
      coalesce(contact.part, lead.contact ->> 'title') as part
    from opportunity_contacts as contact
    left join leads as lead on lead.publisher_id = contact.publisher_id and lead.id = contact.lead_id
    where contact.publisher_id = ${publisherId} and contact.opportunity_id = ${opportunityId}
    order by contact.place`);
}

/** In place of those that were there. Of a lead's person nothing is copied. */
export async function saveContacts(
  tx: Tx,
  publisherId: string,
  opportunityId: string,
  contacts: readonly Contact[],
): Promise<void> {
  await tx.run(sql`
    delete from opportunity_contacts where publisher_id = ${publisherId} and opportunity_id = ${opportunityId}`);
  const text = (value: (contact: Contact) => string | null) => new Column('text', contacts.map(value));
  const own = (value: (contact: Contact) => string | null) =>
    text((contact) => (contact.leadId === null ? value(contact) : null));
  await tx.run(sql`
    insert into opportunity_contacts (publisher_id, opportunity_id, place, lead_id, name, email, phone, part)
    select ${publisherId}, ${opportunityId}, place - 1, lead_id, name, email, phone, part
    from unnest(
      ${text(({ leadId }) => leadId)}::text[], ${own(({ name }) => name)}::text[], ${own(({ email }) => email)}::text[],
      ${own(({ phone }) => phone)}::text[], ${own(({ part }) => part)}::text[]
    ) with ordinality as contact (lead_id, name, email, phone, part, place)`);
}

export type Move = {
  /** Of the opportunity, which the move made. */
  version: number;
  at: Date;
  actor: string;
  fromStage: string | null;
  toStage: string;
  fromName: string | null;
  toName: string | null;
  value: string | null;
  currency: string | null;
  reason: string | null;
  note: string | null;
};

export async function insertMove(
  tx: Tx,
  publisherId: string,
  opportunityId: string,
  move: Move,
): Promise<void> {
  await tx.run(sql`
    insert into opportunity_moves (
      publisher_id, opportunity_id, version, at, actor, from_stage, to_stage, from_name, to_name, value, currency, reason, note
    ) values (
      ${publisherId}, ${opportunityId}, ${move.version}, ${move.at}, ${move.actor}, ${move.fromStage}, ${move.toStage},
      ${move.fromName}, ${move.toName}, ${move.value}::numeric, ${move.currency}, ${move.reason}, ${move.note})`);
}

/** The latest `limit`, newest first. */
export async function movesOf(
  db: Queries,
  publisherId: string,
  opportunityId: string,
  limit: number,
): Promise<Move[]> {
  const rows = await db.rows<Move>(sql`
    select version, at, actor, from_stage as "fromStage", to_stage as "toStage", from_name as "fromName", to_name as "toName",
      value, currency, reason, note
    from opportunity_moves
    where publisher_id = ${publisherId} and opportunity_id = ${opportunityId}
    order by version desc limit ${limit}`);
  return rows.map((row) => ({
    ...row,
    value: row.value === null ? null : amountText(row.value, row.currency!),
  }));
}

/** Who the lead is of; null for one that whoever asks may not see. */
export async function leadNamed(
  db: Queries,
  publisherId: string,
  leadId: string,
): Promise<{ id: string; name: string | null; company: string | null } | null> {
  const row = await one<{ id: string; name: string | null; company: string | null }>(
    db,
    sql`select id, nullif(concat_ws(' ', contact ->> 'firstName', contact ->> 'lastName'), '') as name, contact ->> 'company' as company
    from leads where publisher_id = ${publisherId} and id = ${leadId}`,
  );
  return row ?? null;
}
