// A CRM is connected: ids in the wrong boxes are told beside them, a check proves what it can, and says no more than that.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { crmByKind } from '../../src/connectors/crms/index.ts';
import { aPublisher } from '../factories.ts';
import { peerOf, type Peer } from '../far-side.ts';
import { aPerson } from '../people.ts';
import { handsOf, type Means } from './hands.ts';
import type { Visit } from './place.ts';
import { usePlace } from './use-place.ts';

const place = usePlace();
const peers = new Map<string, Peer>();
beforeAll(async () => {
  for (const kind of ['dataverse', 'salesforce-web-to-lead']) peers.set(kind, await peerOf(crmByKind(kind)!));
});
afterAll(() => Promise.all([...peers.values()].map((peer) => peer.close())));

async function begin(kind: string, means: Means = 'mouse') {
  const { booted } = place();
  const publisher = await aPublisher(booted);
  const owner = await aPerson(booted, publisher.id, 'owner');
  const visit = await place().visit({
    cookie: owner.cookie,
    expected: [/^POST .*\/destinations 422$/],
  });
  const hands = handsOf(visit, means);
  await visit.go(`/publishers/${publisher.id}/destinations/new`);
  // By its name, which the sentence below it follows.
  await hands.acts.check(
    visit.page.getByRole('radio', { name: visit.say(`connectors.${kind}.name`) }).last(),
  );
  await hands.press('destinations.new.next');
  return { visit, hands };
}

const inputOf = ({ page, say }: Visit, kind: string, name: string) =>
  page.getByLabel(say(`connectors.${kind}.fields.${name}.label`)).first();

it.each<Means>(['mouse', 'keyboard'])('Dataverse by %s', async (means) => {
  const { visit, hands } = await begin('dataverse', means);
  const { page, say } = visit;
  const { acts } = hands;
  const settings = peers.get('dataverse')!.settings;
  const write = (name: string, value: string) => acts.write(inputOf(visit, 'dataverse', name), value);
  for (const [name, value] of Object.entries(settings)) await write(name, value);
  await write('tenantId', settings['clientSecret']!);
  await write('clientSecret', settings['tenantId']!);
  await hands.press('destinations.new.make');
  // Both complain; the focus is on the first of them.
  await hands.sees(say('problems.fields.not_a_guid'));
  const wrong = inputOf(visit, 'dataverse', 'tenantId');
  await expect.poll(() => wrong.evaluate((input) => document.activeElement === input)).toBe(true);
  await write('tenantId', settings['tenantId']!);
  await write('clientSecret', settings['clientSecret']!);
  await hands.press('destinations.new.make');

  await hands.press('destinations.check.send');
  // Beside its title.
  await page.getByText(say('destinations.check.arrivedRemoved')).waitFor();
  await hands.sees(say('destinations.check.step.cleaned_up'));
  // There is nothing to open any more.
  expect(await page.getByRole('status').getByRole('link').count()).toBe(0);
  await hands.press('destinations.new.finish');
  await hands.heading(say('connectors.dataverse.name'));
});

it('a form post that tells of no record is not said to have made one', async () => {
  const kind = 'salesforce-web-to-lead';
  const { visit, hands } = await begin(kind);
  const { page, say } = visit;
  for (const [name, value] of Object.entries(peers.get(kind)!.settings))
    await inputOf(visit, kind, name).fill(value);
  await hands.press('destinations.new.make');
  await hands.press('destinations.check.send');
  // Beside its title.
  await page.getByText(say('destinations.check.arrivedUnnamed')).waitFor();
  await hands.sees(say('destinations.check.step.taken'));
  expect(await page.getByText(say('destinations.check.step.record')).count()).toBe(0);
});

it('a fault is told once, and the way on is to mend the connection', async () => {
  const { visit, hands } = await begin('dataverse');
  const { page, say } = visit;
  const { wrong } = peers.get('dataverse')!;
  for (const [name, value] of Object.entries(wrong!)) await inputOf(visit, 'dataverse', name).fill(value);
  await hands.press('destinations.new.make');
  await hands.press('destinations.check.send');
  const steps = page.getByRole('list', { name: say('destinations.check.steps') });
  await steps.waitFor();
  const failed = steps.getByText(say('destinations.check.stepIs.failed'), { exact: true });
  await expect.poll(() => failed.count()).toBe(2);
  await expect.poll(() => steps.getByText('AADSTS7000215').count()).toBe(1);
  await hands.press('destinations.check.mend');
  await inputOf(visit, 'dataverse', 'clientSecret').waitFor();
});
