// A marketer builds a sequence: what is wrong with it is told while it is drawn; switched on, a lead enters, its mail arrives, and the
// steps count it. In every language of the product, in one world whose clock is moved by hand.
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Language } from '../../src/platform/words.ts';
import { aLead } from '../delivering.ts';
import { aListing, aPublisher } from '../factories.ts';
import { startMailbox, type Mailbox } from '../fakes/smtp.ts';
import { aPerson } from '../people.ts';
import { handsOf, inEachLanguage } from './hands.ts';
import { lateClock } from './late-clock.ts';
import { openPlace, type Place } from './place.ts';

const hour = 3_600_000;

// Whatever takes an hour is done two hours later by the clock of the world.
let behind = 20 * hour;
const clock = lateClock(behind);
let mailbox: Mailbox;
let place: Place;
beforeAll(async () => {
  mailbox = await startMailbox();
  place = await openPlace({ clock, env: { SMTP_URL: mailbox.url } });
});
afterEach(async () => {
  await place.leave();
  const troubles = place.takeTroubles();
  if (troubles.length > 0) throw new Error(`On the way:\n${troubles.join('\n')}`);
});
afterAll(async () => {
  await place.close();
  await mailbox.close();
});

it.each(inEachLanguage('en'))(
  'a sequence is drawn, switched on, and writes, in %s by %s',
  async (language, means) => {
    const { booted } = place;
    const publisher = await aPublisher(booted, { name: 'Northwind Labs' });
    const marketer = await aPerson(booted, publisher.id, 'marketer', { name: 'Ana Ribeiro' });
    const listing = await aListing(booted, publisher);
    const base = `/publishers/${publisher.id}`;
    const put = (path: string, body: object) => booted.call('PUT', `/api/v1${base}${path}`, body);
    const sender = {
      fromName: 'Northwind',
      replyTo: 'hello@northwind.example',
      postalAddress: 'Example Street 1',
    };
    expect((await put('/mail-sender', sender)).status).toBe(200);
    // Whatever the day is today.
    const always = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' };
    await put('/nurture-settings', {
      cap: { mails: 5, days: 7 },
      window: always,
      skipHolidays: false,
      timeZone: 'UTC',
    });

    const visit = await place.visit({ cookie: marketer.cookie, language, expected: [/sequences 422$/] });
    const { page, say } = visit;
    const hands = handsOf(visit, means);
    const card = (number: number) => page.getByRole('group', { name: new RegExp(`^${number}\\. `) });
    const add = async (label: string, kind: string) => {
      await hands.acts.press(page.getByRole('button', { name: label, exact: true }));
      await hands.acts.press(page.getByRole('menuitem', { name: say(`nurture.kind.${kind}`), exact: true }));
      await page.getByRole('menu').waitFor({ state: 'detached' });
    };

    await visit.go(`${base}/overview`);
    await hands.around('nav.nurture');
    await hands.heading(say('nurture.title'));
    await hands.sees(say('nurture.states.draft'));
    await hands.press('nurture.new');
    await hands.heading(say('nurture.new'));
    await hands.write('nurture.name', 'Welcome');
    await hands.acts.choose(
      card(1).getByLabel(say('nurture.field.template')),
      await templateName(booted, base, language, 'nurture-thank-you'),
    );

    await add(say('nurture.step.addAfter', { number: 1 }), 'wait');
    await hands.acts.choose(card(2).getByLabel(say('nurture.field.how')), say('nurture.field.hours'));
    await hands.acts.write(card(2).getByLabel(say('nurture.field.amount')), '1');
    await add(say('nurture.step.addAfter', { number: 2 }), 'mail');

    const third = card(3);
    // Once is enough: the words are held to the same keys in every language.
    if (means === 'keyboard') await makeMistakes();
    await hands.acts.choose(
      third.getByLabel(say('nurture.field.template')),
      await templateName(booted, base, language, 'nurture-follow-up'),
    );
    await third.getByText(say('problems.fields.required')).first().waitFor({ state: 'detached' });
    await hands.acts.choose(
      page.getByRole('combobox', { name: say('nurture.entry.label'), exact: true }),
      say('nurture.entry.lead'),
    );
    await hands.press('nurture.save.act');
    await hands.heading('Welcome');
    await hands.press('nurture.switch.on');
    await hands.noticed(say('nurture.switch.done.on'));
    await hands.sees(say('nurture.states.on'));

    const leadId = await aLead(booted, listing, {
      FirstName: 'Zofia',
      LastName: 'Majchrzak',
      Email: `zofia.${language}@lipowa.example`,
    });
    const got = () =>
      mailbox.mails.filter(({ envelope }) =>
        envelope.includes(`zofia.${language}@lipowa.example`.toLowerCase()),
      ).length;
    await expect.poll(got).toBe(1);

    await visit.go(`${base}/leads/${leadId}`);
    const part = hands.part('nurture.lead.title');
    await part.getByRole('link', { name: 'Welcome' }).waitFor();
    await part.getByText(say('nurture.because.wait')).waitFor();
    behind -= 2 * hour;
    clock.be(behind);
    await expect.poll(got).toBe(2);

    await visit.go(`${base}/sequences`);
    await hands.acts.press(page.getByRole('link', { name: 'Welcome', exact: true }));
    await hands.heading('Welcome');
    await card(1)
      .getByText(say('nurture.count.mailed', { count: 1 }))
      .waitFor();
    await card(3).getByText(say('nurture.reasons.finished')).waitFor();
    await visit.go(`${base}/leads/${leadId}`);
    await part.getByText(say('nurture.lead.ended', { reason: say('nurture.reasons.finished') })).waitFor();

    async function makeMistakes(): Promise<void> {
      // A step that leads back is told where it is; put right, it is gone.
      const next = third.getByLabel(say('nurture.field.next'));
      const first = (await next.locator('option').allTextContents()).find((words) =>
        words.startsWith('1. '),
      )!;
      await hands.acts.choose(next, first);
      const loop = say('problems.fields.makes_loop', { steps: '1 → 2 → 3 → 1' });
      await third.getByText(loop).first().waitFor();
      await hands.press('nurture.step.remove', { number: 3 });
      await third.waitFor({ state: 'detached' });
      await page.getByText(loop).first().waitFor({ state: 'detached' });
      await add(say('nurture.step.addAfter', { number: 2 }), 'mail');
      // Saved without a template, it is refused beside the step.
      await hands.press('nurture.save.act');
      await third.getByText(say('problems.fields.required')).first().waitFor();
    }
  },
);

async function templateName(
  booted: Place['booted'],
  base: string,
  language: Language,
  id: string,
): Promise<string> {
  const { body } = await booted.call('GET', `/api/v1${base}/mail-templates?language=${language}&limit=200`);
  return (body as { items: { id: string; name: string }[] }).items.find((each) => each.id === id)!.name;
}
