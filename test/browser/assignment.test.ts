// A manager shares leads out: a pool and a territory, a lead with its why, an absence, the next lead to the other, a try on past leads.
import { expect, it } from 'vitest';
import { aLead } from '../delivering.ts';
import { aListing, aPublisher } from '../factories.ts';
import { aPerson } from '../people.ts';
import { handsOf, type Means } from './hands.ts';
import { usePlace } from './use-place.ts';

const place = usePlace();

it.each<Means>(['mouse', 'keyboard'])(
  'a manager hands leads out by territory and turn, by %s',
  async (means) => {
    const { booted } = place();
    const publisher = await aPublisher(booted, { name: 'Northwind Labs' });
    const manager = await aPerson(booted, publisher.id, 'manager', { name: 'Júlia Kertész' });
    const anna = await aPerson(booted, publisher.id, 'seller', { name: 'Anna Nagy' });
    await aPerson(booted, publisher.id, 'seller', { name: 'Béla Kis' });
    const listing = await aListing(booted, publisher);

    const office = await place().visit({ cookie: manager.cookie, expected: [/\/(pools|territories) 422$/] });
    const hands = handsOf(office, means);
    const { page, say } = office;
    const { acts } = hands;
    await office.go(`/publishers/${publisher.id}/assignment?tab=pools`);
    await hands.press('assignment.pools.add');
    await hands.heading(say('assignment.pools.new'));
    await acts.write(page.getByLabel(say('assignment.pools.name'), { exact: false }).first(), 'Iberia');
    await hands.press('assignment.save.act');
    // A pool without people is told where people are added.
    await page.getByText(say('problems.fields.pool_without_people')).first().waitFor();
    for (const name of ['Anna Nagy', 'Béla Kis']) {
      await acts.choose(page.getByLabel(say('assignment.person'), { exact: true }), name);
      await hands.press('assignment.pools.addPerson');
    }
    await hands.press('assignment.save.act');
    await page.getByRole('region', { name: 'Iberia' }).waitFor();

    await office.go(`/publishers/${publisher.id}/assignment`);
    for (const name of ['Portugal', 'Lisbon']) {
      await hands.press('assignment.territory.add');
      const territory = page
        .getByRole('listitem')
        .filter({ has: page.getByLabel(say('conditions.fact')) })
        .last();
      await acts.write(territory.getByRole('textbox', { name: say('assignment.territory.name') }), name);
      await acts.choose(territory.getByLabel(say('conditions.test')), say('conditions.tests.one_of'));
      await acts.press(territory.getByRole('combobox', { name: say('conditions.value') }));
      await page.keyboard.type('Portugal');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
    }
    await hands.press('assignment.save.act');
    await page
      .getByText(say('problems.fields.taken_by_earlier', { name: 'Portugal' }))
      .first()
      .waitFor();
    await hands.press('scoring.removeRule', { name: '2. Lisbon' });
    await hands.press('assignment.save.act');
    await hands.noticed(say('assignment.saved'));

    const first = await aLead(booted, listing, {
      FirstName: 'Zofia',
      LastName: 'Majchrzak',
      Country: 'Portugal',
    });
    const who = async (leadId: string) => {
      const path = `/api/v1/publishers/${publisher.id}/leads/${leadId}`;
      const { body } = await booted.call<{ assignedTo: string | null }>('GET', path);
      return body.assignedTo;
    };
    await expect.poll(() => who(first)).not.toBeNull();
    await office.go(`/publishers/${publisher.id}/leads/${first}`);
    const why = hands.part('assignment.lead.title');
    await why.getByText(say('assignment.because.turn')).waitFor();

    // Whoever had the first is away, so the next goes to the other; the turn alone would have given the third back to them.
    const away = (await who(first)) === anna.userId ? 'Anna Nagy' : 'Béla Kis';
    await office.go(`/publishers/${publisher.id}/assignment?tab=times`);
    const form = hands.part('assignment.absences.add');
    await acts.choose(form.getByLabel(say('assignment.person')), away);
    await form.getByLabel(say('assignment.absences.from')).fill('2020-01-01T00:00');
    await hands.press('assignment.absences.act', undefined, form);
    await hands.sees(say('assignment.absences.open'));
    const awayId = await who(first);
    for (let nth = 0; nth < 2; nth++) {
      const next = await aLead(booted, listing, { Country: 'Portugal' });
      await expect.poll(() => who(next)).not.toBeNull();
      expect(await who(next)).not.toBe(awayId);
    }

    await office.go(`/publishers/${publisher.id}/assignment?tab=ledger`);
    await page
      .getByText(say('assignment.passedOver', { names: `${away} (${say('assignment.passed.absent')})` }))
      .first()
      .waitFor();

    await office.go(`/publishers/${publisher.id}/assignment`);
    await hands.press('assignment.simulation.act');
    await page.getByText(say('assignment.simulation.found', { count: 3 })).waitFor();
  },
);
