// A marketer writes a template in two languages, is told a mistake, sees what a reader gets and sends a test; a reader ends the mails.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { APerson } from '../people.ts';
import { aPerson } from '../people.ts';
import { aLead, aMailer, queued, type AMailer } from '../mailing.ts';
import { startMailbox, type Mailbox } from '../fakes/smtp.ts';
import { handsOf } from './hands.ts';
import { openPlace, type Place } from './place.ts';

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

describe('a marketer', () => {
  it('writes a template in two languages, and sees each mistake beside its line', async () => {
    const visit = await place.visit({ cookie: marketer.cookie });
    const desk = handsOf(visit);
    const { page, say } = visit;
    await visit.go(mails());
    await desk.press('mailing.list.new');
    await desk.heading(say('mailing.editor.new'));
    await page.getByRole('textbox', { name: say('mailing.editor.name') }).fill('Invitation');
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

    await page.getByRole('tab', { name: 'Magyar' }).click();
    await page.getByRole('button', { name: say('mailing.editor.copyFrom', { language: 'English' }) }).click();
    await page
      .getByRole('textbox', { name: say('mailing.editor.body') })
      .fill('Kedves {{ lead.firstName }}!');
    await shown.getByText('Kedves Zofia!').waitFor();
    await page.getByRole('tab', { name: say('mailing.preview.text') }).click();
    await page.getByText(/Nem kérek több ilyen levelet/).waitFor();

    await desk.press('mailing.test.button');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('mailing.test.send') })
      .click();
    await page.getByText(say('mailing.test.sent', { to: marketer.email })).waitFor();
    expect(box.mails.at(-1)).toMatchObject({
      subject: '[Próba] Hello Zofia',
      to: [{ address: marketer.email }],
    });
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('ui.close') })
      .click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await desk.press('mailing.editor.save');
    await desk.heading('Invitation');
    await visit.go(mails());
    await page.getByRole('link', { name: 'Invitation' }).waitFor();
    await desk.sees('English, Magyar');
  });

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
    await queued(place.booted, mailer, leadId);
    await place.booted.house.mailing.sender.settle();
    await expect.poll(() => box.mails.length, { timeout: 10_000 }).toBeGreaterThan(0);
    const header = box.mails.at(-1)!.headers.find(({ key }) => key === 'list-unsubscribe')!.value;
    return { leadId, path: new URL(/<([^>]+)>/.exec(header)![1]!).pathname };
  };

  it.each([true, false])(
    'ends the mails in their language, scripts on: %s, and can take it back',
    async (javaScript) => {
      const { leadId, path } = await sentTo({ Country: 'Czechia' });
      const visit = await place.visit({ language: 'cs', javaScript });
      const { page, say } = visit;
      const given = { publisher: 'Northwind Labs' };
      await page.goto(path);
      await page.getByRole('heading', { name: say('mail.stop.ask', given) }).waitFor();
      await page.getByRole('button', { name: say('mail.stop.stopButton', given) }).click();
      await page.getByRole('heading', { name: say('mail.stop.stopped') }).waitFor();

      const office = await place.visit({ cookie: marketer.cookie });
      await office.go(`/publishers/${mailer.publisher.id}/leads/${leadId}`);
      const reasons = office.say('mailing.stopped.reason.opted_out');
      await office.page.getByText(office.say('mailing.lead.stopped', { reasons })).waitFor();

      await page.getByRole('button', { name: say('mail.stop.undoButton') }).click();
      await page.getByRole('heading', { name: say('mail.stop.undone') }).waitFor();
      expect(await stopped()).toEqual([]);
    },
  );
});
