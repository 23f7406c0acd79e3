// A list of the marketplace's has a lead that never came here, one that the CRM lost, and one who is not to be contacted: each is
// told with its reason, and what can be filled in is there afterwards.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyOf } from '../../src/delivery/key.ts';
import type { Language } from '../../src/platform/words.ts';
import { aDestination, aLead, deliveriesOf } from '../delivering.ts';
import { aListing, aPublisher, type AListing, type APublisher } from '../factories.ts';
import { startDataverse, type Dataverse } from '../fakes/dataverse.ts';
import { aList } from '../list-file.ts';
import { aPerson, type APerson } from '../people.ts';
import { handsOf, inEachLanguage } from './hands.ts';
import { seriousIn } from './serious.ts';
import { usePlace } from './use-place.ts';

const place = usePlace();
let dataverse: Dataverse;
let publisher: APublisher;
let planner: AListing;
let dynamics: string;
let owner: APerson;

beforeAll(async () => {
  const { booted } = place();
  dataverse = await startDataverse();
  publisher = await aPublisher(booted, { name: 'Northwind Labs' });
  planner = await aListing(booted, publisher, { title: 'Shift Planner' });
  owner = await aPerson(booted, publisher.id, 'owner', { name: 'Ana Ribeiro' });
  const { tenantId, clientId, clientSecret, url: environmentUrl } = dataverse;
  const settings = { environmentUrl, tenantId, clientId, clientSecret };
  ({ id: dynamics } = await aDestination(booted, publisher, {
    kind: 'dataverse',
    name: 'Dynamics',
    settings,
  }));
});
afterAll(() => dataverse.close());

/** Of four, three of which lack something: the first is there, the second was lost there, the third is not wanted, the fourth never came. */
async function theList(language: Language): Promise<Buffer> {
  const { booted } = place();
  const email = (name: string) => `${name}.${language}@x.example`.toLowerCase();
  const entry = (name: string, action = 'PLT') => ({
    email: email(name),
    name: `${name} Kovács`,
    action,
    at: new Date().toISOString(),
    offer: 'Shift Planner',
  });
  const came = (name: string, ActionCode = 'PLT') =>
    aLead(booted, planner, {
      Email: email(name),
      FirstName: name,
      LastName: 'Kovács',
      ActionCode,
      LeadSource: ActionCode,
    });
  await came('There');
  const lost = await came('Lost');
  await came('Unwanted', 'DNC');
  await booted.house.delivering.engine.settle();
  const [delivery] = await deliveriesOf(booted, publisher, { leadId: lost, destinationId: dynamics });
  dataverse.leads.delete(keyOf(delivery!.id));
  return Buffer.from(aList([entry('There'), entry('Lost'), entry('Unwanted', 'DNC'), entry('Never')]));
}

/** Whatever was begun in the background. */
async function work(): Promise<void> {
  const { tracker, backFiller, delivering } = place().booted.house;
  await tracker.beginDue();
  await tracker.settle();
  await backFiller.beginDue();
  await backFiller.settle();
  await delivering.engine.settle();
}

describe.each(inEachLanguage('hu', ['en', 'es', 'hu']))('in %s by %s', (language, means) => {
  it('says what is missing where and why, and fills it in', async () => {
    const buffer = await theList(language);
    const visit = await place().visit({ cookie: owner.cookie, language });
    const { page, say, go } = visit;
    const hands = handsOf(visit, means);
    await go(`/publishers/${publisher.id}/performance`);
    await hands.acts.press(page.getByRole('link', { name: say('insight.tab.reconciliation'), exact: true }));
    await hands.heading(say('reconciliation.title'));
    const file = { name: 'leads.csv', mimeType: 'text/csv', buffer };
    await page.getByLabel(say('reconciliation.begin.file'), { exact: true }).setInputFiles(file);
    await hands.press('reconciliation.begin.act');
    const result = hands.part('reconciliation.result.title');
    await result.waitFor();
    await hands.press('reconciliation.result.again');
    // A choice of reasons beside it names them too.
    const leads = hands.part('reconciliation.leads.title').getByRole('table');
    const reason = (code: string) => say(`reconciliation.reason.${code}`);
    // The CRM is asked, and tells.
    await expect
      .poll(async () => {
        await work();
        return leads.getByText(reason('lacking_there'), { exact: true }).count();
      })
      .toBeGreaterThan(0);
    await hands.sees(reason('do_not_contact'), leads);
    await hands.sees(reason('not_received'), leads);
    // With the row of headings.
    await expect.poll(() => leads.getByRole('row').count()).toBe(4);
    if (language === 'en') expect(await seriousIn(page)).toEqual([]);

    await hands.press('reconciliation.fill.act', undefined, result);
    const dialog = page.getByRole('dialog');
    const [count, name] = [1, 'Dynamics'];
    await hands.sees(say('reconciliation.fill.takeIn', { count }), dialog);
    await hands.sees(say('reconciliation.fill.again', { count, name }), dialog);
    await hands.sees(
      say('reconciliation.fill.held', { count, name, reason: reason('do_not_contact') }),
      dialog,
    );
    await hands.press('reconciliation.fill.begin', undefined, dialog);
    await dialog.waitFor({ state: 'detached' });
    await hands.noticed(say('reconciliation.fill.begun'));

    // After the headings and the list itself.
    const [ours, crm] = [result.getByRole('row').nth(2), result.getByRole('row').nth(3)];
    const share = (given: number) => say('reconciliation.result.share', { count: given, all: 4 });
    await expect
      .poll(async () => {
        await work();
        return crm.getByText(share(3), { exact: true }).count();
      })
      .toBe(1);
    await hands.sees(share(4), ours);
    // What is left is to be so.
    await expect.poll(() => leads.getByRole('row').count()).toBe(2);
    await hands.acts.press(leads.getByRole('row').nth(1).getByRole('link'));
    await page.waitForURL(/\/leads\/lead_/);
  });
});

it('refuses another report beside the field, and gives back the rows that it left out', async () => {
  const visit = await place().visit({
    cookie: owner.cookie,
    expected: [/^POST \S+\/list-comparisons\/files 422$/],
  });
  const { page, say, go } = visit;
  const hands = handsOf(visit);
  await go(`/publishers/${publisher.id}/performance/reconciliation`);
  const give = async (text: string) => {
    const file = { name: 'report.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
    await page.getByLabel(say('reconciliation.begin.file'), { exact: true }).setInputFiles(file);
    await hands.press('reconciliation.begin.act');
  };
  await hands.heading(say('reconciliation.title'));
  await hands.press('reconciliation.begin.act');
  await hands.sees(say('reconciliation.begin.choose'));
  await give('Date,Offer name,Page visits\n2026-03-01,Planner,4\n');
  await hands.sees(say('problems.fields.file_not_of_leads', { columns: 'Customer email' }));
  await give(`${aList([{ email: 'whole@x.example', at: '2026-03-01' }])}cut,off\n`);
  const leftOut = hands.part('reconciliation.leftOut.title');
  await hands.sees(say('reconciliation.leftOut.fault.cells'), leftOut);
  const rows = await hands.download(() =>
    hands.acts.press(leftOut.getByRole('link', { name: say('reconciliation.leftOut.csv') })),
  );
  expect(rows.toString()).toContain('\ncut,off\n');
});
