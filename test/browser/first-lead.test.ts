// From the first link to a lead in the CRM with its proof: by mouse in two languages, and by keyboard alone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstRunLink } from '../../src/accounts/first-run.ts';
import type { Language } from '../../src/platform/words.ts';
import { startReceiver, type Receiver } from '../fakes/webhook-receiver.ts';
import { leadBody } from '../posting.ts';
import { handsOf, reach } from './hands.ts';
import type { Visit } from './place.ts';
import { usePlace } from './use-place.ts';

let receiver: Receiver;
beforeAll(async () => void (receiver = await startReceiver('whsec_bm90IHlldCBrbm93bi4u')));
afterAll(() => receiver.close());

const unowned = { LEADSHARE_OPERATOR_KEY: '' };

describe.each<Language>(['en', 'hu'])('in the language %s', (language) => {
  const place = usePlace({ env: unowned });

  it('the first run leads to a lead in the CRM, live and with its proof', async () => {
    const visit = await place().visit({ language });
    const { page, say } = visit;
    const hands = handsOf(visit);

    await visit.go(new URL((await firstRunLink(place().booted.app))!).pathname);
    await hands.heading(say('accounts.welcome.title'));
    await hands.write('accounts.fields.name', 'Ana Ribeiro');
    await hands.write('accounts.fields.email', 'ana@northwind.example');
    await hands.writeSecret('accounts.fields.password', 'seven grey pelicans');
    await hands.press('accounts.welcome.button');

    await hands.heading(say('operator.overview.title'));
    await hands.around('nav.publishers');
    await hands.press('operator.publishers.create');
    await hands.write('operator.publishers.name', 'Northwind Labs');
    await hands.write('operator.publishers.slug', 'northwind-labs');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('operator.publishers.create') })
      .click();
    // Its people would be invited now.
    await hands.field('settings.invite.email').waitFor();
    await hands.press('ui.close');

    await hands.around('nav.overview');
    await page.getByRole('link', { name: say('overview.steps.listing.title') }).click();
    await hands.heading(say('listings.new.title'));
    await page.getByLabel(say('listings.kind')).selectOption({ label: say('listings.kinds.app') });
    await hands.write('listings.offerId', 'northwind-labs.shift-planner');
    await hands.write('listings.name', 'Shift Planner for Teams');
    await hands.press('listings.new.make');
    await hands.heading('Shift Planner for Teams');
    const intakeUrl = await hands.part('listings.intake.title').getByRole('code').first().innerText();
    expect(intakeUrl).toMatch(new RegExp(`^${place().url}/intake/`));

    await hands.around('nav.destinations');
    await hands.press('destinations.create');
    await page.getByRole('radio', { name: say('connectors.webhook.name') }).check();
    await hands.press('destinations.new.next');
    await hands.write('destinations.name', 'Sales CRM');
    await hands.write('connectors.webhook.fields.url.label', receiver.url);
    await hands.press('destinations.new.make');
    receiver.expect(await page.getByRole('code').filter({ hasText: 'whsec_' }).innerText());
    await hands.press('destinations.check.send');
    await hands.sees(say('destinations.check.arrived'));
    const [checkedId] = receiver.byId.keys();
    expect(receiver.byId.get(checkedId!)!.type).toBe('lead.shared');
    await hands.sees(`r-${receiver.byId.size}`);

    await hands.around('nav.leads');
    await hands.sees(say('leads.empty.title'));
    await markThisPage(visit);
    const body = leadBody();
    const taken = await fetch(intakeUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(taken.status).toBe(202);
    await page.getByRole('link', { name: 'Halina Brzozowska' }).click();
    expect(await isThisPage(visit)).toBe(true);

    await hands.heading(say('leads.one', { offer: 'Shift Planner for Teams' }));
    const recipients = hands.part('leads.recipients.title');
    await hands.sees(say('reasons.state.delivered'), recipients);
    await recipients.getByText(`r-${receiver.byId.size}`).waitFor();
    await recipients.getByRole('button', { name: say('leads.recipients.showAttempts') }).click();
    const attempts = page.getByRole('dialog');
    await attempts.getByText(say('deliveries.attempt', { number: 1 })).waitFor();
    const last = [...receiver.byId.values()].at(-1)!;
    expect(page.url()).toContain(last.data.lead.id);
  });
});

describe('without a mouse', () => {
  const place = usePlace({ env: unowned });

  it('the same way can be gone by keyboard alone', async () => {
    const visit = await place().visit();
    const { page, say } = visit;
    const hands = handsOf(visit);
    const type = async (key: string, text: string) => {
      await reach(visit, hands.field(key));
      await page.keyboard.insertText(text);
    };
    const enter = async (target: Parameters<typeof reach>[1]) => {
      await reach(visit, target);
      await page.keyboard.press('Enter');
    };

    await visit.go(new URL((await firstRunLink(place().booted.app))!).pathname);
    await type('accounts.fields.name', 'Ana Ribeiro');
    await type('accounts.fields.email', 'ana@northwind.example');
    await reach(visit, page.getByLabel(say('accounts.fields.password')).first());
    await page.keyboard.insertText('seven grey pelicans');
    await page.keyboard.press('Enter');

    await hands.heading(say('operator.overview.title'));
    await enter(page.getByRole('link', { name: say('nav.publishers'), exact: true }));
    await enter(hands.button('operator.publishers.create'));
    await type('operator.publishers.name', 'Northwind Labs');
    await type('operator.publishers.slug', 'northwind-labs');
    await page.keyboard.press('Enter');
    await hands.field('settings.invite.email').waitFor();
    await page.keyboard.press('Escape');

    await enter(page.getByRole('link', { name: say('nav.listings'), exact: true }));
    await hands.heading(say('listings.title'));
    await enter(hands.button('listings.create').first());
    await reach(visit, page.getByLabel(say('listings.kind')));
    await page.keyboard.type(say('listings.kinds.app'));
    await type('listings.offerId', 'northwind-labs.shift-planner');
    await type('listings.name', 'Shift Planner for Teams');
    await page.keyboard.press('Enter');
    await hands.heading('Shift Planner for Teams');
    const intakeUrl = await hands.part('listings.intake.title').getByRole('code').first().innerText();

    await enter(page.getByRole('link', { name: say('nav.destinations'), exact: true }));
    await hands.heading(say('destinations.title'));
    await enter(hands.button('destinations.create').first());
    const webhook = page.getByRole('radio', { name: say('connectors.webhook.name') });
    await reach(visit, page.getByRole('radio', { checked: true }));
    while (!(await webhook.isChecked())) await page.keyboard.press('ArrowDown');
    await enter(hands.button('destinations.new.next'));
    await type('connectors.webhook.fields.url.label', receiver.url);
    await page.keyboard.press('Enter');
    receiver.expect(await page.getByRole('code').filter({ hasText: 'whsec_' }).innerText());
    await enter(hands.button('destinations.check.send'));
    await hands.sees(say('destinations.check.arrived'));

    await enter(page.getByRole('link', { name: say('nav.leads'), exact: true }));
    await hands.sees(say('leads.empty.title'));
    const headers = { 'content-type': 'application/json' };
    await fetch(intakeUrl, { method: 'POST', headers, body: leadBody() });
    await enter(page.getByRole('link', { name: 'Halina Brzozowska' }));
    const recipients = hands.part('leads.recipients.title');
    await hands.sees(say('reasons.state.delivered'), recipients);
    const showAttempts = recipients.getByRole('button', { name: say('leads.recipients.showAttempts') });
    await enter(showAttempts);
    await page
      .getByRole('dialog')
      .getByText(say('deliveries.attempt', { number: 1 }))
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    // Whoever closes a panel goes on where they opened it.
    await expect
      .poll(() => showAttempts.evaluate((element) => element === document.activeElement))
      .toBe(true);
  });
});

async function markThisPage({ page }: Visit): Promise<void> {
  await page.evaluate(() => Object.assign(window, { stayed: true }));
}

/** Not loaded anew since it was marked. */
function isThisPage({ page }: Visit): Promise<boolean> {
  return page.evaluate(() => 'stayed' in window);
}
