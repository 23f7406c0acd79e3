// What becomes of a lead in a CRM shows with the lead; what is lacking there is found by comparing, and sent again.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aDestination, aLead, deliveriesOf, until } from '../delivering.ts';
import { aListing, aPublisher } from '../factories.ts';
import { startOdoo, type Odoo } from '../fakes/odoo.ts';
import { aPerson } from '../people.ts';
import { tellScored } from '../../src/scoring/tell-scored.ts';
import { violationsOn } from './axe.ts';
import { handsOf } from './hands.ts';
import { lateClock } from './late-clock.ts';
import { usePlace } from './use-place.ts';

const clock = lateClock();
const place = usePlace({ clock });
let odoo: Odoo;
beforeAll(async () => void (odoo = await startOdoo()));
afterAll(() => odoo.close());

it('a lead is won there, two are lost sight of, and a comparison brings them back', async () => {
  const { booted } = place();
  const { delivering, tracker } = booted.house;
  const publisher = await aPublisher(booted, { name: 'Northwind Labs' });
  const owner = await aPerson(booted, publisher.id, 'owner');
  const listing = await aListing(booted, publisher);
  const settings = { url: odoo.url, database: odoo.database, apiKey: odoo.apiKey };
  const { id } = await aDestination(booted, publisher, { kind: 'odoo', name: 'Sales Odoo', settings });
  clock.be(3_600_000);
  for (let nth = 0; nth < 3; nth++) await aLead(booted, listing);
  await delivering.engine.settle();
  const [won, gone, alsoGone] = await deliveriesOf(booted, publisher, { destinationId: id });
  odoo.change([`leadshare.${won!.id}`], new Date(clock.now().getTime() + 1_000), {
    won_status: 'won',
    stage_id: 'Won',
    user_id: 'Jana Dvořáková',
    expected_revenue: 12_000,
  });
  for (const { id: lost } of [gone!, alsoGone!]) odoo.unlink(`leadshare.${lost}`);
  clock.be(0);
  await tracker.beginDue();
  await tracker.settle();

  const visit = await place().visit({ cookie: owner.cookie });
  const { page, say } = visit;
  const hands = handsOf(visit);
  await visit.go(`/publishers/${publisher.id}/leads/${won!.leadId}`);
  const recipients = hands.part('leads.recipients.title');
  await hands.sees(say('coming-back.state.won'), recipients);
  await hands.sees(`${say('coming-back.owner', { name: 'Jana Dvořáková' })} · €12,000.00`, recipients);
  const words = `${say('coming-back.state.won')} · ${say('coming-back.owner', { name: 'Jana Dvořáková' })} · €12,000.00`;
  await hands.sees(
    say('coming-back.moment', { destination: 'Sales Odoo', words }),
    hands.part('leads.timeline.title'),
  );

  await visit.go(`/publishers/${publisher.id}/destinations/${id}`);
  await hands.heading('Sales Odoo');
  const back = hands.part('coming-back.title');
  await hands.sees(say('coming-back.about'), back);
  const address = await back.locator('code').textContent();
  expect(new URL(address!).pathname).toMatch(/^\/remote\/[0-9a-z]{36}$/);
  await hands.press('coming-back.switchOff');
  await hands.sees(say('coming-back.offWords'), back);
  await hands.press('coming-back.switchOn');
  await hands.sees(say('coming-back.about'), back);

  // By keyboard alone.
  await hands.button('coming-back.compare.begin').focus();
  await page.keyboard.press('Enter');
  await hands.noticed(say('coming-back.compare.begun'));
  // Whoever began it is still where they were.
  const hasFocus = () =>
    hands.button('coming-back.compare.begin').evaluate((button) => button === document.activeElement);
  await expect.poll(hasFocus).toBe(true);
  await tracker.beginDue();
  await tracker.settle();
  await hands.sees(say('coming-back.compare.done'), hands.part('coming-back.compare.title'));
  await hands.press('coming-back.compare.show');
  const found = hands.part('coming-back.found.title');
  await hands.sees(say('coming-back.found.isLacking'), found);
  await page.getByRole('radio', { name: say('coming-back.found.lacking') }).click();
  await found.getByRole('link', { name: won!.leadId }).waitFor({ state: 'detached' });
  await page.waitForURL(({ searchParams }) => searchParams.get('found') === 'lacking');
  await page.getByRole('checkbox', { name: say('ui.chooseOne', { name: gone!.leadId }) }).click();
  await hands.press('coming-back.found.replayChosen', { count: 1 });
  await hands.noticed(say('coming-back.found.replayed', { count: 1 }));
  await hands.press('coming-back.found.replayAll');
  await until(async () => {
    await delivering.engine.settle();
    return odoo.leads.size === 3;
  });

  // Notices stand outside of the landmarks for as long as they show.
  const violations = await violationsOn(
    page,
    { exclude: ['[data-tabster-dummy]'] },
    { rules: { region: { enabled: false } } },
  );
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);

  await page.setViewportSize({ width: 360, height: 780 });
  const wider = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await expect.poll(wider).toBe(0);
});

it('a record is kept in step once it is switched on, and each move shows with the lead', async () => {
  const { booted } = place();
  const { engine } = booted.house.delivering;
  const publisher = await aPublisher(booted, { name: 'Northwind Labs' });
  const owner = await aPerson(booted, publisher.id, 'owner');
  const settings = { url: odoo.url, database: odoo.database, apiKey: odoo.apiKey };
  const { id } = await aDestination(booted, publisher, { kind: 'odoo', name: 'Sales Odoo', settings });
  const leadId = await aLead(booted, await aListing(booted, publisher));
  await engine.settle();
  await tellScored(booted.app);
  const ask = async (method: 'POST' | 'PUT', path: string, body: unknown) =>
    (await booted.call(method, `/api/v1/publishers/${publisher.id}${path}`, body)).body;
  await ask('PUT', `/leads/${leadId}/stage`, { stage: 'sales_qualified', note: 'Has a budget' });

  const visit = await place().visit({ cookie: owner.cookie });
  const { page, say } = visit;
  const hands = handsOf(visit);
  await visit.go(`/publishers/${publisher.id}/destinations/${id}`);
  const card = hands.part('destinations.following.title');
  await hands.sees(say('destinations.following.off'), card);
  await card.getByRole('button').click();
  await card.getByRole('switch', { name: say('destinations.following.label') }).click();
  await hands.press('ui.save', undefined, card);
  await hands.sees(say('destinations.following.on'), card);

  const deal = { name: 'Three sites', value: '9000', currency: 'EUR' };
  const { opportunity } = await ask('POST', `/leads/${leadId}/conversions`, deal);
  const won = { to: 'won', version: opportunity.version, reason: 'price' };
  await ask('POST', `/opportunities/${opportunity.id}/moves`, won);
  await until(async () => {
    await engine.settle();
    return [...odoo.leads.values()].some(({ values }) => values['expected_revenue'] === '9000');
  });
  await visit.go(`/publishers/${publisher.id}/leads/${leadId}`);
  const updates = hands.part('leads.recipients.updates');
  for (const what of ['created', 'won']) {
    const event = say(`reasons.event.opportunity.${what}`);
    await hands.sees(say('leads.recipients.update', { destination: 'Sales Odoo', event }), updates);
  }
  await updates
    .getByRole('button', { name: say('leads.recipients.showAttempts') })
    .first()
    .click();
  const panel = page.getByRole('dialog');
  await panel.getByText('/json/2/crm.lead/load').first().waitFor();
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  await page.setViewportSize({ width: 360, height: 780 });
  const wider = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await wider()).toBe(0);
  const violations = await violationsOn(page, { exclude: ['[data-tabster-dummy]'] });
  expect(violations.map(({ id: rule, nodes }) => [rule, nodes.map(({ html }) => html)])).toEqual([]);
});
