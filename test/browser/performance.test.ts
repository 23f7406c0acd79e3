// A marketing lead asks why a listing lost ground: against the period before, by country and campaign, down to the leads themselves.
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../src/platform/words.ts';
import { aLead, until } from '../delivering.ts';
import { aListing, aPublisher, type AListing, type APublisher } from '../factories.ts';
import { aPerson, type APerson } from '../people.ts';
import { handsOf, inEachLanguage, type Means } from './hands.ts';
import { lateClock } from './late-clock.ts';
import { usePlace } from './use-place.ts';

const dayMs = 86_400_000;
const clock = lateClock(60 * dayMs);
const place = usePlace({ clock });
let publisher: APublisher;
let planner: AListing;
let engine: AListing;
let marketer: APerson;

/** How many days ago leads of a country came, and by which campaign. */
type Came = [count: number, country: string, campaign?: string];

/** About so many days ago, one after the other: time does not run back. */
async function come(listing: AListing, ago: number, ...came: Came[]): Promise<void> {
  let nth = 0;
  for (const [count, Country, mktcmpid] of came)
    for (let left = count; left > 0; left--, nth++) {
      clock.be((ago + 0.5 - nth / 100) * dayMs);
      await aLead(place().booted, listing, { Country, ...(mktcmpid ? { mktcmpid } : {}) });
    }
}

/** The planner falls from 35 to 14, as its campaign in Poland ended; the engine stays as it is, in Poland too. */
beforeAll(async () => {
  const { booted } = place();
  publisher = await aPublisher(booted, { slug: 'northwind-labs', name: 'Northwind Labs' });
  planner = await aListing(booted, publisher, { title: 'Shift Planner' });
  // A name that a spreadsheet would run.
  engine = await aListing(booted, publisher, { title: '=Rota Engine' });
  await come(planner, 40, [25, 'Poland', 'spring'], [10, 'Czechia']);
  await come(engine, 39, [3, 'Poland']);
  await come(planner, 10, [5, 'Poland'], [9, 'Czechia']);
  await come(engine, 9, [4, 'Poland']);
  clock.be(0);
  const day = (ago: number) => new Date(Date.now() - ago * dayMs).toISOString().slice(0, 10);
  const csv = [
    'Date,Offer name,Campaign,Page visits,Contact me',
    `${day(40)},Shift Planner,spring,400,31`,
    `${day(10)},Shift Planner,_NoCampaign,120,12`,
  ].join('\n');
  await booted.call('POST', `/api/v1/publishers/${publisher.id}/traffic-imports`, {
    csv,
    fileName: 'insights.csv',
  });
  // The product's own followers take them in, score them and count them.
  const path = `/api/v1/publishers/${publisher.id}/insight/funnel?by=listing`;
  await until(async () => {
    const { total } = (await booted.call('GET', path)).body;
    return total.now.leads === 18 && total.before.leads === 38;
  });
  // Whoever had signed in back then would have to do so again.
  marketer = await aPerson(booted, publisher.id, 'marketer', { name: 'Ana Ribeiro' });
});

const enter = async (language: Language, means: Means) => {
  const visit = await place().visit({ cookie: marketer.cookie, language });
  const hands = handsOf(visit, means);
  const rowOf = (key: string, name: string) => hands.part(key).getByRole('row').filter({ hasText: name });
  const less = (share: number) =>
    `−${new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(share)}`;
  return { ...visit, hands, rowOf, less };
};

describe.each(inEachLanguage('hu'))('in %s by %s', (language, means) => {
  it('finds which listing lost ground, where, and whose leads they are', async () => {
    const { page, say, go, hands, rowOf, less } = await enter(language, means);
    const country = (code: string) => new Intl.DisplayNames(language, { type: 'region' }).of(code)!;
    await go(`/publishers/${publisher.id}/leads`);
    await hands.around('nav.performance');
    await hands.heading(say('insight.title'));

    // 21 of 35 fewer; of the other nobody could tell.
    await rowOf('insight.members.listing', 'Shift Planner').getByText(less(0.6), { exact: true }).waitFor();
    await rowOf('insight.members.listing', '=Rota Engine')
      .getByText(say('insight.change.few', { sign: '+', count: '1' }), { exact: true })
      .waitFor();
    const choosePlanner = () =>
      hands.acts.press(
        hands.part('insight.members.listing').getByRole('link', { name: 'Shift Planner', exact: true }),
      );
    const where = (by: string, row: string) =>
      page
        .getByRole('region', {
          name: say('insight.members.of', { name: 'Shift Planner', by: say(`insight.members.${by}`) }),
          exact: true,
        })
        .getByRole('row')
        .filter({ hasText: row });
    await choosePlanner();
    await hands.sees(say('insight.chosenListing', { name: 'Shift Planner' }));
    const funnel = page.getByRole('region', {
      name: say('insight.funnel.of', { name: 'Shift Planner' }),
      exact: true,
    });
    await funnel.getByText(say('insight.funnel.breakWords')).first().waitFor();

    // In Poland it lost 20 of 25; what the other has there is not in it.
    await where('country', country('PL')).getByText(less(0.8), { exact: true }).waitFor();
    await hands.acts.press(where('country', country('PL')).getByRole('link', { name: /^5 / }));
    await hands.heading(say('insight.behind.title'));
    const behind = page.getByRole('group', { name: say('insight.behind.title') }).getByRole('row');
    // With the row of headings.
    await expect.poll(() => behind.count()).toBe(6);
    await hands.acts.press(behind.nth(1).getByRole('link'));
    await page.waitForURL(/\/leads\/lead_/);

    // The campaign that brought them has ended.
    await hands.around('nav.performance');
    await hands.heading(say('insight.title'));
    await choosePlanner();
    await hands.sees(say('insight.chosenListing', { name: 'Shift Planner' }));
    const by = page.getByRole('combobox', { name: say('insight.filter.by'), exact: true }).first();
    await hands.acts.choose(by, say('insight.dimensions.campaign'));
    await where('campaign', 'spring').getByText(less(1), { exact: true }).waitFor();
    // Those that came without one can be looked at as well.
    await where('campaign', say('insight.unknown')).getByRole('link', { name: /^14 / }).waitFor();
  });
});

it('says beside the field what is wrong with the days, and shows no number meanwhile', async () => {
  const { page, say, go, hands } = await enter('cs', 'mouse');
  await go(`/publishers/${publisher.id}/performance?span=own&from=2026-03-05&to=2026-03-01`);
  const last = page.getByLabel(say('insight.filter.to'), { exact: true });
  await hands.sees(say('insight.fault.order'));
  await hands.sees(say('insight.mendDays'));
  expect(await last.getAttribute('aria-invalid')).toBe('true');
  await last.fill('2026-03-31');
  await hands.sees(say('insight.empty.title'));
  expect(await last.getAttribute('aria-invalid')).not.toBe('true');
});

it('saves the table without a formula, and the chart as a picture', async () => {
  const { say, go, hands } = await enter('en', 'mouse');
  await go(`/publishers/${publisher.id}/performance`);
  const members = hands.part('insight.members.listing');
  await members.getByRole('img').waitFor();
  const csv = await hands.download(() => hands.asFile('csv', members));
  // Above them, what they are: a title, the days, and an empty line.
  const [, , , head, ...rows] = parse(csv, { bom: true, relax_column_count: true });
  const leads = head!.findIndex((each) => each.startsWith(`${say('insight.metrics.leads.name')} (`));
  expect(rows.slice(0, 2).map((row) => [row[0], row[leads], row[leads + 1]])).toEqual([
    ['Shift Planner', '14', '35'],
    ["'=Rota Engine", '4', '3'],
  ]);

  // Below them, what each number means.
  expect(rows).toContainEqual([say('insight.metrics.leads.name'), say('insight.metrics.leads.about')]);

  const drawing = (await members.getByRole('img').boundingBox())!;
  const png = await hands.download(() => hands.press('insight.chart.image', undefined, members));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  // Sharp enough for a slide, with room for the title and the notes.
  expect(png.readUInt32BE(16)).toBeGreaterThanOrEqual(2 * drawing.width);
  expect(png.readUInt32BE(20)).toBeGreaterThan(2 * drawing.height);

  await hands.press('insight.chart.asTable', undefined, members);
  await members.getByRole('img').waitFor({ state: 'detached' });
  await members.getByRole('link', { name: 'Shift Planner', exact: true }).waitFor();
});

it('tells how leads were worked, in the same days', async () => {
  const { page, say, go, hands } = await enter('en', 'mouse');
  await go(`/publishers/${publisher.id}/performance?span=91d`);
  await hands.acts.press(page.getByRole('link', { name: say('insight.tab.work') }));
  const all = hands.part('insight.responses.title').getByRole('row').last();
  await expect.poll(() => all.getByRole('link').first().textContent()).toBe('56');
  await hands.part('insight.cohorts.title').getByRole('table').waitFor();
  // Nothing is won or lost yet, so there are no shares to draw.
  await hands.sees(say('insight.scores.few'), hands.part('insight.scores.winRate.title'));
});
