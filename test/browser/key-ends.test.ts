// The end of a key: asked for where a destination is made, told by mail, shown beside the key; and the mails switched off by their reader.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mailWarnings } from '../../src/delivery/mail-warnings.ts';
import { noteWarnings } from '../../src/delivery/note-warnings.ts';
import { aPublisher } from '../factories.ts';
import { startMailbox, type Mailbox } from '../fakes/smtp.ts';
import { aPerson } from '../people.ts';
import { openPlace, type Place } from './place.ts';

let mailbox: Mailbox;
let place: Place;
beforeAll(async () => {
  mailbox = await startMailbox();
  place = await openPlace({ env: { SMTP_URL: mailbox.url } });
});
afterAll(async () => {
  await place.close();
  await mailbox.close();
});

it('is asked for and told, and its reader may have no more of it', async () => {
  const { booted } = place;
  const publisher = await aPublisher(booted);
  const owner = await aPerson(booted, publisher.id, 'owner');
  const base = `/publishers/${publisher.id}`;
  const visit = await place.visit({ language: 'en', cookie: owner.cookie });
  const { page, say } = visit;
  await visit.go(`${base}/destinations/new?kind=odoo`);
  await page.getByLabel(say('connectors.odoo.fields.url.label')).fill('https://odoo.example');
  await page.getByLabel(say('connectors.odoo.fields.database.label')).fill('odoo');
  await page.getByLabel(say('connectors.odoo.fields.apiKey.label')).fill('k'.repeat(40));
  const end = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel(say('destinations.settings.expires')).fill(end);
  await page.getByRole('button', { name: say('destinations.new.make') }).click();
  await page.waitForURL(/made=/);
  // As the timer does, which looks once a minute.
  await noteWarnings(booted.app);
  await mailWarnings(booted.app, booted.house.post);
  expect(mailbox.mails.at(-1)).toMatchObject({ subject: 'Key ends soon: Odoo', envelope: [owner.email] });
  const [, id] = /made=(\w+)/.exec(page.url())!;
  await visit.go(`${base}/destinations/${id}`);
  await page.getByText(say('destinations.warned.key')).waitFor();
  await visit.go(`${base}/settings/secrets`);
  await page.getByText(say('destinations.warned.key')).waitFor();
  await visit.go('/account');
  const wanted = page.getByRole('switch', { name: say('account.destinationMails.on') });
  await expect.poll(() => wanted.isChecked()).toBe(true);
  await wanted.click();
  await visit.settled();
  await visit.go('/account');
  await expect.poll(() => wanted.isChecked()).toBe(false);
  expect(place.takeTroubles()).toEqual([]);
});
