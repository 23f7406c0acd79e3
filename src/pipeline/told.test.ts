// What happens to opportunities goes to whoever asked for it, and the view of outcomes tells what became of leads.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  aDestination,
  aLead,
  bootDelivering,
  startCrm,
  type Crm,
  type Delivering,
} from '../../test/delivering.ts';
import { aListing, aPublisher, type APublisher } from '../../test/factories.ts';
import { aPerson, type APerson } from '../../test/people.ts';
import { handClock } from '../platform/clock.ts';
import { shippedPipelines } from './shipped-pipelines.ts';
import { tellScored } from '../scoring/tell-scored.ts';

let house: Delivering;
let far: Crm;
let publisher: APublisher;
let seller: APerson;
let leadId: string;

type Deal = { id: string; version: number };
const ask = <Body = Deal>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) =>
  house.call<Body>(method, `/api/v1/publishers/${publisher.id}${path}`, body);
const outcomes = (publisherId: string, assignee: string | null = null) =>
  house.app.db.asPublisher(
    publisherId,
    (tx) => tx.rows(sql`select lead_id, opportunity_id, state, value, currency from lead_outcomes`),
    assignee,
  );

beforeAll(async () => {
  const now = new Date(performance.timeOrigin + performance.now()).toISOString();
  house = await bootDelivering({}, handClock(now));
  far = await startCrm();
  publisher = await aPublisher(house);
  seller = await aPerson(house, publisher.id, 'seller');
  leadId = await aLead(house, await aListing(house, publisher));
  await tellScored(house.app);
  await ask('PUT', `/leads/${leadId}/stage`, { stage: 'sales_qualified', note: 'Has a budget' });
});
afterAll(async () => {
  await house.settle();
  await house.close();
  await far.close();
});

it('the view knows the chances of the pipeline that we ship, of which no version is kept', async () => {
  const { body } = await ask('POST', '/opportunities', { name: 'By hand' });
  const { stages } = shippedPipelines.pipelines[0]!;
  await house.app.db.tx(async (tx) => {
    for (const { id, probability } of stages) {
      await tx.run(sql`update opportunities set stage = ${id}, lead_id = ${leadId} where id = ${body.id}`);
      const seen = sql`select stage_now ->> 'probability' as chance from lead_outcomes where opportunity_id = ${body.id}`;
      expect(await tx.rows(seen)).toEqual([{ chance: String(probability) }]);
    }
    await tx.run(sql`delete from opportunities where id = ${body.id}`);
  });
});

it('a webhook hears of the conversion, the moves and the win, each once, in order, in ids and codes', async () => {
  const types = ['lead.converted', 'opportunity.created', 'opportunity.moved', 'opportunity.won'];
  await aDestination(house, publisher, { settings: { url: far.url }, events: { types, filter: null } });
  const { body } = await ask<{ opportunity: Deal }>('POST', `/leads/${leadId}/conversions`, {
    name: 'Lipowa, three sites',
    value: '1250.5',
    currency: 'EUR',
  });
  const { id } = body.opportunity;
  await ask('POST', `/opportunities/${id}/moves`, { to: 'developed', version: 1 });
  await ask('POST', `/opportunities/${id}/moves`, { to: 'won', version: 2, reason: 'price' });
  await house.settle();
  type Told = { type: string; data: { subjectId: string; leadId: string; details: object } };
  const told = far.seen.map((request) => JSON.parse(request.body.toString()) as Told);
  expect(told.filter(({ data }) => data.subjectId === id).map(({ type }) => type)).toEqual([
    'opportunity.created',
    'opportunity.moved',
    'opportunity.won',
  ]);
  expect(told.filter(({ type }) => type === 'lead.converted')).toMatchObject([
    { data: { subjectId: leadId, leadId, details: { opportunityId: id } } },
  ]);
  expect(told.at(-1)).toMatchObject({
    type: 'opportunity.won',
    data: {
      leadId,
      details: { from: 'developed', value: '1250.50', currency: 'EUR', reason: 'price' },
    },
  });
  expect(JSON.stringify(told)).not.toContain('Lipowa');
});

it('the view of outcomes has each opportunity of a lead, for its publisher and its owner alone', async () => {
  const [own] = await outcomes(publisher.id);
  expect(own).toMatchObject({ lead_id: leadId, state: 'won', value: '1250.5000', currency: 'EUR' });
  await ask('POST', '/opportunities', { name: 'Of no lead' });
  expect(await outcomes(publisher.id)).toHaveLength(1);
  expect(await outcomes(publisher.id, seller.userId)).toEqual([]);
  expect(await outcomes((await aPublisher(house)).id)).toEqual([]);
});

it('the database itself shows a seller of contacts and moves those of their own opportunities alone', async () => {
  await ask('POST', '/opportunities', {
    name: 'Theirs',
    ownerId: seller.userId,
    contacts: [{ name: 'Ana' }],
  });
  const seen = (assignee: string | null) =>
    house.app.db.asPublisher(
      publisher.id,
      async (tx) => {
        const contacts = await tx.rows<{ name: string }>(
          sql`select name from opportunity_contacts order by name nulls last`,
        );
        const moves = await tx.rows<{ count: number }>(
          sql`select count(*)::int as count from opportunity_moves`,
        );
        return [contacts.map(({ name }) => name), moves[0]!.count];
      },
      assignee,
    );
  expect(await seen(null)).toEqual([['Ana', null], 5]);
  expect(await seen(seller.userId)).toEqual([['Ana'], 1]);
});
