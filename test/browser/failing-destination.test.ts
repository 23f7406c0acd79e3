// A CRM no longer knows our key: found from the overview, mended and tried with a test lead; what it missed has waited and goes by itself.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aDestination, aLead, startCrm, type Crm } from '../delivering.ts';
import { aListing, aPublisher } from '../factories.ts';
import { aPerson } from '../people.ts';
import { handsOf, type Means } from './hands.ts';
import { lateClock } from './late-clock.ts';
import { usePlace } from './use-place.ts';

const clock = lateClock();
const place = usePlace({ clock });
let crm: Crm;
let locked: Crm;
beforeAll(async () => void ([crm, locked] = await Promise.all([startCrm(), startCrm()])));
afterAll(() => Promise.all([crm.close(), locked.close()]));

it('a lead that waits for another try says when that is', async () => {
  const { booted } = place();
  locked.answer = { status: 503 };
  const publisher = await aPublisher(booted);
  const owner = await aPerson(booted, publisher.id, 'owner');
  const listing = await aListing(booted, publisher);
  // Give or take a fifth.
  const limits = { retryDelaysS: [7_200] };
  await aDestination(booted, publisher, { name: 'Sales CRM', settings: { url: locked.url }, limits });
  const leadId = await aLead(booted, listing);
  await booted.house.delivering.engine.settle();

  const visit = await place().visit({ cookie: owner.cookie });
  await visit.go(`/publishers/${publisher.id}/leads/${leadId}`);
  const hands = handsOf(visit);
  const next = hands.part('leads.recipients.title').locator('time').last();
  await next.waitFor();
  await expect.poll(() => next.textContent()).toBe('in 2 hr.');
  await visit.go(`/publishers/${publisher.id}/deliveries`);
  await hands.sees('in 2 hr.', visit.page.getByRole('table'));
});

it.each<Means>(['mouse', 'keyboard'])(
  'what fails is found, mended and tried by %s, and what waited goes',
  async (means) => {
    const { booted } = place();
    const { engine } = booted.house.delivering;
    locked.answer = { status: 401 };
    const before = { crm: crm.leads().length, locked: locked.leads().length };
    const publisher = await aPublisher(booted, { name: 'Northwind Labs' });
    const owner = await aPerson(booted, publisher.id, 'owner');
    const listing = await aListing(booted, publisher);
    const limits = { retryDelaysS: [5] };
    await aDestination(booted, publisher, { name: 'Sales CRM', settings: { url: locked.url }, limits });
    clock.be(3_600_000);
    // Of one person, so one after the other.
    const missed: string[] = [];
    for (const Title of ['COO', 'CEO', 'CFO'])
      missed.push(await aLead(booted, listing, { Email: 'zofia@lipowa.example', Title }));
    await engine.settle();
    // An hour later the first of them would have been given up long ago, were it the lead that fails.
    clock.be(0);
    await engine.settle();
    expect(locked.leads()).toHaveLength(before.locked + 2);

    const visit = await place().visit({ cookie: owner.cookie });
    const { page, say } = visit;
    const hands = handsOf(visit, means);
    const { acts } = hands;
    await visit.go('/');
    await hands.heading(say('overview.title'));
    await acts.press(hands.part('overview.needs').getByRole('link', { name: 'Sales CRM' }).first());

    await hands.heading('Sales CRM');
    const health = hands.part('destinations.health.title');
    await hands.sees(say('reasons.health.broken'), health);
    await hands.sees(say('reasons.unauthorized'), health);
    const edit = `${say('ui.edit')}: ${say('destinations.settings.title')}`;
    await acts.press(page.getByRole('button', { name: edit }));
    await hands.write('connectors.webhook.fields.url.label', crm.url);
    await hands.press('ui.save');
    await hands.press('destinations.check.send');
    await hands.sees(say('destinations.check.arrived'));
    await hands.sees(say('reasons.health.well'), health);

    const counts = hands.part('destinations.counts.title');
    await counts.getByRole('link', { name: `${say('reasons.state.delivered')}: 3` }).waitFor();
    await counts.getByRole('link', { name: `${say('reasons.state.parked')}: 0` }).waitFor();
    // All that it missed, and the test lead.
    expect(crm.leads()).toHaveLength(before.crm + 4);
    expect(crm.leads()).toEqual(expect.arrayContaining(missed));
  },
);
