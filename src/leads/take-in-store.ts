// SQL of what the inbox searches and counts: lead_words and lead_counts, filled from fresh_leads.
import sql from 'sql-template-tag';
import { Column, type Tx } from '../platform/db.ts';
import type { Contact, LeadKind } from './lead.ts';

export type FreshLead = {
  publisherId: string;
  id: string;
  contact: Contact;
  note: string | null;
  storefront: string;
  kind: LeadKind;
  receivedAt: Date;
};

/** Takes so many off the list, the oldest, whoever’s they are: nobody’s wait behind another’s flood. They are on it again when the transaction fails. */
export function takeFresh(tx: Tx, limit: number): Promise<FreshLead[]> {
  return tx.rows(sql`
    with taken as (
      delete from fresh_leads
      where (publisher_id, lead_id) in (
        select publisher_id, lead_id from fresh_leads order by lead_id, publisher_id limit ${limit} for update skip locked
      )
      returning publisher_id, lead_id
    )
    select lead.publisher_id as "publisherId", lead.id, lead.contact, lead.note, lead.storefront, lead.kind,
      lead.received_at as "receivedAt"
    from taken join leads as lead on lead.publisher_id = taken.publisher_id and lead.id = taken.lead_id`);
}

export async function addWords(
  tx: Tx,
  leads: { publisherId: string; id: string; words: string }[],
): Promise<void> {
  const text = (value: (lead: { publisherId: string; id: string; words: string }) => string) =>
    new Column('text', leads.map(value));
  await tx.run(sql`
    insert into lead_words (publisher_id, lead_id, words)
    select * from unnest(
      ${text(({ publisherId }) => publisherId)}::text[], ${text(({ id }) => id)}::text[], ${text(({ words }) => words)}::text[])
    on conflict (publisher_id, lead_id) do update set words = excluded.words`);
}

export type QuarterCount = {
  publisherId: string;
  at: Date;
  storefront: string;
  kind: LeadKind;
  leads: number;
};

export async function addCounts(tx: Tx, counts: QuarterCount[]): Promise<void> {
  const text = (value: (count: QuarterCount) => string) => new Column('text', counts.map(value));
  await tx.run(sql`
    insert into lead_counts as known (publisher_id, at, storefront, kind, leads)
    select * from unnest(
      ${text(({ publisherId }) => publisherId)}::text[],
      ${new Column(
        'timestamptz',
        counts.map(({ at }) => at),
      )}::timestamptz[],
      ${text(({ storefront }) => storefront)}::text[], ${text(({ kind }) => kind)}::text[],
      ${new Column(
        'int4',
        counts.map(({ leads }) => leads),
      )}::int[])
    on conflict (publisher_id, at, storefront, kind) do update set leads = known.leads + excluded.leads`);
}
