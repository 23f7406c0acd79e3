// Somebody has a service told of events: chosen by name, of some leads alone, proved by a test event, and seen in the deliveries.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aLead, startCrm, type Crm } from '../delivering.ts';
import { aListing, aPublisher } from '../factories.ts';
import { aPerson } from '../people.ts';
import { handsOf, type Means } from './hands.ts';
import { usePlace } from './use-place.ts';

const place = usePlace();
let far: Crm;
beforeAll(async () => void (far = await startCrm()));
afterAll(() => far.close());

it.each<Means>(['mouse', 'keyboard'])('by %s', async (means) => {
  const { booted } = place();
  const publisher = await aPublisher(booted);
  const listing = await aListing(booted, publisher);
  const owner = await aPerson(booted, publisher.id, 'owner');
  const visit = await place().visit({
    cookie: owner.cookie,
    expected: [/^POST .*\/destinations 422$/],
  });
  const hands = handsOf(visit, means);
  const { page, say } = visit;
  const { acts } = hands;
  far.seen.length = 0;

  await visit.go(`/publishers/${publisher.id}/destinations/new`);
  await acts.check(page.getByRole('radio', { name: say('connectors.events.name') }).last());
  await hands.press('destinations.new.next');
  await acts.write(page.getByLabel(say('connectors.webhook.fields.url.label')).first(), far.url);
  const leads = page.getByRole('group', { name: say('destinations.events.group.leads'), exact: true });
  await hands.press('destinations.new.make');
  await hands.sees(say('problems.fields.too_few', { min: 1 }));
  await acts.check(leads.getByRole('checkbox', { name: say('reasons.event.lead.received'), exact: true }));
  await acts.choose(page.getByLabel(say('destinations.events.whose')), say('destinations.events.some'));
  await hands.press('destinations.new.make');

  await page.getByText(say('destinations.secret.once')).waitFor();
  await hands.press('destinations.events.check.send');
  await page.getByText(say('destinations.events.check.arrived')).waitFor();
  expect(typesOf(far)).toEqual(['leadshare.test']);
  await hands.press('destinations.new.finish');
  await hands.heading(say('connectors.events.name'));
  await hands.sees(say('reasons.event.lead.received'));

  await aLead(booted, listing, { Country: 'Poland' });
  await aLead(booted, listing, { Country: '' });
  await expect.poll(() => typesOf(far)).toEqual(['leadshare.test', 'lead.received']);
  await visit.go(`/publishers/${publisher.id}/deliveries`);
  const name = `${say('reasons.state.delivered')}: ${say('reasons.event.lead.received')}`;
  await acts.press(page.getByRole('link', { name, exact: true }).first());
  await hands.heading(say('deliveries.one'));
  await hands.sees(say('reasons.event.lead.received'));
});

const typesOf = ({ seen }: Crm) =>
  seen.map(({ body }) => (JSON.parse(body.toString()) as { type: string }).type);
