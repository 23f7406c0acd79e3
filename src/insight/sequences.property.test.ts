// Whatever happens to those who enter sequences, and whenever it is counted: the sums are those that counting from the beginning makes, and
// what the rows themselves say.
import fc from 'fast-check';
import sql, { raw, type Sql } from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testClock } from '../../test/app.ts';
import { countAll, followedAndAnew } from '../../test/insight.ts';
import {
  aScoredLead,
  aSequence,
  bootNurturing,
  branch,
  day,
  days,
  mail,
  mailsBecome,
  putIn,
  type Nurturing,
} from '../../test/nurturing.ts';
import { aPerson } from '../../test/people.ts';
import { beginBuilding } from './due-store.ts';
import { buildMore } from './follow.ts';
import { entryColumns } from './entries.ts';

const clock = testClock();
let house: Nurturing;
let sequences: string[];
let users: (string | null)[];
const leads: string[] = [];
const deals: { id: string; version: number }[] = [];

beforeAll(async () => {
  house = await bootNurturing(clock);
  sequences = [
    await aSequence(house, {
      name: 'Again and again',
      againAfterDays: 1,
      goals: { answered: true },
      steps: [
        mail('hello', 'pause'),
        days('pause', 1, 'clicked'),
        branch('clicked', { is: 'clicked' }, null, 'more'),
        mail('more'),
      ],
    }),
    await aSequence(house, { name: 'Once', steps: [mail('hello', 'rest'), days('rest', 30, null)] }),
  ];
  users = [null];
  for (const name of ['Ilse', 'Jan'])
    users.push((await aPerson(house, house.publisher.id, 'seller', { name })).userId);
});
afterAll(() => house.close());

const nth = fc.nat({ max: 30 });
const weighted = (weight: number, does: string) => ({
  weight,
  arbitrary: fc.record({ does: fc.constant(does), lead: nth, other: nth }),
});
const step = fc.oneof(
  weighted(3, 'lead'),
  weighted(5, 'enter'),
  weighted(5, 'run'),
  weighted(3, 'wait'),
  weighted(3, 'sent'),
  weighted(1, 'bounced'),
  weighted(2, 'person'),
  weighted(1, 'scanner'),
  weighted(2, 'answer'),
  weighted(2, 'convert'),
  weighted(2, 'win'),
  weighted(1, 'reopen'),
  weighted(2, 'assign'),
  weighted(1, 'out'),
  weighted(1, 'leave'),
  weighted(3, 'count'),
  weighted(1, 'begin'),
  weighted(2, 'build'),
);
type Step = typeof step extends fc.Arbitrary<infer Of> ? Of : never;
const does = (...names: string[]): Step[] => names.map((name) => ({ does: name, lead: 0, other: 0 }));
/** To the second lead, by the second sequence, user or deal. */
const also = (...names: string[]): Step[] => names.map((name) => ({ does: name, lead: 1, other: 1 }));
/** Each happens in it, and the first lead enters the first sequence twice before it is won. */
const every = [
  ...does('lead', 'enter', 'run', 'count', 'sent', 'bounced', 'scanner', 'person', 'wait', 'run', 'answer'),
  ...does(
    'wait',
    'count',
    'wait',
    'enter',
    'run',
    'count',
    'convert',
    'win',
    'reopen',
    'win',
    'lead',
    'begin',
  ),
  ...also('enter', 'build', 'run', 'sent', 'scanner', 'assign', 'count', 'leave', 'out'),
  // The last thing that happens to the third is a step, while nothing is counted anew: that would count it.
  ...does('build', 'build', 'build', 'lead'),
  { does: 'enter', lead: 2, other: 1 },
  ...does('count', 'run'),
];

const ask = (method: 'POST' | 'PATCH', path: string, body: unknown) =>
  house.call(method, house.path(path), body);

/** What the product refuses does not happen. */
async function take({ does: what, lead: at, other }: Step): Promise<void> {
  const lead = leads[at % leads.length] ?? 'lead_none';
  const deal = deals[other % deals.length];
  switch (what) {
    case 'lead':
      leads.push(await aScoredLead(house, { Email: `customer-${leads.length}@example.com` }));
      return;
    case 'enter':
      await putIn(house, sequences[other % 2]!, [lead]);
      return;
    case 'run':
      return house.run();
    case 'wait':
      clock.forward(1.1 * day);
      return;
    case 'sent':
    case 'bounced':
    case 'person':
    case 'scanner':
      return mailsBecome(house, [lead], what);
    case 'answer':
      await ask('POST', `/leads/${lead}/activities`, { kind: 'call', outcome: 'reached', userId: users[1] });
      return;
    case 'convert': {
      const { status, body } = await ask('POST', `/leads/${lead}/conversions`, {
        name: 'A deal',
        value: `${100 + other}.50`,
        currency: other % 2 === 0 ? 'EUR' : 'HUF',
        override: { reason: 'Asked for it' },
      });
      if (status === 201) deals.push({ id: body.opportunity.id, version: body.opportunity.version });
      return;
    }
    case 'win':
    case 'reopen': {
      if (deal === undefined) return;
      const { status, body } = await ask('POST', `/opportunities/${deal.id}/moves`, {
        to: what === 'win' ? 'won' : 'qualified',
        version: deal.version,
        ...(what === 'win' && { reason: 'price' }),
      });
      if (status === 201) deal.version = body.version;
      return;
    }
    case 'assign':
      await ask('POST', '/leads/assignments', { leadIds: [lead], userId: users[other % users.length] });
      return;
    case 'out':
      await ask('POST', `/leads/${lead}/disqualifications`, { reason: 'spam' });
      return;
    case 'leave': {
      const { items } = (await house.call('GET', house.path(`/leads/${lead}/enrolments`))).body;
      for (const { id, state } of items ?? [])
        if (state !== 'ended') await ask('PATCH', `/enrolments/${id}`, { state: 'ended', note: 'Asked to' });
      return;
    }
    case 'count':
      return countAll(house);
    case 'begin':
      return begin(other % 2 === 0 ? 'UTC' : 'Asia/Kathmandu');
    default:
      await buildMore(house.app, { leads: 2, rows: 5 });
  }
}

const begin = (timeZone: string) =>
  house.app.db.tx((tx) => beginBuilding(tx, house.publisher.id, { timeZone, by: 'a test', at: clock.now() }));

it('following is the same as counting anew, and as the rows say', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 25 }), async (history) => {
      for (const each of history) {
        await take(each);
        // Ids of one millisecond have no order among transactions.
        clock.forward(1);
      }
      const { followed, anew } = await followedAndAnew(house, house.publisher.id);
      expect(anew).toEqual(followed);
      const shown = await shownRows();
      expect(shown).toEqual(await countedRows());
      for (const { names } of shown) for (const name of names) seen.add(name);
    }),
    { numRuns: house.app.db.kind === 'embedded' ? 5 : 10, endOnFailure: true, examples: [[every]] },
  );
  expect([...seen].toSorted()).toEqual([...entryColumns, 'value'].toSorted());
}, 120_000);

type Row = { row: string; names: string[] };

/** Each row over all days; names: of what it counts any. */
async function shownRows(): Promise<Row[]> {
  const sums = raw(entryColumns.map((column) => `'${column}', sum(${column})`).join(', '));
  return rowsOf(sql`
    select concat_ws(' ', sequence_id, step_id, reason, currency, case seller when '' then '' else 'of a seller' end) as place,
      jsonb_build_object(${sums}, 'value', trim_scale(sum(value))) as counts
    from insight_sequences join insight_states using (publisher_id, generation) where publisher_id = ${house.publisher.id} group by 1`);
}

/** From the rows themselves: each opportunity once for each sequence that its lead had entered before. */
async function countedRows(): Promise<Row[]> {
  return rowsOf(sql`
    with entered as (
      select enrolment.*, seller from enrolments as enrolment
      join leads as lead on lead.publisher_id = enrolment.publisher_id and lead.id = enrolment.lead_id
      cross join lateral unnest(array['', case when assigned_to is not null then 'of a seller' end]) as whose (seller)
      where enrolment.publisher_id = ${house.publisher.id} and seller is not null
    ), people as (
      select concat_ws(' ', sequence_id, '', '', '', seller) as place, count(*) as people,
        count(*) filter (where exists (select from activities where lead_id = entered.lead_id and at >= entered_at)) as answered,
        count(*) filter (where exists (select from opportunities where lead_id = entered.lead_id and created_at >= entered_at)) as opportunities,
        count(*) filter (where exists (
          select from opportunities where lead_id = entered.lead_id and created_at >= entered_at and opportunities.state = 'won')) as won
      from entered group by 1
    ), steps as (
      select concat_ws(' ', entered.sequence_id, step.step_id, '', '', seller) as place, count(distinct entered.id) as people,
        count(distinct mail.id) as mailed, count(distinct mail.id) filter (where mail.sent_at is not null) as sent,
        count(distinct mail.id) filter (where mail.bounced_at is not null) as bounced,
        count(distinct mail.id) filter (where click.by = 'person') as clicked,
        count(distinct mail.id) filter (where click.by = 'scanner' and not exists (
          select from mail_clicks where mail_id = mail.id and by = 'person')) as scanned
      from entered join enrolment_steps as step on step.enrolment_id = entered.id
      left join mails as mail on mail.id = step.made_id left join mail_clicks as click on click.mail_id = mail.id
      group by 1
    ), deals as (
      select distinct concat_ws(' ', entered.sequence_id, '', '', deal.currency, seller) as place, deal.id, deal.value
      from entered join opportunities as deal on deal.lead_id = entered.lead_id and deal.created_at >= entered_at
      where deal.state = 'won'
    )
    select place, jsonb_build_object('people', people, 'answered', answered, 'opportunities', opportunities, 'won', won) as counts from people
    union all
    select place, jsonb_build_object('people', people, 'mailed', mailed, 'sent', sent, 'bounced', bounced, 'clicked', clicked,
      'scanned', scanned) from steps
    union all
    select concat_ws(' ', sequence_id, step_id, ended_reason, '', seller), jsonb_build_object('people', count(*))
    from entered where state = 'ended' group by 1
    union all
    select place, jsonb_build_object('value', trim_scale(sum(value))) from deals group by 1`);
}

async function rowsOf(asked: Sql): Promise<Row[]> {
  const rows = await house.app.db.rows<{ place: string; counts: Record<string, number> }>(asked);
  return rows
    .map(({ place, counts }) => {
      const some = Object.entries(counts).filter(([, count]) => count !== 0);
      const told = some.map(([name, count]) => `${name} ${count}`).toSorted();
      return { row: `${place}: ${told.join(', ')}`, names: some.map(([name]) => name) };
    })
    .filter(({ names }) => names.length > 0)
    .toSorted((a, b) => (a.row < b.row ? -1 : 1));
}
