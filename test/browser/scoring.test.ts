// A marketer changes what counts, looks at what that would have done, saves it, and sees it on the lead; then the lead is qualified,
// taken out and brought back.
import { expect, it } from 'vitest';
import { aLead } from '../delivering.ts';
import { aListing, aPublisher } from '../factories.ts';
import { aPerson } from '../people.ts';
import { handsOf } from './hands.ts';
import { usePlace } from './use-place.ts';

const place = usePlace();

it('points are changed with a look before, and a lead says why it scores what it does', async () => {
  const { booted } = place();
  const publisher = await aPublisher(booted, { name: 'Northwind Labs' });
  const marketer = await aPerson(booted, publisher.id, 'marketer');
  const listing = await aListing(booted, publisher);
  await aLead(booted, listing, { Country: 'PL' });
  const visit = await place().visit({
    cookie: marketer.cookie,
    expected: [/scoring-models\/appsource 422$/],
  });
  const hands = handsOf(visit);
  const { page, say } = visit;
  await visit.go(`/publishers/${publisher.id}/scoring`);
  await hands.heading(say('scoring.title'));

  const company = { name: say('scoring.rules.company') };
  const points = page.getByRole('spinbutton', { name: say('scoring.pointsOf', company) });
  // Less than nothing, and nothing for a moment, can be typed digit by digit.
  await points.press('ControlOrMeta+a');
  await page.keyboard.type('-7');
  await expect.poll(() => points.inputValue()).toBe('-7');
  await points.press('ControlOrMeta+a');
  await points.press('Backspace');
  await expect.poll(() => points.inputValue()).toBe('');
  await page.keyboard.type('25');
  await hands.press('scoring.whatIf.act');
  await hands.sees(say('scoring.whatIf.leads', { count: 1 }));

  // Students are left out by one press.
  await hands.press('scoring.out.add');
  await page.getByRole('menuitem', { name: say('scoring.exclusions.academic') }).click();

  // What no lead can meet is told beside the rule, and nothing is saved.
  await hands.press('scoring.open', company);
  await page
    .getByRole('group', { name: say('conditions.askNumber', { number: 1 }) })
    .getByLabel(say('conditions.test'))
    .selectOption('absent');
  await page.getByRole('button', { name: say('conditions.add'), exact: true }).click();
  const second = page.getByRole('group', { name: say('conditions.askNumber', { number: 2 }) });
  await second.getByLabel(say('conditions.fact')).selectOption('company');
  await second.getByLabel(say('conditions.test')).selectOption('present');
  await page.getByRole('textbox', { name: say('scoring.save.why') }).fill('Companies count');
  await hands.press('scoring.save.act');
  await page.getByText(say('problems.fields.never_matches')).first().waitFor();

  await page
    .getByRole('group', { name: say('conditions.askNumber', { number: 1 }) })
    .getByLabel(say('conditions.test'))
    .selectOption('present');
  await hands.press('scoring.save.act');
  await hands.noticed(say('scoring.saved', { version: 1 }));

  const student = await aLead(booted, listing, { Email: 'ola@stud.uw.edu.pl' });
  await visit.go(`/publishers/${publisher.id}/leads/${student}`);
  await page.getByText(say('scoring.lead.excluded', { why: say('scoring.exclusions.academic') })).waitFor();

  const leadId = await aLead(booted, listing, { Country: 'PL', Email: 'other@contoso.example' });
  await visit.go(`/publishers/${publisher.id}/leads/${leadId}`);
  const score = page.getByRole('region', { name: say('scoring.lead.title'), exact: true });
  const row = score.getByRole('row', { name: say('scoring.rules.company') });
  await row.waitFor();
  await expect.poll(() => row.getByRole('cell').allInnerTexts()).toEqual(['+25']);
  await score.getByText(say('scoring.lead.version', { version: 1 })).waitFor();
});

it('a lead is ticked to sales-qualified, taken out with its reason, and brought back', async () => {
  const { booted } = place();
  const publisher = await aPublisher(booted, { name: 'Northwind Labs' });
  const marketer = await aPerson(booted, publisher.id, 'marketer');
  const leadId = await aLead(booted, await aListing(booted, publisher));
  const visit = await place().visit({ language: 'hu', cookie: marketer.cookie });
  const hands = handsOf(visit);
  const { page, say } = visit;
  await visit.go(`/publishers/${publisher.id}/leads/${leadId}`);
  const card = page.getByRole('region', { name: say('qualification.title'), exact: true });
  const dialog = page.getByRole('dialog');
  for (const criterion of ['need', 'spoken']) {
    const name = say(`qualification.criteria.${criterion}`);
    await hands.press('qualification.say', { name }, card);
    await hands.press('qualification.list.save', undefined, dialog);
    await dialog.waitFor({ state: 'hidden' });
  }
  await card.getByText(say('qualification.stages.sales_qualified')).first().waitFor();

  await hands.press('qualification.disqualify', undefined, card);
  await hands.press('qualification.disqualify', undefined, dialog);
  await dialog.getByText(say('ui.required')).waitFor();
  await dialog.getByLabel(say('qualification.reason')).selectOption('bad_timing');
  await hands.press('qualification.disqualify', undefined, dialog);
  await card.getByText(say('qualification.reasons.bad_timing')).waitFor();

  await hands.press('qualification.reopen', undefined, card);
  await hands.press('qualification.reopen', undefined, dialog);
  await card.getByRole('button', { name: say('qualification.move'), exact: true }).waitFor();
  const story = page.getByRole('region', { name: say('leads.timeline.title'), exact: true });
  const reason = say('qualification.reasons.bad_timing');
  await story.getByText(say('qualification.timeline.disqualified', { reason })).waitFor();
  const stage = say('qualification.stages.sales_qualified');
  const reopened = story.getByText(say('qualification.timeline.reopened', { stage }));
  await reopened.waitFor();
  await expect.poll(() => reopened.count()).toBe(1);
});
