// A marketer writes a template in two languages, is told a mistake, sees what a reader gets and sends a test; a reader ends the mails. In
// every language of the product.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { languages, type Language } from '../../src/platform/words.ts';
import type { APerson } from '../people.ts';
import { aPerson } from '../people.ts';
import { aLead, aMailer, queued, type AMailer } from '../mailing.ts';
import { startMailbox, type Mailbox } from '../fakes/smtp.ts';
import { handsOf } from './hands.ts';
import { openPlace, sayIn, type Place } from './place.ts';

let box: Mailbox;
let place: Place;
let mailer: AMailer;
let marketer: APerson;

beforeAll(async () => {
  box = await startMailbox();
  place = await openPlace({ env: { SMTP_URL: `${box.url}?from=leads@example.com` } });
  mailer = await aMailer(place.booted);
  marketer = await aPerson(place.booted, mailer.publisher.id, 'marketer');
});
afterAll(async () => {
  await place.close();
  await box.close();
});
beforeEach(() => {
  box.mails.splice(0);
  return async () => {
    await place.leave();
    const troubles = place.takeTroubles();
    if (troubles.length > 0) throw new Error(`On the way:\n${troubles.join('\n')}`);
  };
});

const mails = () => `/publishers/${mailer.publisher.id}/mails`;

/** Addresses that are not to be written to. */
const stopped = async (): Promise<unknown[]> =>
  (await place.booted.call('GET', `${mailer.path}/do-not-contact`)).body.items;

/** As each calls itself, and a country whose readers it is for. */
const named: Record<Language, { name: string; country: string }> = {
  en: { name: 'English', country: 'Ireland' },
  'pt-PT': { name: 'Português', country: 'Portugal' },
  cs: { name: 'Čeština', country: 'Czechia' },
  pl: { name: 'Polski', country: 'Poland' },
  es: { name: 'Español', country: 'Spain' },
  hu: { name: 'Magyar', country: 'Hungary' },
};

describe('a marketer', () => {
  it.each<Language>(['en', 'pt-PT', 'hu'])(
    'who reads %s writes a template in two languages, and sees each mistake beside its line',
    async (language) => {
      const other = language === 'hu' ? 'en' : 'hu';
      const both = languages
        .filter((each) => [language, other].includes(each))
        .map((each) => named[each].name);
      const visit = await place.visit({ cookie: marketer.cookie, language });
      const desk = handsOf(visit);
      const { page, say } = visit;
      await visit.go(mails());
      await desk.press('mailing.list.new');
      await desk.heading(say('mailing.editor.new'));
      await page.getByRole('textbox', { name: say('mailing.editor.name') }).fill(`Invitation ${language}`);
      await desk.press('mailing.editor.begin');
      await page
        .getByRole('textbox', { name: say('mailing.editor.subject') })
        .fill('Hello {{ lead.firstName }}');
      const body = page.getByRole('textbox', { name: say('mailing.editor.body') });
      await body.fill('Dear {{ lead.firstName }},\n\nyour {{ lead.shoeSize }} is known.');
      const problem = say('problems.fields.template_unknown_name', { line: 3, name: 'lead.shoeSize' });
      const told = page.getByRole('button', { name: problem });
      await told.waitFor();
      await page.getByText(say('mailing.preview.faulty')).waitFor();
      // What is wrong leads to its line.
      await told.click();
      expect(
        await body.evaluate((area: HTMLTextAreaElement) =>
          area.value.slice(area.selectionStart, area.selectionEnd),
        ),
      ).toBe('your {{ lead.shoeSize }} is known.');
      await body.fill(
        'Dear {{ lead.firstName }},\n\nsee **{{ listing.title }}**.\n\n[Look]({{ links.listing }})',
      );
      const shown = page.frameLocator('iframe');
      await shown.getByText('Dear Zofia,').waitFor();
      await shown.getByRole('link', { name: 'Look' }).waitFor();
      await shown.getByText('Rua do Ouro 12, 1100-063 Lisboa').waitFor();

      await page.getByRole('tab', { name: named[other].name }).click();
      const from = named[language].name;
      await page.getByRole('button', { name: say('mailing.editor.copyFrom', { language: from }) }).click();
      await page
        .getByRole('textbox', { name: say('mailing.editor.body') })
        .fill('Kedves {{ lead.firstName }}!');
      await shown.getByText('Kedves Zofia!').waitFor();
      await page.getByRole('tab', { name: say('mailing.preview.text') }).click();
      await page.getByText(sayIn(other)('mail.footer.stop')).waitFor();

      await desk.press('mailing.test.button');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: say('mailing.test.send') })
        .click();
      await page.getByText(say('mailing.test.sent', { to: marketer.email })).waitFor();
      expect(box.mails.at(-1)).toMatchObject({
        subject: sayIn(other)('mail.test.subject', { subject: 'Hello Zofia' }),
        to: [{ address: marketer.email }],
      });
      await page
        .getByRole('dialog')
        .getByRole('button', { name: say('ui.close') })
        .click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });

      await desk.press('mailing.editor.save');
      await desk.heading(`Invitation ${language}`);
      await visit.go(mails());
      const row = page.getByRole('row').filter({ hasText: `Invitation ${language}` });
      await row.getByRole('link').first().waitFor();
      await desk.sees(both.join(', '), row);
    },
  );

  it('puts an address on the list and allows it again with a reason, by keyboard alone', async () => {
    const visit = await place.visit({ cookie: marketer.cookie, width: 360 });
    const { page, say } = visit;
    const { acts } = handsOf(visit, 'keyboard');
    await visit.go(`${mails()}?tab=stopped`);
    await acts.press(page.getByRole('button', { name: say('mailing.stopped.add') }));
    await acts.write(
      page.getByRole('textbox', { name: say('mailing.stopped.address') }),
      'enough@lipowa.example',
    );
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('enough@lipowa.example').waitFor();
    const again = say('mailing.stopped.allowOne', { name: 'enough@lipowa.example' });
    await acts.press(page.getByRole('button', { name: again }));
    await acts.write(page.getByRole('textbox', { name: say('mailing.stopped.allowWhy') }), 'asked by phone');
    await acts.press(page.getByRole('dialog').getByRole('button', { name: say('mailing.stopped.allow') }));
    await page.getByText(say('mailing.stopped.empty')).waitFor();
    expect(await stopped()).toEqual([]);
  });
});

describe('a reader', () => {
  const sentTo = async (given: Record<string, unknown>) => {
    const leadId = await aLead(place.booted, mailer, given);
    const before = box.mails.length;
    await queued(place.booted, mailer, leadId);
    await place.booted.house.mailing.sender.settle();
    await expect.poll(() => box.mails.length).toBeGreaterThan(before);
    const header = box.mails.at(-1)!.headers.find(({ key }) => key === 'list-unsubscribe')!.value;
    return { leadId, path: new URL(/<([^>]+)>/.exec(header)![1]!).pathname };
  };

  // Without scripts it is the same page in each language.
  it.each<[Language, boolean]>([
    ...languages.map((each): [Language, boolean] => [each, true]),
    ['cs', false],
  ])('ends the mails in %s, scripts on: %s, and can take it back', async (language, javaScript) => {
    const { leadId, path } = await sentTo({ Country: named[language].country });
    const visit = await place.visit({ language, javaScript });
    const { page, say } = visit;
    const given = { publisher: 'Northwind Labs' };
    await page.goto(path);
    await page.getByRole('heading', { name: say('mail.stop.ask', given) }).waitFor();
    await page.getByRole('button', { name: say('mail.stop.stopButton', given) }).click();
    await page.getByRole('heading', { name: say('mail.stop.stopped') }).waitFor();

    const office = await place.visit({ cookie: marketer.cookie, language });
    await office.go(`/publishers/${mailer.publisher.id}/leads/${leadId}`);
    const reasons = office.say('mailing.stopped.reason.opted_out');
    await office.page.getByText(office.say('mailing.lead.stopped', { reasons })).waitFor();

    await page.getByRole('button', { name: say('mail.stop.undoButton') }).click();
    await page.getByRole('heading', { name: say('mail.stop.undone') }).waitFor();
    expect(await stopped()).toEqual([]);
  });
});
