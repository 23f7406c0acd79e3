// What Performance shows becomes a report: shared, mailed by the calendar, sent at once, downloaded, and printed in light colours.
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../src/platform/words.ts';
import { aLead, until } from '../delivering.ts';
import { aListing, aPublisher, type APublisher } from '../factories.ts';
import { startMailbox } from '../fakes/smtp.ts';
import { aPerson, type APerson } from '../people.ts';
import { readWorkbook } from '../workbook.ts';
import { handsOf, inEachLanguage, type Means } from './hands.ts';
import { usePlace } from './use-place.ts';

const mailbox = await startMailbox();
const place = usePlace({ env: { SMTP_URL: mailbox.url } });
afterAll(() => mailbox.close());
let publisher: APublisher;
let marketer: APerson;
let seller: APerson;

beforeAll(async () => {
  const { booted } = place();
  publisher = await aPublisher(booted, { slug: 'northwind-labs', name: 'Northwind Labs' });
  const planner = await aListing(booted, publisher, { title: 'Shift Planner' });
  for (const Country of ['Poland', 'Poland', 'Czechia']) await aLead(booted, planner, { Country });
  const path = `/api/v1/publishers/${publisher.id}/insight/funnel?by=listing`;
  await until(async () => (await booted.call('GET', path)).body.total.now.leads === 3);
  marketer = await aPerson(booted, publisher.id, 'marketer', { name: 'Ana Ribeiro' });
  await aPerson(booted, publisher.id, 'viewer', { name: 'Vera Vidal' });
  seller = await aPerson(booted, publisher.id, 'seller', { name: 'Ilse Vogt' });
});

const enter = async (language: Language, means: Means = 'mouse', dark = false, by = marketer) => {
  // One is meant to be refused.
  const expected = [/^POST \/api\/v1\/publishers\/\w+\/reports 422$/];
  const visit = await place().visit({ cookie: by.cookie, language, dark, expected });
  return { ...visit, hands: handsOf(visit, means) };
};
const base = () => `/publishers/${publisher.id}/performance`;

describe.each(inEachLanguage('hu', ['en', 'cs', 'hu']))('in %s by %s', (language, means) => {
  it('is saved from the address, mailed, downloaded and found again', async () => {
    const { page, say, go, hands } = await enter(language, means);
    const country = new Intl.DisplayNames(language, { type: 'region' }).of('PL')!;
    const name = `Countries ${language}`;
    await go(`${base()}?by=country&span=7d`);
    await hands.part('insight.members.country').waitFor();
    await hands.press('insight.saveAsReport');
    const panel = page.getByRole('dialog', { name: say('reports.new') });
    await hands.acts.write(panel.getByRole('textbox', { name: say('reports.name') }), name);
    await hands.acts.check(panel.getByRole('checkbox', { name: say('reports.shared'), exact: true }));
    const every = panel.getByRole('combobox', { name: say('reports.mail.every'), exact: true });
    await hands.acts.choose(every, say('reports.every.week'));
    const readers = panel.getByRole('group', { name: say('reports.mail.readers') });
    await hands.acts.check(readers.getByRole('checkbox', { name: 'Ana Ribeiro', exact: true }));
    await hands.press('reports.save', undefined, panel);
    await panel.waitFor({ state: 'detached' });
    await hands.heading(name);

    const members = hands.part('insight.members.country');
    await members.getByRole('row').filter({ hasText: country }).first().waitFor();
    const before = mailbox.mails.length;
    await hands.press('reports.mailNow');
    await hands.noticed(say('reports.mailed', { address: marketer.email }));
    expect(mailbox.mails.slice(before).map(({ envelope }) => envelope)).toEqual([[marketer.email]]);

    const csv = await hands.download(() => hands.asFile('csv'));
    const rows: string[][] = parse(csv, { bom: true, relax_column_count: true });
    expect(rows[0]).toEqual([name]);
    expect(rows).toContainEqual(expect.arrayContaining([country, '2']));

    await hands.acts.press(page.getByRole('link', { name: say('insight.tab.reports'), exact: true }));
    const row = page.getByRole('group', { name: say('reports.title') }).getByRole('row');
    const mine = row.filter({ hasText: name });
    await mine.getByText(say('reports.sharedMine'), { exact: true }).waitFor();
    await mine.getByRole('time').waitFor();
  });
});

it('says beside the field, and by whom it is seen, what cannot be', async () => {
  const { page, say, go, hands } = await enter('cs');
  await go(`${base()}/reports`);
  await hands.press('reports.new');
  const panel = page.getByRole('dialog', { name: say('reports.new') });
  await panel.getByRole('textbox', { name: say('reports.name') }).waitFor();
  await hands.press('reports.save', undefined, panel);
  await hands.sees(say('ui.required'), panel);
  const every = panel.getByRole('combobox', { name: say('reports.mail.every'), exact: true });
  await hands.acts.choose(every, say('reports.every.day'));
  const readers = panel.getByRole('group', { name: say('reports.mail.readers') });
  await hands.acts.check(readers.getByRole('checkbox', { name: 'Vera Vidal', exact: true }));
  await hands.acts.write(panel.getByRole('textbox', { name: say('reports.name') }), 'Jen pro mne');
  const expected = page.waitForResponse((response) => response.status() === 422);
  await hands.press('reports.save', undefined, panel);
  await expected;
  await panel.getByText(say('problems.fields.share_first')).waitFor();
  expect(await panel.getByRole('textbox', { name: say('reports.name') }).inputValue()).toBe('Jen pro mne');
});

it('is printed in light colours, with nothing on it that can be pressed', async () => {
  const { booted } = place();
  const body = {
    name: 'On paper',
    blocks: ['funnel', 'breakdown', 'trend', 'arrivals', 'responses'],
    shared: true,
  };
  const { id } = (await booted.call('POST', `/api/v1/publishers/${publisher.id}/reports`, body)).body;
  const { page, go, say, hands } = await enter('en', 'mouse', true);
  await go(`${base()}/reports/${id}`);
  await hands.part('insight.arrivals.title').getByRole('img').waitFor();
  await hands.part('insight.responses.title').waitFor();
  const colour = () =>
    page.evaluate(
      () =>
        getComputedStyle(document.querySelector('section h2')!.parentElement!.parentElement!).backgroundColor,
    );
  expect(await colour()).not.toBe('rgb(255, 255, 255)');
  await page.emulateMedia({ media: 'print' });
  await expect.poll(colour).toBe('rgb(255, 255, 255)');
  await expect.poll(() => page.getByRole('button').count()).toBe(0);
  expect(await page.getByRole('navigation').count()).toBe(0);
  await page.getByText(/^Northwind Labs · /).waitFor();
  for (const format of ['A4', 'Letter'] as const) {
    const pdf = (await page.pdf({ format, printBackground: true })).toString('latin1');
    // Five blocks that are not torn apart take more than one page, and not one each and more.
    const pages = pdf.match(/\/Type\s*\/Page\b(?!s)/g)!.length;
    expect([format, pages >= 2 && pages <= 6]).toEqual([format, true]);
  }
  await page.emulateMedia({ media: 'screen' });
  await expect.poll(colour).not.toBe('rgb(255, 255, 255)');
  const xlsx = await hands.download(() => hands.asFile('xlsx', hands.part('insight.members.listing')));
  const sheets = [...readWorkbook(xlsx).values()];
  const [head, first] = sheets[1]!;
  const at = head!.findIndex((cell) => cell?.value.startsWith(`${say('insight.metrics.leads.name')} (`));
  expect([first![0], first![at]]).toEqual([
    { is: 's', value: 'Shift Planner' },
    { is: 'n', value: '3' },
  ]);
  expect(sheets[0]![0]).toEqual([{ is: 's', value: say('insight.members.listing') }]);
});

it('tells a seller their own numbers, without what they may not see', async () => {
  const { booted } = place();
  const body = { name: 'Everybody’s', blocks: ['funnel', 'arrivals'], shared: true };
  const { id } = (await booted.call('POST', `/api/v1/publishers/${publisher.id}/reports`, body)).body;
  const { page, go, say, hands } = await enter('hu', 'mouse', false, seller);
  await go(`${base()}/reports/${id}`);
  await hands.part('insight.funnel.title').waitFor();
  await hands.sees(say('reports.mail.leftOut'));
  expect(await page.getByText(say('insight.arrivals.title')).count()).toBe(0);
});
