// A partner manager's day: a referral arrives, is accepted, is changed on both sides, becomes an opportunity and is won; another is
// declined, a third expires. Then the board by keys and by drag, a referral of one's own, and what makes a listing ready.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expireReferrals } from '../../src/cosell/expire.ts';
import { languages, type Language } from '../../src/platform/words.ts';
import { anAccount, referralOf, referralsOf, send } from '../coselling.ts';
import { aListing, aPublisher } from '../factories.ts';
import { startAwsPartnerCentral, type AwsPartnerCentral } from '../fakes/aws-partner-central.ts';
import { startPartnerCenter, type PartnerCenter } from '../fakes/partner-center.ts';
import { aPerson } from '../people.ts';
import { handsOf, type Means } from './hands.ts';
import { reach } from './keys.ts';
import { lateClock } from './late-clock.ts';
import { usePlace } from './use-place.ts';

const hourMs = 3_600_000;
/** The clock only ever goes on, or what runs by it would wait until it is as late again. */
let behindMs = 24 * hourMs;
const clock = lateClock(behindMs);
const place = usePlace({ clock });
let microsoft: PartnerCenter;
let aws: AwsPartnerCentral;
beforeAll(async () => {
  microsoft = await startPartnerCenter(() => clock.now());
  aws = await startAwsPartnerCentral(() => clock.now());
});
afterAll(() => Promise.all([microsoft.close(), aws.close()]));

/** A publisher with an account of Partner Center, and its partner manager in front of a browser. */
async function aManager(language: Language, given: { means?: Means; expected?: RegExp[] } = {}) {
  const { booted } = place();
  microsoft.referrals.clear();
  const publisher = await aPublisher(booted, { name: 'Northwind Labs' });
  const manager = await aPerson(booted, publisher.id, 'manager');
  const account = await anAccount(booted, publisher, 'partner-center', microsoft.settings);
  const { means = 'mouse', expected = [] } = given;
  const visit = await place().visit({ cookie: manager.cookie, language, expected });
  const hands = handsOf(visit, means);
  const { page, say } = visit;
  const dialog = page.getByRole('dialog');
  return {
    booted,
    publisher,
    account,
    visit,
    page,
    say,
    hands,
    dialog,
    base: `/publishers/${publisher.id}`,
    arrives: async (name: string, more: Record<string, unknown> = {}) => {
      const { id } = microsoft.aReferral({ name, ...more });
      expect(await send(booted, account, microsoft.event('referral-created', id))).toBe(202);
      return id;
    },
    column: (words: string) => page.getByRole('region', { name: new RegExp(`^${words} `) }),
    /** The dialog's own button, and until it is gone. */
    does: async (key: string) => {
      await hands.press(key, undefined, dialog);
      await dialog.waitFor({ state: 'detached' });
    },
  };
}

it.each(languages)(
  'referrals are answered, changed, made opportunities, won and lost sight of (%s)',
  async (language) => {
    const { booted, publisher, visit, page, say, hands, dialog, base, arrives, does } =
      await aManager(language);
    await visit.go(`${base}/referrals`);
    await hands.sees(say('cosell.empty.title'));
    const rota = await arrives('Rota planning');
    // It shows by itself.
    await hands.link('Rota planning').click();
    await hands.heading('Rota planning');
    await hands.sees(say('cosell.maskedWords'));

    await hands.press('cosell.accept.act');
    await dialog.getByLabel(say('cosell.field.value')).fill(language === 'en' ? '15000.50' : '15 000,50');
    await hands.press('cosell.accept.act', undefined, dialog);
    // Without a date it is not sent.
    await hands.sees(say('ui.required'), dialog);
    await dialog.getByLabel(say('cosell.field.closesOn')).fill('2027-06-30');
    await does('cosell.accept.act');
    await hands.sees(say('cosell.substatus.accepted'));
    await page.getByText('zofia.majchrzak@lipowa-logistyka.example').first().waitFor();

    microsoft.change(rota, { name: 'Rota planning, three sites' });
    const rename = async (to: string) => {
      await hands.press('cosell.change.act');
      await dialog.getByLabel(say('cosell.field.name')).fill(to);
      await does('cosell.change.act');
    };
    await rename('Rota planning for all');
    await hands.sees(say('cosell.sent.conflict'));
    await hands.sees('Rota planning, three sites', hands.part('cosell.conflict.title'));
    await hands.sees('Rota planning for all', hands.part('cosell.conflict.title'));
    await expect.poll(() => microsoft.referrals.get(rota)!['name']).toBe('Rota planning, three sites');
    await rename('Rota planning for all');
    await hands.heading('Rota planning for all');

    await hands.press('cosell.opportunity.make');
    await does('cosell.opportunity.act');
    const referral = hands.part('cosell.referral');
    await hands.sees(say('cosell.step.state.in_step'), referral);
    await hands.sees(say('pipeline.stages.qualified'), hands.part('pipeline.fact.standing'));
    await referral.getByRole('link', { name: say('cosell.propose.open'), exact: true }).click();
    await hands.heading('Rota planning for all');

    await hands.press('cosell.win.act');
    const asks = page.getByRole('alertdialog');
    await hands.press('cosell.win.act', undefined, asks);
    await asks.waitFor({ state: 'detached' });
    await hands.sees(say('cosell.substatus.won'));
    await expect
      .poll(() => microsoft.referrals.get(rota))
      .toMatchObject({ status: 'Closed', substatus: 'Won' });
    await hands.follow('cosell.opportunity.open');
    // It has followed by itself.
    await hands.sees(say('pipeline.stages.won'), hands.part('pipeline.fact.standing'));

    const solar = await arrives('Solar forecast');
    await visit.go(`${base}/referrals`);
    await hands.link('Solar forecast').click();
    await hands.press('cosell.decline.act');
    await dialog.getByLabel(say('cosell.field.reason')).fill('No capacity before autumn');
    await does('cosell.decline.act');
    await hands.sees(say('cosell.substatus.declined'));
    await expect
      .poll(() => microsoft.referrals.get(solar))
      .toMatchObject({ statusReason: 'No capacity before autumn' });

    const soon = new Date(clock.now().getTime() + hourMs).toISOString();
    const firewall = await arrives('Edge firewall', { expirationDateTime: soon });
    await booted.house.cosell.settle();
    const { id } = await referralOf(booted, publisher, firewall);
    clock.be((behindMs -= 2 * hourMs));
    await expireReferrals(booted.app);
    await visit.go(`${base}/referrals/${id}`);
    await hands.heading('Edge firewall');
    await hands.sees(say('cosell.substatus.expired'));
    expect(await hands.button('cosell.accept.act').count()).toBe(0);
  },
);

it('on the board a referral is accepted, won and declined by keys alone', async () => {
  const { booted, publisher, visit, page, say, hands, dialog, base, arrives, column } = await aManager('cs', {
    means: 'keyboard',
  });
  const rota = await arrives('Rota planning');
  const solar = await arrives('Solar forecast');
  await booted.house.cosell.settle();
  await visit.go(`${base}/referrals`);
  await hands.follow('cosell.tab.board');
  const cardIn = (words: string, name: string) => column(say(words)).getByRole('link', { name, exact: true });
  await reach(visit, cardIn('cosell.status.new', 'Rota planning'));
  await page.keyboard.press('Shift+ArrowRight');
  await hands.write('cosell.field.value', '15000');
  await dialog.getByLabel(say('cosell.field.closesOn')).fill('2027-06-30');
  await hands.press('cosell.accept.act', undefined, dialog);
  await dialog.waitFor({ state: 'detached' });
  await cardIn('cosell.substatus.accepted', 'Rota planning').waitFor();
  const moved = { name: 'Rota planning', column: say('cosell.substatus.accepted') };
  await page.getByRole('status').getByText(say('cosell.board.moved', moved)).first().waitFor();
  // The card that moved has the focus.
  await reach(visit, cardIn('cosell.substatus.accepted', 'Rota planning'));
  await page.keyboard.press('Shift+ArrowRight');
  const asks = page.getByRole('alertdialog');
  await hands.press('cosell.win.act', undefined, asks);
  await asks.waitFor({ state: 'detached' });
  await cardIn('cosell.substatus.won', 'Rota planning').waitFor();
  // Closed is final: no way from there is offered.
  const menuOf = (name: string) =>
    page.getByRole('button', { name: say('cosell.board.menuOf', { name }), exact: true });
  expect(await menuOf('Rota planning').count()).toBe(0);

  await hands.acts.press(menuOf('Solar forecast'));
  const item = (key: string) => page.getByRole('menuitem', { name: say(key), exact: true });
  await hands.acts.press(item('cosell.decline.act'));
  await hands.press('cosell.decline.act', undefined, dialog);
  await hands.sees(say('ui.required'), dialog);
  await hands.acts.write(dialog.getByLabel(say('cosell.field.reason')), 'Bez kapacity');
  await hands.press('cosell.decline.act', undefined, dialog);
  await dialog.waitFor({ state: 'detached' });
  await cardIn('cosell.substatus.declined', 'Solar forecast').waitFor();
  await expect.poll(() => microsoft.referrals.get(rota)).toMatchObject({ substatus: 'Won' });
  await expect.poll(() => microsoft.referrals.get(solar)).toMatchObject({ statusReason: 'Bez kapacity' });
  const kept = await referralsOf(booted, publisher);
  expect(Object.fromEntries(kept.map(({ externalId, substatus }) => [externalId, substatus]))).toEqual({
    [rota]: 'won',
    [solar]: 'declined',
  });
});

it('on the board of a programme with stages a card is dragged, and a change of others is not written over', async () => {
  const { booted, publisher, visit, say, hands, dialog, base, column } = await aManager('pl');
  await anAccount(booted, publisher, 'aws-partner-central', aws.settings);
  const { Id } = { Id: aws.anInvitation() };
  await booted.house.cosell.beginDue();
  await booted.house.cosell.settle();
  await visit.go(`${base}/referrals?tab=board&programme=aws-partner-central`);
  const name = 'Edge firewall for a grid operator';
  const cardIn = (words: string) => column(words).getByRole('listitem').filter({ hasText: name });
  await cardIn(say('cosell.status.new')).dragTo(column('Qualified'));
  await dialog.getByLabel(say('cosell.field.closesOn')).fill('2027-06-30');
  await hands.press('cosell.accept.act', undefined, dialog);
  await dialog.waitFor({ state: 'detached' });
  await cardIn('Qualified').dragTo(column('Committed'));
  await cardIn('Committed').waitFor();
  const [[opportunityId, opportunity]] = [...aws.opportunities] as [
    [string, { LifeCycle: { Stage: string } }],
  ];
  expect([Id, opportunity.LifeCycle.Stage]).toEqual([Id, 'Committed']);

  aws.change(opportunityId, { LifeCycle: { ...opportunity.LifeCycle, Stage: 'Business Validation' } });
  await cardIn('Committed').dragTo(column('Prospect'));
  await hands.sees(say('cosell.sent.conflict'), dialog);
  await hands.press('ui.close', undefined, dialog);
  await dialog.waitFor({ state: 'detached' });
  await cardIn('Business Validation').waitFor();
  expect(opportunity.LifeCycle.Stage).toBe('Business Validation');
});

it('what others change under an open dialog is shown, and a person decides where referral and opportunity differ', async () => {
  const { booted, publisher, account, visit, page, say, hands, dialog, base, arrives, does } =
    await aManager('hu');
  const rota = await arrives('Rota planning', { status: 'Active', substatus: 'Accepted' });
  await booted.house.cosell.settle();
  const { id } = await referralOf(booted, publisher, rota);
  await visit.go(`${base}/referrals/${id}`);
  await hands.press('cosell.change.act');
  await dialog.getByLabel(say('cosell.field.name')).fill('Rota planning for all');
  microsoft.change(rota, { details: { dealValue: 13000, currency: 'EUR' } });
  expect(await send(booted, account, microsoft.event('referral-updated', rota))).toBe(202);
  await hands.sees(say('cosell.meanwhile.title'), dialog);
  await hands.press('cosell.meanwhile.take', undefined, dialog);
  await does('cosell.change.act');
  await hands.heading('Rota planning for all');
  await expect.poll(() => microsoft.referrals.get(rota)).toMatchObject({ details: { dealValue: 13000 } });

  const at = `/api/v1${base}`;
  type Converted = { opportunity: { id: string; version: number } };
  const { body } = await booted.call<Converted>('POST', `${at}/referrals/${id}/conversions`, {});
  const { opportunity } = body;
  const card = hands.part('cosell.opportunity.title');
  await hands.sees(say('cosell.step.state.in_step'), card);
  microsoft.change(rota, { details: { dealValue: 18500, currency: 'EUR' } });
  await booted.call('PATCH', `${at}/opportunities/${opportunity.id}`, {
    version: opportunity.version,
    value: '21000.00',
    currency: 'EUR',
  });
  await hands.sees(say('cosell.step.state.out_of_step'), card);
  await hands.sees(say('cosell.step.why.both_changed'), card);
  await hands.press('cosell.step.keep.opportunity.act', undefined, card);
  const asks = page.getByRole('alertdialog');
  await hands.press('cosell.step.keep.opportunity.act', undefined, asks);
  await asks.waitFor({ state: 'detached' });
  await hands.sees(say('cosell.step.state.in_step'), card);
  await expect.poll(() => microsoft.referrals.get(rota)).toMatchObject({ details: { dealValue: 21000 } });
});

it('a referral of one’s own is proposed; what is wrong stands beside its field, and a draft outlives a reload', async () => {
  const { visit, page, say, hands, base } = await aManager('pt-PT', { expected: [/referrals 422$/] });
  await visit.go(`${base}/referrals/new`);
  const field = (key: string) => page.getByLabel(say(key)).first();
  await hands.write('cosell.field.name', 'Escalas para a Ribeira');
  await hands.write('cosell.field.value', '9500,5');
  await hands.write('cosell.field.company', 'Ribeira Hotels');
  await hands.write('cosell.propose.firstName', 'Marta');
  await hands.write('cosell.propose.lastName', 'Quintela');
  await hands.write('cosell.propose.email', 'marta at ribeira');
  await page.getByLabel(say('cosell.consents.contact'), { exact: true }).check();
  await hands.press('cosell.propose.act');
  await hands.sees(say('ui.required'));
  await field('cosell.field.closesOn').fill('2027-03-31');
  await page.reload();
  await page.getByRole('combobox', { name: say('cosell.field.country') }).selectOption('PT');
  await expect.poll(() => hands.field('cosell.field.name').inputValue()).toBe('Escalas para a Ribeira');
  await hands.press('cosell.propose.act');
  await hands.sees(say('problems.fields.not_an_email'));
  await hands.write('cosell.propose.email', 'marta@ribeira.example');
  await hands.press('cosell.propose.act');
  await hands.heading('Escalas para a Ribeira');
  const [sent] = [...microsoft.referrals.values()];
  expect(sent).toMatchObject({
    direction: 'Outgoing',
    consent: { consentToContact: true, consentToToShareInfoWithOthers: false },
    details: { dealValue: 9500.5, currency: 'EUR' },
    customerProfile: { name: 'Ribeira Hotels', address: { country: 'PT' } },
  });
  await visit.go(`${base}/referrals/new`);
  await expect.poll(() => hands.field('cosell.field.name').inputValue()).toBe('');
});

it('a listing becomes ready as its contacts come in and people say what is there; a file with a wrong region changes nothing', async () => {
  const { booted, publisher, visit, page, say, hands, dialog, base } = await aManager('es', {
    expected: [/cosell-contacts 422$/],
  });
  const listing = await aListing(booted, publisher, { title: 'Shift Planner' });
  await visit.go(`${base}/referrals`);
  await hands.follow('cosell.readiness.title');
  await hands.sees(say('cosell.readiness.level.none'));
  await hands.write('cosell.readiness.soldIn', 'PT, Polonia');
  await hands.press('cosell.readiness.look');
  await hands.sees(say('cosell.readiness.noCountry'));
  await hands.write('cosell.readiness.soldIn', 'pt, pl');
  await hands.press('cosell.readiness.look');
  const item = (name: string) =>
    page.getByRole('listitem').filter({ hasText: say(`cosell.readiness.item.${name}.title`) });
  const tab = (id: string) =>
    page
      .getByRole('navigation', { name: say('cosell.readiness.tabs') })
      .getByRole('link', { name: say(`cosell.readiness.tab.${id}`), exact: true })
      .click();
  await tab('contacts');

  const header = 'Name,Email,Job title,Role,Countries,States';
  const marta = 'Marta Quintela,marta@northwind.example,Head of sales,Partner sales,PT;PL,';
  const paste = async (rows: string[]) => {
    await dialog.getByLabel(say('cosell.contacts.text')).fill([header, ...rows].join('\n'));
    await hands.press('cosell.contacts.bringAct', undefined, dialog);
  };
  await hands.sees(say('cosell.contacts.empty.title'));
  await hands.press('cosell.contacts.bring');
  await paste([marta, 'Ana Ribeiro,ana@northwind.example,Seller,Partner sales,Lusitania,']);
  await hands.sees(say('cosell.contacts.notBroughtWords'), dialog);
  const where = say('cosell.contacts.place', { row: 3, column: 'Countries' });
  await dialog
    .getByRole('listitem')
    .filter({ hasText: where })
    .getByText(say('problems.fields.not_a_country'))
    .waitFor();
  await paste([marta]);
  await dialog.waitFor({ state: 'detached' });
  await hands.sees('marta@northwind.example');
  const saved = page.waitForEvent('download');
  await hands.press('cosell.contacts.take');
  expect((await saved).suggestedFilename()).toBe('cosell-contacts.csv');

  await tab('checklist');
  await hands.sees(say('cosell.readiness.there'), item('sales_contacts'));
  await item('revenue')
    .getByRole('button', {
      name: say('cosell.readiness.sayOf', { item: say('cosell.readiness.item.revenue.title') }),
    })
    .click();
  await hands.write('cosell.readiness.field.revenue', 'mucho');
  await hands.press('cosell.readiness.save', undefined, dialog);
  await hands.sees(say('cosell.readiness.noAmount'), dialog);
  await hands.write('cosell.readiness.field.revenue', '120 000');
  await hands.press('cosell.readiness.save', undefined, dialog);
  await dialog.waitFor({ state: 'detached' });
  await hands.sees(say('cosell.readiness.there'), item('revenue'));
  type Told = { level: string; items: { item: string; value: string | null }[] };
  const { body } = await booted.call<Told>(
    'GET',
    `/api/v1${base}/listings/${listing.id}/cosell-readiness?countries=PT,PL`,
  );
  expect(body.items.find((each) => each.item === 'revenue')).toMatchObject({ value: '120000', done: true });
});
