// A manager says how soon hot leads are to be answered; one is answered by a seller on the phone, another is not, and both show.
import { describe, expect, it } from 'vitest';
import { aLead } from '../delivering.ts';
import { aListing, aPublisher } from '../factories.ts';
import { aPerson } from '../people.ts';
import { handsOf, type Means } from './hands.ts';
import { lateClock } from './late-clock.ts';
import { usePlace } from './use-place.ts';

const minute = 60_000;
/** Nobody scores higher with what we ship. */
const hot = { Title: 'CTO', ActionCode: 'Create', LeadSource: 'AzureMarketplace-Create' };

describe.each<Means>(['mouse', 'keyboard'])('by %s', (means) => {
  // Timers wait for a clock that is put back, so each has one that only goes on.
  const clock = lateClock(20 * minute);
  const place = usePlace({ clock });

  it('leads are answered in time, or not, and that is seen', async () => {
    const { booted } = place();
    const publisher = await aPublisher(booted, { name: 'Northwind Labs' });
    const manager = await aPerson(booted, publisher.id, 'manager', { name: 'Ana Ribeiro' });
    const seller = await aPerson(booted, publisher.id, 'seller', { name: 'Marek Dąbek' });
    const listing = await aListing(booted, publisher);
    const base = `/publishers/${publisher.id}`;

    const office = await place().visit({ cookie: manager.cookie, expected: [/response-time-previews 422$/] });
    const { page, say } = office;
    const hands = handsOf(office, means);
    await office.go(`${base}/response-times`);
    await hands.sees(say('follow-up.empty.waiting'));
    await hands.follow('follow-up.rulesLink');
    await hands.heading(say('follow-up.rules.title'));
    await hands.press('follow-up.rules.add');
    await hands.acts.choose(page.getByLabel(say('conditions.fact')), say('conditions.facts.hot'));
    await hands.write('follow-up.rules.field.name', 'Hot within a quarter');
    await hands.acts.choose(
      page.getByLabel(say('follow-up.rules.field.unit')),
      say('follow-up.rules.unit.minutes'),
    );
    await hands.write('follow-up.rules.field.amount', '0');
    await hands.sees(say('follow-up.rules.bad.amount'));
    await hands.write('follow-up.rules.field.amount', '15');
    // The one that we ship for hot leads is left with none, and says so.
    const idle = page.getByRole('region', { name: `2. ${say('follow-up.shipped.hot')}` });
    await hands.sees(say('problems.fields.taken_by_earlier', { name: 'Hot within a quarter' }), idle);
    await hands.press('follow-up.rules.remove', { name: say('follow-up.shipped.hot') });
    await page
      .getByText(/would be due/)
      .first()
      .waitFor();
    await hands.press('follow-up.save.act');
    await hands.noticed(say('follow-up.save.done'));

    const names = {
      late: { FirstName: 'Hugh', LastName: 'Tremaine' },
      quick: { FirstName: 'Zofia', LastName: 'Majchrzak' },
    };
    const assign = (leadId: string) =>
      booted.call('POST', `/api/v1${base}/leads/assignments`, { leadIds: [leadId], userId: seller.userId });
    await assign(await aLead(booted, listing, { ...hot, ...names.late }));
    clock.be(12 * minute);
    const quick = await aLead(booted, listing, { ...hot, ...names.quick });
    await assign(quick);

    const field = await place().visit({ cookie: seller.cookie, width: 360, height: 740 });
    const theirs = handsOf(field, means);
    await field.go(`${base}/leads/${quick}`);
    await theirs
      .part('follow-up.response.title')
      .getByText(/Hot within a quarter: within 15 min/)
      .waitFor();
    clock.be(0);
    await field.go(`${base}/response-times`);
    // The clock goes on while the browsers are busy.
    await field.page
      .getByText(new RegExp(`^${field.say('follow-up.lateBy', { time: '[5-9] min' })}$`))
      .first()
      .waitFor();
    await field.page.getByText(/^(?:[123] min|\d+ sec) left$/).waitFor();
    await theirs.acts.press(field.page.getByRole('link', { name: 'Zofia Majchrzak' }));
    await theirs.press('follow-up.activities.kind.call');
    await theirs.acts.press(
      field.page.getByRole('menuitem', { name: field.say('follow-up.activities.outcome.reached') }),
    );
    await theirs
      .part('follow-up.response.title')
      .getByText(/^Answered after 1[234] min/)
      .waitFor();
    await theirs.part('follow-up.activities.title').getByText('Call · Reached').waitFor();

    await office.go(`${base}/response-times?tab=breached`);
    await page.getByRole('link', { name: 'Hugh Tremaine' }).waitFor();
    await hands.acts.press(
      page
        .getByRole('navigation', { name: say('follow-up.tabs') })
        .getByRole('link', { name: say('follow-up.tab.answered') }),
    );
    await page.getByRole('row', { name: /Zofia Majchrzak.*1[234] min.*Marek Dąbek/ }).waitFor();
    await hands.acts.press(page.getByRole('link', { name: say('follow-up.tab.people') }));
    const row = page.getByRole('row', { name: /^Marek Dąbek/ });
    await row.waitFor();
    // Leads, in time, late, overdue, waiting.
    expect((await row.getByRole('cell').allInnerTexts()).slice(1, 6)).toEqual(['2', '1', '0', '1', '0']);
  });
});
