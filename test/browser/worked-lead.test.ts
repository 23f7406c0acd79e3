// One lead from the post to the answer, in each language: a marketer says what counts, a seller gets the lead on the phone and answers
// it, and a manager sees why it was theirs and how long it took.
import { expect, it } from 'vitest';
import { languages } from '../../src/platform/words.ts';
import { aLead } from '../delivering.ts';
import { aListing, aPublisher } from '../factories.ts';
import { aPerson } from '../people.ts';
import { handsOf } from './hands.ts';
import { usePlace } from './use-place.ts';

const place = usePlace();

it.each(languages)('a lead is worked in %s', async (language) => {
  const { booted } = place();
  const publisher = await aPublisher(booted, { name: 'Northwind Labs' });
  const person = (role: 'marketer' | 'manager' | 'seller', name: string) =>
    aPerson(booted, publisher.id, role, { name });
  const [marketer, manager, seller] = [
    await person('marketer', 'Inês Prado'),
    await person('manager', 'Júlia Kertész'),
    await person('seller', 'Marek Dąbek'),
  ];
  const listing = await aListing(booted, publisher);
  const base = `/publishers/${publisher.id}`;
  const members = [{ userId: seller.userId }];
  const pool = await booted.call('POST', `/api/v1${base}/pools`, {
    name: 'Everybody',
    outside: 'anyone',
    members,
  });
  const otherwise = pool.body.id;
  await booted.call('PUT', `/api/v1${base}/territories`, { basedOn: 0, territories: [], otherwise });

  const desk = await place().visit({ language, cookie: marketer.cookie });
  const theirs = handsOf(desk);
  await desk.go(`${base}/scoring`);
  const rule = desk.say('scoring.rules.company');
  await desk.page.getByRole('spinbutton', { name: desk.say('scoring.pointsOf', { name: rule }) }).fill('25');
  await desk.page.getByRole('textbox', { name: desk.say('scoring.save.why') }).fill('Companies count');
  await theirs.press('scoring.save.act');
  await theirs.noticed(desk.say('scoring.saved', { version: 1 }));

  const leadId = await aLead(booted, listing, {
    FirstName: 'Zofia',
    LastName: 'Majchrzak',
    Country: 'Poland',
  });
  const field = await place().visit({ language, cookie: seller.cookie, width: 360, height: 740 });
  const phone = handsOf(field);
  await field.go(`${base}/my-day`);
  const card = field.page.getByRole('listitem').filter({ hasText: 'Zofia Majchrzak' });
  await card.waitFor();
  await phone.press('my-day.done.button', undefined, card);
  await phone.press('my-day.done.act', undefined, field.page.getByRole('dialog'));
  await phone.noticed(field.say('my-day.done.said'));
  await field.go(`${base}/leads/${leadId}`);
  const score = field.page.getByRole('region', { name: field.say('scoring.lead.title'), exact: true });
  const row = score.getByRole('row', { name: rule });
  await row.waitFor();
  await expect.poll(() => row.getByRole('cell').allInnerTexts()).toEqual(['+25']);
  await field.page
    .getByRole('region', { name: field.say('follow-up.activities.title'), exact: true })
    .getByText(field.say('follow-up.activities.kind.mail'), { exact: false })
    .first()
    .waitFor();

  const office = await place().visit({ language, cookie: manager.cookie });
  await office.go(`${base}/assignment?tab=ledger`);
  await office.page
    .getByRole('row')
    .filter({ hasText: 'Marek Dąbek' })
    .filter({ hasText: office.say('assignment.because.turn') })
    .waitFor();
  await office.go(`${base}/response-times?tab=answered`);
  await office.page.getByRole('row', { name: /Zofia Majchrzak.*Marek Dąbek/ }).waitFor();
});
