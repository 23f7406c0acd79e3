// SQL that puts mails into the queue.
import type { Prepared, Tx } from '../platform/db.ts';
import { Column } from '../platform/db.ts';
import type { WantedMail } from './queue.ts';

// Who has not said who sends keeps the mails until then (sender-store.ts). An occasion that is there already is written over with itself, which alone makes it answer its id.
const insertMail: Prepared = {
  name: 'insert_mails',
  text: `insert into mails (publisher_id, id, lead_id, person_id, occasion, sequence_id, enrolment_id, step_id, template_id,
      queued_at, due_at, next_at)
    select wanted.publisher_id, wanted.id, wanted.lead_id, lead.person_id, wanted.occasion, wanted.sequence_id, wanted.enrolment_id,
      wanted.step_id, wanted.template_id, $10, wanted.due_at,
      case when exists (select from mail_senders where publisher_id = wanted.publisher_id) then wanted.due_at else 'infinity' end
    from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::timestamptz[])
      as wanted (publisher_id, id, lead_id, occasion, sequence_id, enrolment_id, step_id, template_id, due_at)
    join leads as lead on lead.publisher_id = wanted.publisher_id and lead.id = wanted.lead_id
    on conflict (publisher_id, occasion) do update set occasion = excluded.occasion
    returning occasion, id`,
};

export function insertMails(
  tx: Tx,
  mails: readonly (WantedMail & { id: string })[],
  now: Date,
): Promise<{ occasion: string; id: string }[]> {
  const text = (of: (mail: WantedMail & { id: string }) => string | null) =>
    new Column('text', mails.map(of));
  return tx.prepared(insertMail, [
    text(({ publisherId }) => publisherId),
    text(({ id }) => id),
    text(({ leadId }) => leadId),
    text(({ occasion }) => occasion),
    text(({ sequenceId }) => sequenceId),
    text(({ enrolmentId }) => enrolmentId),
    text(({ stepId }) => stepId),
    text(({ templateId }) => templateId),
    new Column(
      'timestamptz',
      mails.map(({ dueAt }) => dueAt),
    ),
    now,
  ]);
}
