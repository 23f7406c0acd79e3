// Sequences in tests: made through the API, moved by a clock that stands still until it is told to go on.
import sql from 'sql-template-tag';
import type { Happening } from '../src/events.ts';
import { runSequences } from '../src/nurture/run-sequences.ts';
import { Column } from '../src/platform/db.ts';
import { tellScored } from '../src/scoring/tell-scored.ts';
import { testClock, type Booted } from './app.ts';
import { aLead, bootDelivering, type Delivering } from './delivering.ts';
import { aListing, aPublisher, type AListing, type APublisher } from './factories.ts';

export const hour = 3_600_000;
export const day = 24 * hour;

export type Nurturing = Delivering & {
  publisher: APublisher;
  listing: AListing;
  path(rest: string): string;
  /** Takes every step that is due now. */
  run(): Promise<void>;
  pass(ms: number): Promise<void>;
};

/** With a mail server that is never called, and a publisher who may write mails. */
export async function bootNurturing(clock = testClock()): Promise<Nurturing> {
  const house = await bootDelivering({ SMTP_URL: 'smtp://127.0.0.1:1?from=leads@example.com' }, clock);
  const run = () => runAll(house);
  const nurturing: Nurturing = Object.assign(house, {
    publisher: null as never,
    listing: null as never,
    path: (rest: string) => `/api/v1/publishers/${nurturing.publisher.id}${rest}`,
    run,
    async pass(ms: number) {
      clock.forward(ms);
      await run();
    },
  });
  await another(nurturing);
  return nurturing;
}

export async function runAll({ app, house }: Booted): Promise<void> {
  while ((await runSequences(app, house.scorers)).more);
}

/** A publisher of one's own, so that tests do not meet. */
export async function another(nurturing: Nurturing): Promise<void> {
  nurturing.publisher = await aPublisher(nurturing);
  nurturing.listing = await aListing(nurturing, nurturing.publisher);
  await nurturing.app.db.run(sql`
    insert into mail_senders (publisher_id, from_name, reply_to, postal_address, saved_by, saved_at)
    values (${nurturing.publisher.id}, 'Northwind', 'hello@northwind.example', 'Example Street 1', 'operator', now())`);
}

type Given = Record<string, unknown> & { steps: unknown[] };

export const mail = (id: string, next: string | null = null) => ({
  id,
  kind: 'mail',
  templateId: 'nurture-thank-you',
  next,
});
export const days = (id: string, count: number, next: string | null) => ({
  id,
  kind: 'wait',
  until: { days: count },
  next,
});
export const branch = (id: string, on: unknown, yes: string | null, no: string | null) => ({
  id,
  kind: 'branch',
  on,
  yes,
  no,
});

export const bodyOf = ({ steps, ...given }: Given) => ({
  name: 'A sequence',
  entry: { by: 'hand' },
  goals: {},
  ...given,
  steps,
});

/** Switched on. Answers its id. */
export async function aSequence(nurturing: Nurturing, given: Given): Promise<string> {
  const { status, body } = await nurturing.call<{ id: string }>(
    'POST',
    nurturing.path('/sequences'),
    bodyOf(given),
  );
  if (status !== 201) throw new Error(`No sequence: ${JSON.stringify(body)}`);
  const on = await nurturing.call('PATCH', nurturing.path(`/sequences/${body.id}`), { state: 'on' });
  if (on.status !== 200) throw new Error(`Not on: ${JSON.stringify(on.body)}`);
  return body.id;
}

/** Scored, and of a person of its own unless Email is given. */
export async function aScoredLead(
  nurturing: Nurturing,
  given: Record<string, unknown> = {},
): Promise<string> {
  const id = await aLead(nurturing, nurturing.listing, given);
  await tellScored(nurturing.app);
  return id;
}

/** A lead put into a sequence by hand. */
export async function anEnrolled(
  nurturing: Nurturing,
  sequenceId: string,
  given: Record<string, unknown> = {},
): Promise<string> {
  const leadId = await aScoredLead(nurturing, given);
  const { body } = await putIn(nurturing, sequenceId, [leadId]);
  if (body.entered.length !== 1) throw new Error(`Not enrolled: ${JSON.stringify(body)}`);
  return leadId;
}

type PutIn = {
  entered: { leadId: string; enrolmentId: string }[];
  refused: { leadId: string; reason: string }[];
};

export const putIn = (nurturing: Nurturing, sequenceId: string, leadIds: string[]) =>
  nurturing.call<PutIn>('POST', nurturing.path(`/sequences/${sequenceId}/enrolments`), { leadIds });

type AnEnrolment = {
  id: string;
  leadId: string;
  endedReason: string | null;
  steps: { stepId: string; outcome: string; madeId: string | null }[];
};

/** Where the newest enrolment of a lead's person stands. */
export async function stands(nurturing: Nurturing, leadId: string) {
  const path = nurturing.path(`/leads/${leadId}/enrolments`);
  const { items } = (await nurturing.call<{ items: AnEnrolment[] }>('GET', path)).body;
  return items[0]!;
}

export type AMail = { leadId: string; stepId: string; at: Date; templateId: string };

/** Mails of a publisher in the order in which they were queued. */
export async function mailsOf({ app, publisher }: Nurturing, leadId: string | null = null): Promise<AMail[]> {
  const rows = await app.db.rows<AMail & { id: string }>(sql`
    select id, lead_id as "leadId", step_id as "stepId", due_at as at, template_id as "templateId" from mails
    where publisher_id = ${publisher.id} and (${leadId}::text is null or lead_id = ${leadId})`);
  return rows.toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
}

/** What becomes of the mails to these leads, which no server takes in tests; said as whoever sends and whoever looks at clicks says it. */
export async function mailsBecome(
  { app, publisher }: Nurturing,
  leadIds: readonly string[],
  what: 'sent' | 'bounced' | 'person' | 'scanner',
): Promise<void> {
  await app.outbox.transact(null, async (tx, say) => {
    const ofThese = sql`publisher_id = ${publisher.id} and lead_id = any(${new Column('text', leadIds)}::text[])`;
    const mails = await tx.rows<{ mailId: string; leadId: string; templateId: string; sequenceId: string }>(
      sql`select id as "mailId", lead_id as "leadId", template_id as "templateId", sequence_id as "sequenceId" from mails
        where ${ofThese} and (sent_at is not null) = ${what !== 'sent'}`,
    );
    const ids = new Column(
      'text',
      mails.map(({ mailId }) => mailId),
    );
    const such = sql`publisher_id = ${publisher.id} and id = any(${ids}::text[])`;
    const now = app.clock.now();
    if (what === 'sent') await tx.run(sql`update mails set state = 'sent', sent_at = ${now} where ${such}`);
    else if (what === 'bounced')
      await tx.run(sql`update mails set bounced_at = ${now}, bounce = 'soft' where ${such}`);
    else
      await tx.run(sql`
        insert into mail_clicks (publisher_id, mail_id, id, lead_id, link, at, by)
        select publisher_id, id, 'clk_' || ${what}::text, lead_id, 'https://example.com/', ${now}, ${what} from mails where ${such}
        on conflict do nothing`);
    await say(
      mails.map(({ mailId, leadId, templateId, sequenceId }): Happening => {
        const of = { publisherId: publisher.id, subjectId: leadId, actor: 'mailing' };
        if (what === 'sent')
          return { ...of, type: 'mail.sent', data: { mailId, leadId, templateId, sequenceId } };
        if (what === 'bounced')
          return { ...of, type: 'mail.bounced', data: { mailId, leadId, permanent: false, reason: 'full' } };
        const link = 'https://example.com/';
        return { ...of, type: 'mail.clicked', data: { mailId, leadId, link, by: what } };
      }),
    );
  });
}
