// From a qualified lead to a deal that is won: a seller converts and moves it by drag, by menu and by keys; a manager reads the forecast.
import { expect, it } from 'vitest';
import { tellScored } from '../../src/scoring/tell-scored.ts';
import { aLead } from '../delivering.ts';
import { aListing, aPublisher } from '../factories.ts';
import { aPerson } from '../people.ts';
import { handsOf, inEachLanguage } from './hands.ts';
import { reach } from './keys.ts';
import { usePlace } from './use-place.ts';

const place = usePlace();

async function aWorkedLead() {
  const { booted } = place();
  const publisher = await aPublisher(booted, { name: 'Northwind Labs' });
  const listing = await aListing(booted, publisher, { title: 'Shift Planner' });
  const seller = await aPerson(booted, publisher.id, 'seller', { name: 'Marek Dąbek' });
  const manager = await aPerson(booted, publisher.id, 'manager', { name: 'Ana Ribeiro' });
  const base = `/publishers/${publisher.id}`;
  const leadId = await aLead(booted, listing, {
    FirstName: 'Zofia',
    LastName: 'Majchrzak',
    Company: 'Lipowa',
  });
  await tellScored(booted.app);
  await booted.call('PUT', `/api/v1${base}/leads/${leadId}/stage`, {
    stage: 'sales_qualified',
    note: 'Has a budget',
  });
  await booted.call('POST', `/api/v1${base}/leads/assignments`, { leadIds: [leadId], userId: seller.userId });
  return { booted, base, leadId, seller, manager };
}

const inAMonth = () => new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);

it.each(inEachLanguage('en'))(
  'a seller converts a lead and wins it, in %s by %s',
  async (language, means) => {
    const { booted, base, leadId, seller } = await aWorkedLead();
    const visit = await place().visit({
      language,
      cookie: seller.cookie,
      width: 1440,
      expected: [/moves 422$/],
    });
    const { page, say } = visit;
    const hands = handsOf(visit, means);
    const dialog = page.getByRole('dialog');
    const column = (stage: string) =>
      page.getByRole('region', { name: new RegExp(`^${say(`pipeline.stages.${stage}`)} `) });
    const cardIn = (stage: string) => column(stage).getByRole('listitem').filter({ hasText: 'Lipowa' });
    const nameIn = (stage: string) => cardIn(stage).getByRole('link');

    await visit.go(`${base}/leads/${leadId}`);
    await hands.press('pipeline.lead.button');
    await hands.write('pipeline.field.value', language === 'en' ? '1250.50' : '1250,5');
    await hands.acts.choose(
      page.getByRole('combobox', { name: say('pipeline.field.currency'), exact: true }),
      'EUR',
    );
    await hands.press('pipeline.lead.act', undefined, dialog);
    await dialog.waitFor({ state: 'detached' });
    await hands.part('pipeline.fact.standing').waitFor();
    await hands.sees(say('pipeline.stages.qualified'), hands.part('pipeline.fact.standing'));

    await hands.around('nav.pipeline');
    await nameIn('qualified').waitFor();
    const money = new Intl.NumberFormat(language, { style: 'currency', currency: 'EUR' });
    await cardIn('qualified').getByText(money.format(1250.5)).waitFor();
    await column('qualified')
      .getByText(say('pipeline.board.sum', { value: money.format(1250.5), weighted: money.format(250.1) }))
      .waitFor();

    // By drag, or by Shift and an arrow.
    if (means === 'mouse') await cardIn('qualified').dragTo(column('developed'));
    else {
      await reach(visit, nameIn('qualified'));
      await page.keyboard.press('Shift+ArrowRight');
    }
    await nameIn('developed').waitFor();
    await page
      .getByRole('status')
      .getByText(
        say('pipeline.move.moved', {
          name: `Lipowa: Shift Planner`,
          stage: say('pipeline.stages.developed'),
        }),
      )
      .first()
      .waitFor();

    // By its menu, to a stage that asks for what is missing.
    const menu = page.getByRole('button', {
      name: say('pipeline.move.menuOf', { name: 'Lipowa: Shift Planner' }),
      exact: true,
    });
    const item = (stage: string) =>
      page.getByRole('menuitem', { name: say(`pipeline.stages.${stage}`), exact: true });
    await hands.acts.press(menu);
    await hands.acts.press(item('negotiated'));
    await hands.sees(say('pipeline.move.asks'), dialog);
    await hands.press('pipeline.move.act.stage', undefined, dialog);
    await hands.sees(say('ui.required'), dialog);
    await dialog.getByLabel(say('pipeline.field.expectedClose')).fill(inAMonth());
    await hands.write('pipeline.field.nextStep', 'Send the contract');
    await hands.press('pipeline.move.act.stage', undefined, dialog);
    await dialog.waitFor({ state: 'detached' });
    await nameIn('negotiated').waitFor();

    if (means === 'mouse') await cardIn('negotiated').dragTo(column('won'));
    else {
      await reach(visit, nameIn('negotiated'));
      await page.keyboard.press('Shift+ArrowRight');
    }
    await dialog.waitFor();
    await hands.acts.choose(
      dialog.getByRole('combobox', { name: say('pipeline.move.reason'), exact: true }),
      say('pipeline.reasons.price'),
    );
    await hands.press('pipeline.move.act.won', undefined, dialog);
    await dialog.waitFor({ state: 'detached' });
    await nameIn('won').waitFor();

    await hands.acts.press(nameIn('won'));
    await hands.sees(say('pipeline.reasons.price'), hands.part('pipeline.fact.standing'));
    const story = hands.part('pipeline.story.title');
    await hands.sees(
      say('pipeline.story.moved', {
        from: say('pipeline.stages.negotiated'),
        to: say('pipeline.stages.won'),
      }),
      story,
    );
    type Told = { items: { state: string; value: string; reason: string }[] };
    const { body } = await booted.call<Told>('GET', `/api/v1${base}/opportunities?leadId=${leadId}`);
    expect(body.items).toMatchObject([{ state: 'won', value: '1250.50', reason: 'price' }]);
  },
);

it('a manager sees the forecast in the reporting currency with the rate and its day, and loses a deal with its reason', async () => {
  const { booted, base, manager } = await aWorkedLead();
  const api = (method: 'POST' | 'PUT', path: string, body: unknown) =>
    booted.call<{ id: string }>(method, `/api/v1${base}${path}`, body);
  const visit = await place().visit({
    language: 'hu',
    cookie: manager.cookie,
    expected: [/pipeline-previews 422$/],
  });
  const { page, say } = visit;
  const hands = handsOf(visit);
  const closes = inAMonth();
  await api('POST', '/opportunities', {
    name: 'Raktár',
    value: '250',
    currency: 'USD',
    expectedClose: closes,
  });
  await api('POST', '/opportunities', {
    name: 'Műszak',
    value: '900',
    currency: 'CZK',
    expectedClose: closes,
  });

  await visit.go(`${base}/pipeline/stages`);
  // What is wrong stands beside its field before anything is saved.
  const second = page.getByRole('listitem').filter({ hasText: say('pipeline.edit.stage', { number: 2 }) });
  const probability = second.getByRole('textbox', { name: say('pipeline.edit.probability'), exact: true });
  await probability.fill('10');
  await second.getByText(say('problems.fields.not_rising')).waitFor();
  await probability.fill('40');
  await second.getByText(say('problems.fields.not_rising')).waitFor({ state: 'detached' });
  await page
    .getByRole('combobox', { name: say('pipeline.edit.reporting.label'), exact: true })
    .selectOption('EUR');
  await hands.press('pipeline.edit.save');
  await hands.noticed(say('pipeline.edit.saved'));

  await visit.go(`${base}/pipeline/rates`);
  await hands.press('pipeline.rates.bring');
  const give = (buffer: Buffer) =>
    page
      .getByLabel(say('pipeline.rates.field.file'), { exact: true })
      .setInputFiles({ name: 'rates.csv', mimeType: 'text/csv', buffer });
  await give(Buffer.from('<!DOCTYPE html><title>Sign in</title>'));
  await hands.sees(say('problems.fields.file_is_a_page'));
  // As a spreadsheet saves it.
  const rates = 'Date, USD, \n20 November 2025, 1.25, \n';
  await give(Buffer.from(`\ufeff${rates}`, 'utf16le'));
  await expect.poll(() => hands.field('pipeline.rates.field.text').inputValue()).toBe(rates);
  await hands.press('pipeline.rates.bringAct');
  await page.getByText(say('pipeline.rates.brought', { read: 1, count: 1 })).waitFor();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('ui.close'), exact: true })
    .click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await visit.go(`${base}/pipeline?tab=forecast`);
  const euro = new Intl.NumberFormat('hu', { style: 'currency', currency: 'EUR' });
  const day = new Intl.DateTimeFormat('hu', { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date('2025-11-20'),
  );
  await hands.sees(say('pipeline.forecast.weighted', { amount: euro.format(40) }));
  await hands.sees(say('pipeline.forecast.ofWhole', { amount: euro.format(200) }));
  await hands.sees(say('pipeline.forecast.rate', { rate: '0.8', day }));
  await page.getByText(say('pipeline.forecast.missing', { currencies: 'CZK' })).waitFor();

  await visit.go(`${base}/pipeline?tab=table&q=Raktár`);
  await hands.acts.press(hands.link('Raktár'));
  await hands.heading('Raktár');
  await hands.press('pipeline.move.menu');
  await hands.acts.press(page.getByRole('menuitem', { name: say('pipeline.stages.lost'), exact: true }));
  const dialog = page.getByRole('dialog');
  await hands.press('pipeline.move.act.lost', undefined, dialog);
  await hands.sees(say('ui.required'), dialog);
  await hands.acts.choose(
    dialog.getByRole('combobox', { name: say('pipeline.move.reason') }),
    say('pipeline.reasons.competitor'),
  );
  await hands.press('pipeline.move.act.lost', undefined, dialog);
  await dialog.waitFor({ state: 'detached' });
  await hands.sees(say('pipeline.reasons.competitor'), hands.part('pipeline.fact.standing'));
  await visit.go(`${base}/pipeline?tab=reasons`);
  const row = page.getByRole('row').filter({ hasText: say('pipeline.reasons.competitor') });
  await row.waitFor();
  const dollars = new Intl.NumberFormat('hu', { style: 'currency', currency: 'USD' });
  await row.getByText(dollars.format(250)).waitFor();
  await expect.poll(() => row.getByRole('cell').nth(1).innerText()).toBe('1');
});
