// SQL of forms that were sent. Written by every process alike, so that the first use is the first of all.
import sql from 'sql-template-tag';
import { one, type Queries } from '../platform/db.ts';

/** givenAt: of the first use, so that the same form sent twice has the same bytes and so is the same lead. */
export type FormUse = { usesBefore: number; givenAt: Date };

export async function useForm(db: Queries, publisherId: string, formId: string, now: Date): Promise<FormUse> {
  const used = await one<FormUse>(
    db,
    sql`
    insert into form_uses as form (publisher_id, form_id, given_at) values (${publisherId}, ${formId}, ${now})
    on conflict (publisher_id, form_id) do update set uses = form.uses + 1
    returning uses - 1 as "usesBefore", given_at as "givenAt"`,
  );
  return used!;
}

export async function removeFormUses(db: Queries, before: Date): Promise<number> {
  return db.run(sql`delete from form_uses where given_at < ${before}`);
}
