// A seller is invited, gets a lead live, and sees that one alone.
import { expect, it } from 'vitest';
import { aLead } from '../delivering.ts';
import { aListing, aPublisher } from '../factories.ts';
import { aPerson } from '../people.ts';
import { handsOf, type Means } from './hands.ts';
import { usePlace } from './use-place.ts';

const place = usePlace();

it.each<Means>(['mouse', 'keyboard'])(
  'a seller sees only what is theirs, and no settings, by %s',
  async (means) => {
    const { booted } = place();
    const publisher = await aPublisher(booted, { name: 'Northwind Labs' });
    const owner = await aPerson(booted, publisher.id, 'owner', { name: 'Ana Ribeiro' });
    const listing = await aListing(booted, publisher);
    const contact = (FirstName: string, LastName: string) => ({ FirstName, LastName });
    await aLead(booted, listing, contact('Zofia', 'Majchrzak'));
    const others = await aLead(booted, listing, contact('Hugh', 'Tremaine'));

    const office = await place().visit({ cookie: owner.cookie });
    const hands = handsOf(office, means);
    const { say, page } = office;
    await office.go(`/publishers/${publisher.id}/settings/people`);
    await hands.press('settings.people.invite');
    const panel = page.getByRole('dialog');
    const email = `marek@${means}.example`;
    await hands.write('settings.invite.email', email);
    await hands.acts.check(panel.getByRole('radio', { name: say('settings.role.seller.about') }));
    await hands.press('settings.invite.submit', undefined, panel);
    const invitation = await panel.getByRole('code').innerText();

    const field = await place().visit({
      language: 'pl',
      expected: [new RegExp(`^GET /api/v1/publishers/${publisher.id}/leads/${others} 404$`)],
    });
    const theirs = handsOf(field, means);
    await field.go(new URL(invitation).pathname);
    await theirs.heading(field.say('sign-in.invitation.titleOf', { publisher: 'Northwind Labs' }));
    await theirs.write('accounts.fields.name', 'Marek Dąbek');
    await theirs.writeSecret('accounts.fields.password', 'osiem szarych czapli');
    await theirs.press('sign-in.invitation.join');
    await theirs.heading(field.say('overview.title'));
    await theirs.around('nav.leads');
    await theirs.sees(field.say('leads.empty.title'));

    await office.go(`/publishers/${publisher.id}/leads`);
    await hands.acts.check(
      page.getByRole('checkbox', { name: say('ui.chooseOne', { name: 'Zofia Majchrzak' }) }),
    );
    await hands.press('leads.assign');
    await hands.acts.press(page.getByRole('menuitem', { name: 'Marek Dąbek' }));
    await hands.noticed(say('leads.assigned', { count: 1 }));

    // It appears by itself, and it alone.
    await field.page.getByRole('link', { name: 'Zofia Majchrzak' }).waitFor();
    expect(await field.page.getByRole('link', { name: 'Hugh Tremaine' }).count()).toBe(0);
    const around = field.page.getByRole('navigation', { name: field.say('nav.label') });
    await expect
      .poll(() => around.getByRole('link').allInnerTexts())
      .toEqual(
        ['myDay', 'overview', 'leads', 'duplicates', 'responseTimes', 'assignment', 'pipeline'].map((each) =>
          field.say(`nav.${each}`),
        ),
      );
    await theirs.acts.press(field.page.getByRole('link', { name: 'Zofia Majchrzak' }));
    await theirs.heading(field.say('leads.one', { offer: listing.title }));
    await theirs.part('leads.contact.title').getByText('Zofia Majchrzak').waitFor();

    await field.go(`/publishers/${publisher.id}/leads/${others}`);
    await theirs.sees(field.say('ui.failed.not_found'));
    await field.go(`/publishers/${publisher.id}/settings`);
    await theirs.sees(field.say('ui.notThere.title'));
  },
);
