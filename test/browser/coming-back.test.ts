// What becomes of a lead in a CRM shows with the lead; what is lacking there is found by comparing, and sent again.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aDestination, aLead, deliveriesOf, until } from '../delivering.ts';
import { aListing, aPublisher } from '../factories.ts';
import { startOdoo, type Odoo } from '../fakes/odoo.ts';
import { aPerson } from '../people.ts';
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
  await hands.sees(say('coming-back.compare.begun'));
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
  await hands.sees(say('coming-back.found.replayed', { count: 1 }));
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
