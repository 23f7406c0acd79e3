// From the first link to a lead in the CRM with its proof: by mouse in two languages, and by keyboard alone in a third.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstRunLink } from '../../src/accounts/first-run.ts';
import type { Language } from '../../src/platform/words.ts';
import { startReceiver, type Receiver } from '../fakes/webhook-receiver.ts';
import { leadBody } from '../posting.ts';
import { handsOf, type Means } from './hands.ts';
import type { Visit } from './place.ts';
import { usePlace } from './use-place.ts';

let receiver: Receiver;
beforeAll(async () => void (receiver = await startReceiver('whsec_bm90IHlldCBrbm93bi4u')));
afterAll(() => receiver.close());

const unowned = { LEADSHARE_OPERATOR_KEY: '' };

describe.each<[Language, Means]>([
  ['en', 'mouse'],
  ['hu', 'mouse'],
  ['pl', 'keyboard'],
])('in the language %s by %s', (language, means) => {
  const place = usePlace({ env: unowned });

  it('the first run leads to a lead in the CRM, live and with its proof', async () => {
    const visit = await place().visit({ language });
    const { page, say } = visit;
    const hands = handsOf(visit, means);
    const { acts } = hands;

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
    await hands.press('operator.publishers.create', undefined, page.getByRole('dialog'));
    // Its people would be invited now.
    await hands.field('settings.invite.email').waitFor();
    await acts.close();

    await hands.around('nav.overview');
    await hands.follow('overview.steps.listing.title');
    await hands.heading(say('listings.new.title'));
    await acts.choose(page.getByLabel(say('listings.kind')), say('listings.kinds.app'));
    await hands.write('listings.offerId', 'northwind-labs.shift-planner');
    await hands.write('listings.name', 'Shift Planner for Teams');
    await hands.press('listings.new.make');
    await hands.heading('Shift Planner for Teams');
    const intakeUrl = await hands.part('listings.intake.title').getByRole('code').first().innerText();
    expect(intakeUrl).toMatch(new RegExp(`^${place().url}/intake/`));

    await hands.around('nav.destinations');
    await acts.press(hands.button('destinations.create').first());
    await acts.check(page.getByRole('radio', { name: say('connectors.webhook.name') }).first());
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
    await acts.press(page.getByRole('link', { name: 'Halina Brzozowska' }));
    expect(await isThisPage(visit)).toBe(true);

    await hands.heading(say('leads.one', { offer: 'Shift Planner for Teams' }));
    const recipients = hands.part('leads.recipients.title');
    await hands.sees(say('reasons.state.delivered'), recipients);
    await recipients.getByText(`r-${receiver.byId.size}`).waitFor();
    const showAttempts = hands.button('leads.recipients.showAttempts', undefined, recipients);
    await acts.press(showAttempts);
    const attempts = page.getByRole('dialog');
    await attempts.getByText(say('deliveries.attempt', { number: 1 })).waitFor();
    const last = [...receiver.byId.values()].at(-1)!;
    expect(page.url()).toContain(last.data.lead.id);
    await acts.close();
    await attempts.waitFor({ state: 'detached' });
    // Whoever closes a panel goes on where they opened it.
    await expect.poll(() => showAttempts.evaluate((button) => button === document.activeElement)).toBe(true);
  });
});

async function markThisPage({ page }: Visit): Promise<void> {
  await page.evaluate(() => Object.assign(window, { stayed: true }));
}

/** Not loaded anew since it was marked. */
function isThisPage({ page }: Visit): Promise<boolean> {
  return page.evaluate(() => 'stayed' in window);
}
