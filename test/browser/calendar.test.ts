// A seller has their tasks in their calendar and in a mail of the morning, and takes both away again.
import { expect, it } from 'vitest';
import { aPublisher } from '../factories.ts';
import { aPerson } from '../people.ts';
import { handsOf } from './hands.ts';
import { usePlace } from './use-place.ts';

const place = usePlace();

it('gives a calendar its address once, renews it and takes it away; mails in the morning by their own clock, or not', async () => {
  const { booted } = place();
  const seller = await aPerson(booted, (await aPublisher(booted)).id, 'seller');
  const visit = await place().visit({ cookie: seller.cookie });
  const hands = handsOf(visit);
  const { page, say } = visit;
  await visit.go('/account');
  const card = hands.part('account.calendar.title');
  const address = card.getByText(/^http.*\.ics$/);
  const status = async (url: string) =>
    (await booted.call('GET', new URL(url).pathname, undefined, { key: null })).status;

  await hands.press('account.calendar.make', undefined, card);
  await card.getByText(say('account.calendar.onceWords')).waitFor();
  const first = (await address.textContent())!;
  expect(await status(first)).toBe(200);
  await hands.press('account.calendar.renew', undefined, card);
  await hands.press('account.calendar.renew', undefined, page.getByRole('alertdialog'));
  await card.getByText(first, { exact: true }).waitFor({ state: 'detached' });
  const second = (await address.textContent())!;
  expect([await status(first), await status(second)]).toEqual([404, 200]);
  await visit.go('/account');
  await card.getByText(say('account.calendar.made', { madeAt: new Date() }).slice(0, 20)).waitFor();
  expect(await address.count()).toBe(0);
  await hands.press('account.calendar.off', undefined, card);
  await hands.press('account.calendar.off', undefined, page.getByRole('alertdialog'));
  await hands.sees(say('account.calendar.none'), card);
  expect(await status(second)).toBe(404);

  const mails = hands.part('account.taskMails.title');
  await hands.press('account.taskMails.zone', { timeZone: 'Europe/Warsaw' }, mails);
  await hands.sees(say('account.taskMails.about', { timeZone: 'Europe/Warsaw' }), mails);
  const wanted = mails.getByRole('switch', { name: say('account.taskMails.on') });
  await expect.poll(() => wanted.isChecked()).toBe(true);
  await wanted.click();
  await visit.settled();
  const { body } = await booted.call('GET', '/api/v1/session', undefined, seller.as);
  expect(body.user).toMatchObject({ taskMails: false, timeZone: 'Europe/Warsaw' });
});
