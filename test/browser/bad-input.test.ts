// What cannot work is told while it is written, beside its field and in the reader's words: a stage without a way out, a template that
// does not parse or never ends, an address that is none. A loop of steps and a budget in no currency are told on the ways of
// sequence.test.ts and campaigns.test.ts.
import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Language } from '../../src/platform/words.ts';
import { aPublisher } from '../factories.ts';
import { aPerson } from '../people.ts';
import { handsOf } from './hands.ts';
import { usePlace } from './use-place.ts';

const place = usePlace();

it.each<Language>(['en', 'pt-PT', 'pl'])('in %s', async (language) => {
  const { booted } = place();
  const publisher = await aPublisher(booted, { name: 'Northwind Labs' });
  const owner = await aPerson(booted, publisher.id, 'owner');
  const base = `/publishers/${publisher.id}`;
  const visit = await place().visit({
    cookie: owner.cookie,
    language,
    expected: [/^PUT \S+\/mail-sender 422$/, /^PATCH \S+ 422$/, /pipeline-previews 422$/],
  });
  const { page, say } = visit;
  const hands = handsOf(visit);
  /** The words that a screen reader says with the field. */
  const told = async (field: Locator, words: string) => {
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
    const ids = (await field.getAttribute('aria-describedby'))!.split(' ');
    const said = await Promise.all(ids.map((id) => page.locator(`[id="${id}"]`).innerText()));
    expect(said).toContain(words);
    await expect.poll(() => page.getByText(words, { exact: true }).count()).toBe(1);
  };

  await visit.go(`${base}/mails?tab=sender&edit=sender`);
  await hands.write('mailing.sender.fromName', 'Northwind');
  await hands.write('mailing.sender.postalAddress', 'Example Street 1');
  await hands.write('mailing.sender.replyTo', 'hello at northwind');
  await hands.press('ui.save');
  await told(hands.field('mailing.sender.replyTo'), say('problems.fields.not_an_email'));

  await visit.go(`${base}/settings/publisher?edit=publisher`);
  await hands.write('settings.publisher.contact', 'javascript:alert(1)');
  await hands.press('ui.save');
  await told(hands.field('settings.publisher.contact'), say('problems.fields.not_a_contact'));

  await visit.go(`${base}/mails/templates/new`);
  await hands.press('mailing.editor.begin');
  const body = page.getByRole('textbox', { name: say('mailing.editor.body') });
  await body.fill('Hello\n\n{% if lead.company %}never closed');
  const open = say('problems.fields.template_not_closed', { line: 3, name: '{% if lead.company %}' });
  await page.getByRole('button', { name: open }).waitFor();
  await body.fill('{% for i in (1..100000000) %}again{% endfor %}');
  await page.getByRole('button', { name: say('problems.fields.template_too_much', { line: 1 }) }).waitFor();

  await visit.go(`${base}/pipeline/stages`);
  const first = page.getByRole('listitem').filter({ hasText: say('pipeline.edit.stage', { number: 1 }) });
  const ways = first.getByRole('group', { name: say('pipeline.edit.leadsTo') });
  await ways.getByRole('checkbox', { name: say('pipeline.edit.anywhere') }).uncheck();
  const ticked = ways.getByRole('checkbox', { checked: true });
  await ticked.first().waitFor();
  while ((await ticked.count()) > 0) await ticked.first().uncheck();
  await first.getByText(say('problems.fields.no_way_out')).waitFor();
});
