// A field of the CRM is filled in the console: a constant and a list, looked at, saved with a reason, tried with a test lead, taken back.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aDestination } from '../delivering.ts';
import { aPublisher } from '../factories.ts';
import { startOdoo, type Odoo } from '../fakes/odoo.ts';
import { aPerson } from '../people.ts';
import { handsOf } from './hands.ts';
import { usePlace } from './use-place.ts';

const place = usePlace();
let odoo: Odoo;
beforeAll(async () => {
  odoo = await startOdoo();
  // The test lead of a check stays where it is seen.
  odoo.rights.delete('unlink');
});
afterAll(() => odoo.close());

it('a mapping is changed, looked at, saved with a reason, and in effect with the next lead', async () => {
  const { booted } = place();
  const publisher = await aPublisher(booted, { name: 'Northwind Labs' });
  const owner = await aPerson(booted, publisher.id, 'owner');
  const settings = { url: odoo.url, database: odoo.database, apiKey: odoo.apiKey };
  const { id } = await aDestination(booted, publisher, { kind: 'odoo', name: 'Sales CRM', settings });

  const visit = await place().visit({
    cookie: owner.cookie,
    expected: [/^PUT .*\/mapping 422$/],
  });
  const { page, say } = visit;
  const hands = handsOf(visit);
  const row = (label: string) => page.getByRole('group', { name: label, exact: true });
  const source = (label: string) => row(label).getByLabel(say('mappings.source'), { exact: true });
  await visit.go(`/publishers/${publisher.id}/destinations/${id}`);
  await hands.heading('Sales CRM');
  await hands.follow('mappings.open');
  await hands.heading(say('mappings.titleOf', { name: 'Sales CRM' }));

  // What must be filled is not left out, and says so where it is.
  await source('Opportunity').selectOption('nothing');
  await hands.write('mappings.why', 'Leads go to the team in Lisbon');
  await hands.press('mappings.saveAct');
  await hands.sees(say('problems.fields.target_needed'), row('Opportunity'));
  await expect
    .poll(() => row('Opportunity').evaluate((element) => element.contains(document.activeElement)))
    .toBe(true);

  await source('Opportunity').selectOption('constant');
  await row('Opportunity')
    .getByRole('textbox', { name: say('mappings.from.constant') })
    .fill('From the marketplace');

  // The country by a table.
  await source('Job Position').selectOption('field');
  await row('Job Position').getByLabel(say('mappings.from.field')).selectOption('contact.countryCode');
  await row('Job Position')
    .getByRole('button', { name: say('mappings.rules') })
    .click();
  await row('Job Position')
    .getByRole('button', { name: say('mappings.table.add') })
    .click();
  for (const [field, value] of [
    ['when', 'us'],
    ['then', 'Buyer in America'],
  ] as const)
    await row('Job Position')
      .getByRole('textbox', { name: say(`mappings.table.${field}`, { number: 1 }) })
      .fill(value);

  // The sample lead is of Portugal: the table leaves it as it is.
  await row('Job Position').locator('[data-value="function"]').getByText('PT', { exact: true }).waitFor();
  await hands.press('mappings.preview.show');
  const request = page.getByLabel(say('mappings.preview.request', { number: 1 }), { exact: true });
  await request.getByText('From the marketplace').waitFor();
  expect(await request.textContent()).not.toContain(odoo.apiKey);
  // It may have been read meanwhile; nothing was written.
  expect(odoo.seen.filter(({ path }) => path.endsWith('/load'))).toEqual([]);

  // A request that is shown is one of what is typed.
  const topic = row('Opportunity').getByRole('textbox', { name: say('mappings.from.constant') });
  await topic.fill('From a marketplace');
  await request.waitFor({ state: 'detached' });
  await topic.fill('From the marketplace');

  await page.getByLabel(say('mappings.language'), { exact: true }).selectOption('hu');
  await hands.press('mappings.saveAct');
  await hands.noticed(say('mappings.saved', { version: 1 }));
  const versions = hands.part('mappings.versions.title');
  await versions.getByText('Leads go to the team in Lisbon').waitFor();

  await page.getByRole('link', { name: 'Sales CRM' }).first().click();
  await hands.press('destinations.check.send');
  await hands.sees(say('destinations.check.arrived'));
  await hands.sees(say('destinations.check.step.record'));
  expect([...odoo.leads.values()].at(-1)!.values).toMatchObject({
    name: 'From the marketplace',
    function: 'Buyer in America',
  });

  // Back to what it was: the form has it, and the comparison says that nothing differs from the default.
  await hands.follow('mappings.open');
  await versions
    .getByRole('button', {
      name: say('mappings.versions.restoreWhich', { name: say('mappings.versions.default') }),
    })
    .click();
  // Its language comes back with it, and is told.
  await hands.sees('Magyar', versions.locator('del'));
  await hands.sees('English', versions.locator('ins'));
  await versions.getByLabel(say('mappings.versions.before')).selectOption('default');
  await hands.sees(say('mappings.versions.same'), versions);
  await hands.press('mappings.saveAct');
  await hands.noticed(say('mappings.saved', { version: 2 }));
});

it('a name is typed to its end, though its beginning is a field of the own form', async () => {
  const { booted } = place();
  const publisher = await aPublisher(booted);
  const owner = await aPerson(booted, publisher.id, 'owner');
  const field = { name: 'staff', kind: 'number', label: 'People at work' };
  await booted.call('POST', `/api/v1/publishers/${publisher.id}/lead-fields`, field);
  const settings = { url: odoo.url, database: odoo.database, apiKey: odoo.apiKey };
  const { id } = await aDestination(booted, publisher, { kind: 'odoo', settings });
  const visit = await place().visit({ cookie: owner.cookie });
  const { page, say } = visit;
  const hands = handsOf(visit);
  await visit.go(`/publishers/${publisher.id}/destinations/${id}/mapping`);
  const row = page.getByRole('group', { name: 'Job Position', exact: true });
  const from = row.getByLabel(say('mappings.from.field'));
  await from.selectOption({ label: say('mappings.extra') });
  await row.getByRole('textbox', { name: say('mappings.extraName') }).focus();
  await page.keyboard.type('staffAbroad', { delay: 10 });
  await expect
    .poll(() => row.getByRole('textbox', { name: say('mappings.extraName') }).inputValue())
    .toBe('staffAbroad');
  await from.selectOption({ label: 'People at work' });
  // Called the same where versions are compared.
  const told = `${say('mappings.from.field')}: People at work`;
  await hands.sees(told, hands.part('mappings.versions.title'));
});
