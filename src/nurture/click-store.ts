// SQL from a link that was followed to the enrolment whose mail it stood in.
import sql from 'sql-template-tag';
import { Column, type Tx } from '../platform/db.ts';
import { enrolmentColumns } from './enrolment-store.ts';
import type { Enrolment } from './enrolment.ts';

/** Those that have not ended, locked. */
export function clickedEnrolments(
  tx: Tx,
  clicks: readonly { publisherId: string; mailId: string }[],
): Promise<(Enrolment & { mailId: string })[]> {
  const once = [...new Map(clicks.map((click) => [click.mailId, click])).values()].toSorted((a, b) =>
    a.mailId < b.mailId ? -1 : 1,
  );
  const text = (value: (click: { publisherId: string; mailId: string }) => string) =>
    new Column('text', once.map(value));
  return tx.rows(sql`
    select ${enrolmentColumns}, wanted.mail_id as "mailId"
    from unnest(${text(({ publisherId }) => publisherId)}::text[], ${text(({ mailId }) => mailId)}::text[])
      as wanted (publisher_id, mail_id)
    join mails as mail on mail.publisher_id = wanted.publisher_id and mail.id = wanted.mail_id
    cross join lateral (
      select * from enrolments where publisher_id = mail.publisher_id and id = mail.enrolment_id and state <> 'ended' for update
    ) as enrolment`);
}
