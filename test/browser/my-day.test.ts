// A seller works through a day on the phone, in Hungarian; a manager looks at it, changes a playbook, and a lead follows it.
import { describe, expect, it } from 'vitest';
import type { AListing } from '../factories.ts';
import { aLead } from '../delivering.ts';
import { aListing, aPublisher } from '../factories.ts';
import { aPerson, type APerson } from '../people.ts';
import { handsOf, type Means } from './hands.ts';
import { usePlace } from './use-place.ts';

type Told = {
  items: { id: string; title: string | null; dueAt: string; state: string; reason: string | null }[];
};
const hour = 3_600_000;

describe.each<Means>(['mouse', 'keyboard'])('by %s', (means) => {
  const place = usePlace();

  async function aSeller() {
    const { booted } = place();
    const publisher = await aPublisher(booted, { name: 'Northwind Labs' });
    const listing = await aListing(booted, publisher);
    const seller = await aPerson(booted, publisher.id, 'seller', { name: 'Marek Dąbek' });
    const manager = await aPerson(booted, publisher.id, 'manager', { name: 'Ana Ribeiro' });
    return { booted, publisher, listing, seller, manager, base: `/publishers/${publisher.id}` };
  }

  async function give(base: string, listing: AListing, seller: APerson, FirstName: string, LastName: string) {
    const { booted } = place();
    const leadId = await aLead(booted, listing, { FirstName, LastName });
    await booted.call('POST', `/api/v1${base}/leads/assignments`, {
      leadIds: [leadId],
      userId: seller.userId,
    });
    return leadId;
  }

  it('a seller does, postpones and skips what a day asks', async () => {
    const { booted, listing, seller, base } = await aSeller();
    const worked = await give(base, listing, seller, 'Hugh', 'Tremaine');
    const at = `/api/v1${base}/leads/${worked}`;
    await booted.call('POST', `${at}/activities`, { kind: 'call', outcome: 'left_message' }, seller.as);
    for (const [nth, title] of ['Send the offer', 'Ask for the number'].entries())
      await booted.call(
        'POST',
        `${at}/tasks`,
        { kind: 'other', title, dueAt: new Date(Date.now() + (nth + 2) * hour).toISOString() },
        seller.as,
      );

    const field = await place().visit({ cookie: seller.cookie, language: 'hu', width: 360, height: 740 });
    const { page, say } = field;
    const hands = handsOf(field, means);
    const item = (text: string) => page.getByRole('listitem').filter({ hasText: text });
    const part = (name: string) =>
      page.getByRole('region', { name: new RegExp(`^${say(`my-day.part.${name}`)} `) });
    await field.go(`${base}/my-day`);
    await hands.heading(say('my-day.title'));
    await hands.press('my-day.zone.take', { timeZone: 'Europe/Warsaw' });
    await page.getByText(say('my-day.zone.unknown')).waitFor({ state: 'detached' });

    // It comes by itself, with its time and what is to be done.
    const fresh = await give(base, listing, seller, 'Zofia', 'Majchrzak');
    const card = part('newLeads').getByRole('listitem').filter({ hasText: 'Zofia Majchrzak' });
    await card.getByText(/^még 23 óra 5\d perc$/).waitFor();
    await hands.sees(say('playbooks.steps.nurture.thank'), card);
    await expect.poll(() => card.getByRole('link', { name: /@/ }).getAttribute('href')).toMatch(/^mailto:/);
    await hands.press('my-day.done.button', undefined, card);
    const dialog = page.getByRole('dialog');
    const sent = dialog.getByRole('radio', { name: say('follow-up.activities.outcome.sent'), exact: true });
    await expect.poll(() => sent.isChecked()).toBe(true);
    await hands.press('my-day.done.act', undefined, dialog);
    // What is behind an open dialog has no role, so it looks gone: the dialog first.
    await dialog.waitFor({ state: 'detached' });
    await part('newLeads').waitFor({ state: 'detached' });
    await part('next').getByText(say('playbooks.steps.nurture.first-call')).last().waitFor();
    const clock = await booted.call<{ state: string; answeredBy: string }>(
      'GET',
      `/api/v1${base}/leads/${fresh}/follow-up`,
    );
    expect(clock.body).toMatchObject({ state: 'answered', answeredBy: seller.userId });

    await hands.press('my-day.date.button', undefined, item('Send the offer'));
    await hands.acts.press(
      page.getByRole('menuitem', { name: new RegExp(`^${say('my-day.date.tomorrow')}`) }),
    );
    await hands.noticed(say('my-day.date.said'));
    await part('next').getByText('Send the offer').waitFor();

    await hands.press('my-day.skip.button', undefined, item('Ask for the number'));
    await hands.press('my-day.skip.act', undefined, dialog);
    await hands.sees(say('ui.required'), dialog);
    await hands.acts.check(
      dialog.getByRole('radio', { name: say('my-day.skip.reason.no_way'), exact: true }),
    );
    await hands.press('my-day.skip.act', undefined, dialog);
    await dialog.waitFor({ state: 'detached' });
    await item('Ask for the number').waitFor({ state: 'detached' });

    const { items } = (await booted.call<Told>('GET', `${at}/tasks`)).body;
    const named = (title: string) => items.find((task) => task.title === title)!;
    const inWarsaw = { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Warsaw' } as const;
    expect(new Date(named('Send the offer').dueAt).toLocaleTimeString('en-GB', inWarsaw)).toBe('09:00');
    expect(named('Ask for the number')).toMatchObject({
      state: 'skipped',
      reason: say('my-day.skip.reason.no_way'),
    });
  });

  it('a manager changes a playbook, a lead follows it, and the seller’s day shows it', async () => {
    const { booted, listing, seller, manager, base } = await aSeller();
    const office = await place().visit({ cookie: manager.cookie, expected: [/playbook-previews 422$/] });
    const { page, say } = office;
    const hands = handsOf(office, means);
    await office.go(`${base}/my-day`);
    await hands.sees(say('my-day.empty.title'));
    await hands.around('nav.playbooks');
    await hands.heading(say('playbooks.title'));
    await hands.press('playbooks.edit', { name: say('playbooks.names.nurture') });
    const third = page.getByRole('listitem').filter({ hasText: say('playbooks.step.one', { number: '3' }) });
    const after = third.getByRole('textbox', { name: say('playbooks.step.amount'), exact: true });
    await hands.acts.write(after, '0');
    await hands.sees(say('problems.fields.before_former'), third);
    await hands.acts.write(after, 'x');
    await hands.sees(say('playbooks.step.bad', { max: 400 }), third);
    await hands.acts.write(after, '4');
    await third.getByRole('alert').waitFor({ state: 'detached' });
    await third.getByText(/^\w{3}, \w{3} \d/).waitFor();
    const what = third.getByRole('textbox', { name: say('playbooks.step.what'), exact: true });
    await hands.acts.write(what, 'Send them our film');
    await hands.write('follow-up.save.note', 'A film says more');
    await hands.press('playbooks.save.act');
    await hands.noticed(say('playbooks.save.done'));
    const saved = await booted.call<{ version: number; note: string }>('GET', `/api/v1${base}/playbooks`);
    expect(saved.body).toMatchObject({ version: 1, note: 'A film says more' });

    const leadId = await give(base, listing, seller, 'Zofia', 'Majchrzak');
    await office.go(`${base}/leads/${leadId}`);
    const next = hands.part('my-day.lead.title');
    await hands.sees(say('playbooks.steps.nurture.thank'), next);
    await hands.sees(say('playbooks.run.title', { name: say('playbooks.names.nurture') }), next);
    await hands.sees(say('playbooks.run.at', { step: 1, steps: 9 }), next);
    await hands.press('playbooks.run.all', { count: 8 }, next);
    await hands.sees('Send them our film', next);
    await hands.press('playbooks.run.stop', undefined, next);
    await hands.sees(say('playbooks.run.ended.person'), next);
    await hands.sees(say('my-day.lead.nothing'), next);
    await hands.press('playbooks.run.resume', undefined, next);
    await hands.sees(say('playbooks.run.at', { step: 1, steps: 9 }), next);
    await hands.press('my-day.lead.add', undefined, next);
    const dialog = page.getByRole('dialog');
    await hands.acts.write(
      dialog.getByRole('textbox', { name: say('my-day.new.title') }),
      'Ask about the fair',
    );
    await hands.press('my-day.new.act', undefined, dialog);
    await hands.sees('Ask about the fair', next);

    await hands.around('nav.myDay');
    await hands.sees('Ask about the fair');
    await hands.acts.choose(page.getByLabel(say('my-day.whose')), 'Marek Dąbek');
    await hands.heading(say('my-day.titleOf', { name: 'Marek Dąbek' }));
    await page.getByRole('link', { name: 'Zofia Majchrzak' }).waitFor();
    expect(await page.getByText('Ask about the fair').count()).toBe(0);
  });
});
