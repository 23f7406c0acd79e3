// Sequences whose workers are killed again and again, before a mail server that is unkind: each step once, each mail at its reader.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chanceFrom, freshSeed } from './crash/chance.ts';
import { until } from './crash/patience.ts';
import { askProduct as call } from './crash/product.ts';
import { openStage, type Stage } from './crash/stage.ts';
import { startSmtpSink, type SmtpSink } from './fakes/smtp-sink.ts';

const leads = 1_000;
const seed = freshSeed();
let stage: Stage;
let sink: SmtpSink;

beforeAll(async () => {
  sink = await startSmtpSink({ chance: chanceFrom(seed), later: 0.01, cutAfter: 0.002 });
  stage = await openStage({ SMTP_URL: sink.url });
});
afterAll(async () => {
  await stage.close();
  await sink.close();
});

it(`takes each step once, and loses no mail (seed ${seed})`, async () => {
  const server = await stage.started('serve');
  const { id } = await call<{ id: string }>(server, 'POST', '/publishers', { slug: 'northwind', name: 'N' });
  const at = `/publishers/${id}`;
  const listing = await call<{ id: string }>(server, 'POST', `${at}/listings`, {
    storefront: 'appsource',
    kind: 'app',
    offerId: 'shift-planner',
    title: 'Shift Planner',
  });
  await call(server, 'PUT', `${at}/mail-sender`, {
    fromName: 'Northwind Labs',
    replyTo: 'hello@northwind.example',
    postalAddress: '1 Harbour Street, Lisbon',
  });
  await call(server, 'PUT', `${at}/nurture-settings`, {
    cap: { mails: 9, days: 7 },
    window: { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' },
    skipHolidays: false,
    timeZone: 'UTC',
  });
  const { id: sequenceId } = await call<{ id: string }>(server, 'POST', `${at}/sequences`, {
    name: 'Two mails',
    entry: { by: 'hand' },
    goals: { stage: null, answered: false, clicked: null },
    steps: [
      { id: 'first', kind: 'mail', templateId: 'nurture-thank-you', next: 'looked' },
      {
        id: 'looked',
        kind: 'branch',
        on: { is: 'clicked', step: 'first', link: null },
        yes: null,
        no: 'second',
      },
      { id: 'second', kind: 'mail', templateId: 'nurture-follow-up', next: null },
    ],
  });
  await call(server, 'PATCH', `${at}/sequences/${sequenceId}`, { state: 'on' });
  await fill(id, listing.id, sequenceId);

  const chance = chanceFrom(seed + 1);
  const workers = [await stage.started('work'), await stage.started('work')];
  let killed = 0;
  for (const share of [0.1, 0.3, 0.5, 0.7]) {
    await until('mails go out', () => sink.distinct() > 2 * leads * share, { everyMs: 2 });
    const victim = chance.between(0, 1);
    workers[victim]!.send('SIGKILL');
    await workers[victim]!.ended;
    if (sink.distinct() < 2 * leads) killed++;
    workers[victim] = await stage.started('work');
  }
  await until(
    'every mail is sent',
    async () => {
      // What the server put off is due now, so that nobody waits minutes for it; what a worker may still have stays its own.
      await stage.client.query(`update mails set next_at = now() where state = 'queued'`);
      const { rowCount } = await stage.client.query(`select from mails where state <> 'sent' limit 1`);
      return sink.distinct() >= 2 * leads && rowCount === 0;
    },
    { everyMs: 500 },
  );
  for (const product of [...workers, server]) product.send('SIGTERM');
  await Promise.all([...workers, server].map(({ ended }) => ended));

  expect(killed).toBeGreaterThan(0);
  expect(sink.unkindnesses()).toBeGreaterThan(0);
  expect(sink.distinct()).toBe(2 * leads);
  const { rows } = await stage.client.query<{ stepId: string; steps: number; enrolments: number }>(`
    select step_id as "stepId", count(*)::int as steps, count(distinct enrolment_id)::int as enrolments
    from enrolment_steps group by 1 order by 1`);
  expect(rows).toEqual(
    ['first', 'looked', 'second'].map((stepId) => ({ stepId, steps: leads, enrolments: leads })),
  );
  const ended = await stage.client.query<{ reason: string; enrolments: number }>(
    `select ended_reason as reason, count(*)::int as enrolments from enrolments group by 1`,
  );
  expect(ended.rows).toEqual([{ reason: 'finished', enrolments: leads }]);
});

/** Leads of different people, all before the first step. */
async function fill(publisherId: string, listingId: string, sequenceId: string): Promise<void> {
  const people = `generate_series(1, ${leads}) as n`;
  await stage.client.query(
    `insert into people (publisher_id, id, email_key, first_seen_at, last_seen_at)
    select $1, 'per_' || lpad(n::text, 20, '0'), 'p' || n || '@firm.example', now(), now() from ${people}`,
    [publisherId],
  );
  await stage.client.query(
    `insert into leads (publisher_id, id, listing_id, person_id, kind, status, storefront, action, contact, consent, source, warnings,
      received_at, last_posted_at, repost_key, raw)
    select $1, 'lead_' || lpad(n::text, 20, '0'), $2, 'per_' || lpad(n::text, 20, '0'), 'customer', 'new', 'appsource', 'PLT',
      jsonb_build_object('email', 'p' || n || '@firm.example', 'normalized', jsonb_build_object('email', 'p' || n || '@firm.example')),
      '{"basis": "contact_form", "scope": "this_product"}', '{"extra": {}}', '{}', now(), now(), decode(md5(n::text), 'hex'), ''
    from ${people}`,
    [publisherId, listingId],
  );
  await stage.client.query(
    `insert into enrolments (publisher_id, id, sequence_id, version, lead_id, person_id, state, step_id, visit, due_at, because, next_at,
      time_zone, zone_because, entered_at, entered_by, actor)
    select $1, 'enr_' || lpad(n::text, 20, '0'), $2, (select version from sequences where publisher_id = $1 and id = $2),
      'lead_' || lpad(n::text, 20, '0'), 'per_' || lpad(n::text, 20, '0'), 'active', 'first', 1, now(), 'step', now(), 'UTC', 'usual',
      now(), 'hand', 'operator'
    from ${people}`,
    [publisherId, sequenceId],
  );
}
