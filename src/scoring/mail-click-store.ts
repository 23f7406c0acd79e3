// SQL of what a person did with our mails to a lead: one reading for scores, checklists, territories and sequences.
import sql from 'sql-template-tag';
import { Column, type Tx } from '../platform/db.ts';
import type { Clicks } from './facts.ts';

/** Of `standing`, which may be missing. */
export const clickColumns = sql`coalesce(standing.mail_clicks, 0) as "mailClicks", standing.clicked_at as "clickedAt"`;

export type Clicked = Clicks & { publisherId: string; leadId: string };

/** In the order of the ids, in which whoever scores anew takes them too. */
export async function noteClicks(tx: Tx, clicked: readonly Clicked[]): Promise<void> {
  const column = (type: ConstructorParameters<typeof Column>[0], name: keyof Clicked) =>
    new Column(
      type,
      clicked.map((each) => each[name]),
    );
  await tx.run(sql`
    update standings as standing set mail_clicks = noted.mail_clicks, clicked_at = noted.clicked_at
    from unnest(${column('text', 'publisherId')}::text[], ${column('text', 'leadId')}::text[],
      ${column('int4', 'mailClicks')}::int[], ${column('timestamptz', 'clickedAt')}::timestamptz[])
      as noted (publisher_id, lead_id, mail_clicks, clicked_at)
    where standing.publisher_id = noted.publisher_id and standing.lead_id = noted.lead_id`);
}
