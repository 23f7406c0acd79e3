// Two leads of one person under two addresses: suggested with reasons, merged, undone from the lead, kept apart, never suggested again.
import { expect, it } from 'vitest';
import type { Language } from '../../src/platform/words.ts';
import { aLead } from '../delivering.ts';
import { aListing, aPublisher } from '../factories.ts';
import { aPerson } from '../people.ts';
import { handsOf, type Means } from './hands.ts';
import { usePlace } from './use-place.ts';

const place = usePlace();

it.each<[Language, Means]>([
  ['en', 'keyboard'],
  ['hu', 'mouse'],
])('are found, merged, undone and kept apart for good, in the language %s by %s', async (language, means) => {
  const { booted } = place();
  const publisher = await aPublisher(booted, { name: 'Northwind Labs' });
  const owner = await aPerson(booted, publisher.id, 'owner', { name: 'Ana Ribeiro' });
  const listing = await aListing(booted, publisher, { title: 'Shift Planner' });
  const zofia = {
    FirstName: 'Zofia',
    LastName: 'Majchrzak',
    Phone: '48225550102',
    Company: 'Lipowa',
    Title: 'Head',
  };
  const work = 'zofia@lipowa.example';
  const home = 'zofia.majchrzak@gmail.com';
  await aLead(booted, listing, { ...zofia, Email: work });
  const visit = await place().visit({ cookie: owner.cookie, language });
  const hands = handsOf(visit, means);
  const { page, say } = visit;
  await visit.go(`/publishers/${publisher.id}/duplicates`);
  await hands.sees(say('duplicates.empty.title'));
  await aLead(booted, listing, { ...zofia, Email: home });

  // It comes by itself, and says why.
  const name = 'Zofia Majchrzak · Zofia Majchrzak';
  await hands.link(name).waitFor();
  for (const reason of ['same_phone', 'same_name_same_company'])
    await page
      .getByRole('table')
      .getByText(say(`duplicates.reason.${reason}`))
      .waitFor();
  await page
    .getByRole('navigation', { name: say('nav.label') })
    .getByRole('link', { name: `${say('nav.duplicates')} 1` })
    .waitFor();
  await hands.acts.press(hands.link(name));
  await hands.heading(say('duplicates.one'));
  const compared = hands.part('duplicates.compare.title');
  const row = compared.getByRole('row').filter({ hasText: home });
  await hands.sees(say('duplicates.compare.differs'), row);
  await expect
    .poll(() => compared.getByText(say('duplicates.compare.differs'), { exact: true }).count())
    .toBe(1);

  const dialog = page.getByRole('dialog');
  const noted = (note: string) =>
    hands.acts.write(dialog.getByRole('textbox', { name: say('duplicates.note') }), note);
  const decide = async (act: string) => {
    await hands.press(act, undefined, dialog);
    await dialog.waitFor({ state: 'hidden' });
  };
  await hands.press('duplicates.merge.act');
  await hands.acts.check(dialog.getByRole('radio', { name: home, exact: false }));
  await noted('Same mobile.');
  await decide('duplicates.merge.act');
  await page
    .getByText(say('duplicates.merges.by', { name: 'Ana Ribeiro' }))
    .first()
    .waitFor();
  await page.getByText('Same mobile.').first().waitFor();

  // Both leads are there, each with the other; the story says what was done.
  await hands.acts.press(
    page.getByRole('region', { name: say('duplicates.leadsOf', { name: work }) }).getByRole('link'),
  );
  await hands.heading(say('leads.one', { offer: 'Shift Planner' }));
  await hands.part('leads.person.title').getByRole('link', { name: 'Shift Planner' }).waitFor();
  await hands.part('leads.timeline.title').getByText('Same mobile.', { exact: false }).waitFor();
  await hands.press('duplicates.undo.act', undefined, hands.part('duplicates.lead.merged'));
  await noted('Mother and daughter.');
  await decide('duplicates.undo.act');
  await hands.part('leads.person.title').getByText(say('leads.person.only'), { exact: false }).waitFor();
  const likely = hands.part('duplicates.lead.likely');
  await hands.acts.press(likely.getByRole('link', { name: 'Zofia Majchrzak' }));

  await hands.heading(say('duplicates.one'));
  await hands.press('duplicates.apart.act');
  await noted('Mother and daughter.');
  await decide('duplicates.apart.act');
  await page
    .getByText(say('duplicates.apart.is', { name: 'Ana Ribeiro' }))
    .first()
    .waitFor();
  // Its notice, last on the page and there before the words above, holds the keys that come to it for as long as it is there.
  await page
    .getByRole('listitem', { name: say('duplicates.apart.done'), exact: true })
    .waitFor({ state: 'hidden' });
  await hands.follow('duplicates.back');
  await hands.sees(say('duplicates.empty.title'));

  // Whoever looks for it finds the decision again.
  const show = page.getByLabel(say('duplicates.show'), { exact: true });
  await hands.acts.choose(show, say('duplicates.shown.apart'));
  await hands.acts.press(hands.link(name));
  await hands.button('duplicates.apart.end').waitFor();
  await hands.follow('duplicates.back');
  await hands.sees(say('duplicates.empty.title'));

  // More of them comes in; whatever else is found, they are not.
  await aLead(booted, listing, { ...zofia, Email: work, Title: 'Owner' });
  await aLead(booted, listing, {
    FirstName: 'Hugh',
    LastName: 'Tremaine',
    Phone: '442079460958',
    Email: 'hugh@a.example',
  });
  await aLead(booted, listing, {
    FirstName: 'Hugh',
    LastName: 'Tremaine',
    Phone: '442079460958',
    Email: 'hugh@b.example',
  });
  await hands.link('Hugh Tremaine · Hugh Tremaine').waitFor();
  expect(await hands.link(name).count()).toBe(0);
  // The list remembers what was merged and undone.
  await page
    .getByText(say('duplicates.merges.undoneBy', { name: 'Ana Ribeiro' }), { exact: false })
    .first()
    .waitFor();
});
