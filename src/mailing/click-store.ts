// SQL of the links that were followed: written at once, decided some seconds later.
import sql from 'sql-template-tag';
import { Column, one, type Queries, type Tx } from '../platform/db.ts';
import type { Click, ClickedBy, Sign } from './clicked-by.ts';

export type NewClick = {
  publisherId: string;
  mailId: string;
  leadId: string;
  id: string;
  link: string | null;
  at: Date;
  sign: Sign | null;
};

export async function insertClicks(db: Queries, clicks: readonly NewClick[]): Promise<void> {
  const text = (of: (click: NewClick) => string | null) => new Column('text', clicks.map(of));
  await db.run(sql`
    insert into mail_clicks (publisher_id, mail_id, id, lead_id, link, at, sign)
    select * from unnest(${text(({ publisherId }) => publisherId)}::text[], ${text(({ mailId }) => mailId)}::text[],
      ${text(({ id }) => id)}::text[], ${text(({ leadId }) => leadId)}::text[], ${text(({ link }) => link)}::text[],
      ${new Column(
        'timestamptz',
        clicks.map(({ at }) => at),
      )}::timestamptz[], ${text(({ sign }) => sign)}::text[])`);
}

export async function linkUrl(db: Queries, publisherId: string, id: string): Promise<string | null> {
  const row = await one<{ url: string }>(
    db,
    sql`select url from mail_links where publisher_id = ${publisherId} and id = ${id}`,
  );
  return row?.url ?? null;
}

export type OpenClick = Click & { publisherId: string; mailId: string; leadId: string; open: boolean };

/** Those of before that nobody has decided, with all others of their mails; locked, so that one process decides. */
export async function openClicks(tx: Tx, before: Date, most: number): Promise<OpenClick[]> {
  const open = await tx.rows<{ publisherId: string; mailId: string }>(sql`
    select publisher_id as "publisherId", mail_id as "mailId" from mail_clicks
    where by is null and at <= ${before} order by at limit ${most} for update skip locked`);
  if (open.length === 0) return [];
  const text = (of: (mail: { publisherId: string; mailId: string }) => string) =>
    new Column('text', open.map(of));
  return tx.rows(sql`
    select click.publisher_id as "publisherId", click.mail_id as "mailId", click.lead_id as "leadId", click.id, click.link,
      click.at, click.sign, mail.sent_at as "sentAt", click.by is null and click.at <= ${before} as open
    from (select distinct * from unnest(${text(({ publisherId }) => publisherId)}::text[],
      ${text(({ mailId }) => mailId)}::text[]) as wanted (publisher_id, mail_id)) as wanted
    join mail_clicks as click on click.publisher_id = wanted.publisher_id and click.mail_id = wanted.mail_id
    join mails as mail on mail.publisher_id = click.publisher_id and mail.id = click.mail_id`);
}

export type Followed = { publisherId: string; leadId: string; mailClicks: number; clickedAt: Date };

/** Of these leads, in how many of their mails a person followed a link since then, and when last. */
export function followedMails(
  tx: Tx,
  leads: readonly { publisherId: string; leadId: string }[],
  since: Date,
): Promise<Followed[]> {
  const text = (of: (lead: { publisherId: string; leadId: string }) => string) =>
    new Column('text', leads.map(of));
  return tx.rows(sql`
    select wanted.publisher_id as "publisherId", wanted.lead_id as "leadId",
      count(distinct click.mail_id)::int as "mailClicks", max(click.at) as "clickedAt"
    from (select distinct * from unnest(${text(({ publisherId }) => publisherId)}::text[],
      ${text(({ leadId }) => leadId)}::text[]) as wanted (publisher_id, lead_id)) as wanted
    join mails as mail on mail.publisher_id = wanted.publisher_id and mail.lead_id = wanted.lead_id
    join mail_clicks as click on click.publisher_id = mail.publisher_id and click.mail_id = mail.id
    where click.by = 'person' and click.link is not null and click.at > ${since}
    group by 1, 2 order by 2`);
}

type Decided = { publisherId: string; mailId: string; id: string; by: ClickedBy; because: string };

export async function decideClicks(tx: Tx, decided: readonly Decided[]): Promise<void> {
  const text = (of: (click: Decided) => string) => new Column('text', decided.map(of));
  await tx.run(sql`
    update mail_clicks set by = decided.by, because = decided.because
    from unnest(${text(({ publisherId }) => publisherId)}::text[], ${text(({ mailId }) => mailId)}::text[],
      ${text(({ id }) => id)}::text[], ${text(({ by }) => by)}::text[], ${text(({ because }) => because)}::text[])
      as decided (publisher_id, mail_id, id, by, because)
    where mail_clicks.publisher_id = decided.publisher_id and mail_clicks.mail_id = decided.mail_id and mail_clicks.id = decided.id`);
}
