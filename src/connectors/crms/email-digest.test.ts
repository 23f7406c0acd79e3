// The day's leads in one mail, at the hour that was set.
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aDestination,
  aLead,
  bootDelivering,
  deliveriesOf,
  type Delivering,
} from '../../../test/delivering.ts';
import { aListing, aPublisher, type AListing, type APublisher } from '../../../test/factories.ts';
import { sharedLead } from '../../../test/fakes/lead.ts';
import { pushTogether } from '../../../test/fakes/push.ts';
import { startMailbox, type Mailbox } from '../../../test/fakes/smtp.ts';
import { leadLines } from '../../mapping/lead-lines.ts';
import { handClock } from '../../platform/clock.ts';
import { emailDigest } from './email-digest.ts';

let box: Mailbox;
let house: Delivering;
let publisher: APublisher;
let listing: AListing;
beforeAll(async () => {
  box = await startMailbox();
  house = await bootDelivering({ SMTP_URL: box.url }, handClock('2026-11-20T10:00:00Z'));
  publisher = await aPublisher(house);
  listing = await aListing(house, publisher);
  await aDestination(house, publisher, {
    kind: 'email-digest',
    settings: { to: 'sales@example.com', hour: '08:00', timeZone: 'Europe/Warsaw' },
  });
});
afterAll(async () => {
  await house.close();
  await box.close();
});

test('leads wait for the hour, those of one person too, and go together', async () => {
  for (const Title of ['First', 'Second', 'Third'])
    await aLead(house, listing, { Title, Email: 'same@x.example' });
  await house.settle();
  expect(box.mails).toHaveLength(0);
  const waiting = await deliveriesOf(house, publisher);
  expect(waiting.map(({ state, dueAt }) => [state, dueAt])).toEqual(
    Array.from({ length: 3 }, () => ['scheduled', '2026-11-21T07:00:00.000Z']),
  );
  await house.forward(21 * 3_600_000);
  expect(box.mails).toHaveLength(1);
  expect(box.mails[0]).toMatchObject({ subject: '3 new leads' });
  for (const title of ['First', 'Second', 'Third']) expect(box.mails[0]!.text).toContain(`Title: ${title}`);
  expect((await deliveriesOf(house, publisher)).map(({ state }) => state)).toEqual(
    Array.from({ length: 3 }, () => 'delivered'),
  );
});

test.each([
  ['pl', '3 nowych potencjalnych klientów'],
  ['cs', '3 noví potenciální zákazníci'],
  ['hu', '3 új érdeklődő'],
])('in %s it is: %s', async (language, subject) => {
  const leads = ['a', 'b', 'c'].map((key) => ({ lead: sharedLead(), key }));
  const settings = { to: 'sales@example.com', hour: '08:00', language };
  const before = box.mails.length;
  await pushTogether(emailDigest, { leads, settings, smtpUrl: box.url });
  expect(box.mails).toHaveLength(before + 1);
  const { subject: said, text } = box.mails.at(-1)!;
  expect(said).toBe(subject);
  const english = leadLines(sharedLead()).filter(({ value }) => /contact|bought|Poland/i.test(value));
  for (const { label, value } of english) expect(text).not.toContain(`${label}: ${value}`);
});

test('a day without leads has no mail', async () => {
  const before = box.mails.length;
  await house.forward(48 * 3_600_000);
  expect(box.mails).toHaveLength(before);
});

test.each([
  [{ to: 'a@example.com', hour: '08:00' }, []],
  [{ to: 'a@example.com', hour: '8' }, ['hour']],
  [{ to: 'a@example.com', hour: '24:00' }, ['hour']],
  [{ to: 'a@example.com', hour: '08:00', timeZone: 'Mars/Base' }, ['timeZone']],
  [{ to: 'nobody', hour: '08:00' }, ['to']],
])('%o: wrong are %o', (settings, fields) => {
  expect(emailDigest.review!(settings).map(({ field }) => field)).toEqual(fields);
});
