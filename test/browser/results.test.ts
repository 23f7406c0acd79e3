// A manager asks what was thought of a month and what came of it, and which sequence and campaign brought deals that were won.
import { beforeAll, describe, expect, it } from 'vitest';
import { tellScored } from '../../src/scoring/tell-scored.ts';
import { aLead, until } from '../delivering.ts';
import { aListing, aPublisher, type APublisher } from '../factories.ts';
import { aPerson, type APerson } from '../people.ts';
import { handsOf, inEachLanguage } from './hands.ts';
import { lateClock } from './late-clock.ts';
import { usePlace } from './use-place.ts';

const dayMs = 86_400_000;
const clock = lateClock(75 * dayMs);
// Nothing is sent: whoever is asked for mails must have a server for them.
const place = usePlace({ clock, env: { SMTP_URL: 'smtp://127.0.0.1:1?from=leads@example.com' } });
let publisher: APublisher;
let manager: APerson;

/** The month before this one, by UTC, with a day of it. */
const first = new Date(new Date().setUTCHours(0, 0, 0, 0) - (new Date().getUTCDate() - 1) * dayMs);
const month = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() - 1, 1));
const dayOf = (nth: number) => new Date(month.getTime() + (nth - 1) * dayMs).toISOString().slice(0, 10);
/** Noon of its nth day; nought is the last of the month before it. */
const be = (nth: number) => clock.be(Date.now() - (month.getTime() + (nth - 0.5) * dayMs));
const whole = () =>
  `span=own&from=${dayOf(1)}&to=${new Date(first.getTime() - dayMs).toISOString().slice(0, 10)}`;

type Deal = { id: string; version: number };

/** Thought: 60 % of 1,000 and 20 % of 500. Won: 1,200 of the first, and 80 of a lead that had entered a sequence; the other slipped. */
beforeAll(async () => {
  const { booted } = place();
  publisher = await aPublisher(booted, { slug: 'northwind-labs', name: 'Northwind Labs' });
  const listing = await aListing(booted, publisher, { title: 'Shift Planner' });
  const base = `/api/v1/publishers/${publisher.id}`;
  const ask = async (method: 'POST' | 'PUT' | 'PATCH' | 'GET', path: string, body?: object) => {
    const answer = await booted.call(method, `${base}${path}`, body);
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const deal = (name: string, value: string): Promise<Deal> =>
    ask('POST', '/opportunities', { name, value, currency: 'EUR', expectedClose: dayOf(20) });
  const move = ({ id, version }: Deal, to: string, reason?: string): Promise<Deal> =>
    ask('POST', `/opportunities/${id}/moves`, { to, version, ...(reason && { reason }) });
  be(-5);
  const { savedBy: _, savedAt: __, ...document } = await ask('GET', '/pipelines');
  await ask('PUT', '/pipelines', { ...document, reportingCurrency: 'EUR' });
  await ask('PUT', '/mail-sender', {
    fromName: 'Northwind',
    replyTo: 'hello@northwind.example',
    postalAddress: 'Example Street 1',
  });
  let atlas = await move(await deal('Atlas', '1000.00'), 'proposed');
  const borea = await deal('Borea', '500.00');
  await ask('POST', '/campaigns', {
    name: 'Spring fair',
    fromDay: dayOf(-20),
    listingIds: [listing.id],
    codes: ['spring'],
  });
  const sequence = await ask('POST', '/sequences', {
    name: 'Welcome',
    entry: { by: 'hand' },
    goals: {},
    steps: [{ id: 'rest', kind: 'wait', until: { days: 60 }, next: null }],
  });
  await ask('PATCH', `/sequences/${sequence.id}`, { state: 'on' });
  be(3);
  const leadId = await aLead(booted, listing, {
    mktcmpid: 'spring',
    FirstName: 'Zofia',
    LastName: 'Majchrzak',
  });
  await tellScored(booted.app);
  await ask('POST', `/sequences/${sequence.id}/enrolments`, { leadIds: [leadId] });
  be(15);
  atlas = await ask('PATCH', `/opportunities/${atlas.id}`, {
    version: atlas.version,
    value: '1200.00',
    currency: 'EUR',
  });
  await move(atlas, 'won', 'price');
  const { opportunity } = await ask('POST', `/leads/${leadId}/conversions`, {
    name: 'Zofia’s offer',
    value: '80.00',
    currency: 'EUR',
    override: { reason: 'Asked for an offer' },
  });
  await move(opportunity, 'won', 'speed');
  await ask('PATCH', `/opportunities/${borea.id}`, { version: borea.version, expectedClose: dayOf(50) });
  clock.be(0);
  await until(async () => {
    const { items } = await ask('GET', `/insight/revenue?view=activity&from=${dayOf(1)}&to=${dayOf(28)}`);
    return items.length === 1;
  });
  manager = await aPerson(booted, publisher.id, 'manager', { name: 'Ana Ribeiro' });
});

describe.each(inEachLanguage('hu', ['en', 'pl', 'hu']))('in %s by %s', (language, means) => {
  it('reads what was thought of a month, what came of it, and what deals had gone through', async () => {
    const visit = await place().visit({ cookie: manager.cookie, language, width: 1440 });
    const { page, say, go } = visit;
    const hands = handsOf(visit, means);
    const money = (value: number) =>
      new Intl.NumberFormat(language, { style: 'currency', currency: 'EUR' }).format(value);
    const monthName = new Intl.DateTimeFormat(language, {
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }).format(month);
    await go(`/publishers/${publisher.id}/performance?${whole()}`);
    await hands.acts.press(
      page.getByRole('main').getByRole('link', { name: say('insight.tab.results'), exact: true }),
    );

    const forecast = hands.part('insight.results.forecast.title');
    const row = forecast.getByRole('row').filter({ hasText: monthName });
    // Thought 700, won 1,280.
    await row.getByText(money(700), { exact: true }).waitFor();
    await row.getByText(money(1280), { exact: true }).waitFor();
    await row.getByText(`+${money(580)}`, { exact: true }).waitFor();
    await forecast.getByRole('img').waitFor();

    const sequences = hands.part('insight.results.sequences.title');
    await sequences.getByRole('row').filter({ hasText: 'Welcome' }).getByText(money(80)).waitFor();
    const campaigns = hands.part('insight.results.campaigns.title');
    await campaigns.getByRole('row').filter({ hasText: 'Spring fair' }).getByText(money(80)).waitFor();
    await hands
      .part('insight.results.revenue.title')
      .getByRole('row')
      .filter({ hasText: 'Shift Planner' })
      .waitFor();

    // What slipped is opened.
    await hands.acts.press(
      row.getByRole('link', { name: new RegExp(say('insight.metrics.forecastSlipped.name')) }),
    );
    await hands.heading(say('insight.results.behind.title'));
    await page.getByRole('row').filter({ hasText: 'Borea' }).getByText(money(500)).waitFor();
    await hands.sees(say('insight.results.behind.notClosed'));

    await page.goBack();
    const won = sequences
      .getByRole('row')
      .filter({ hasText: 'Welcome' })
      .getByRole('link', { name: new RegExp(`– ${say('insight.metrics.sequenceWon.name')},`) });
    await hands.acts.press(won);
    await hands.heading(say('insight.behind.title'));
    const lead = page.getByRole('link', { name: /Majchrzak/ });
    await lead.waitFor();
    expect(await lead.count()).toBe(1);
  });
});
