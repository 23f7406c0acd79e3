// Four believable weeks in one installation: leads that arrived, a CRM that lost its key, something unreadable, people of every role.
import { findDuplicates } from '../../src/leads/find-duplicates.ts';
import { takeInFresh } from '../../src/leads/take-in.ts';
import { demoBody, publishers, type DemoListing } from '../../src/demo-world.ts';
import { aDestination } from '../delivering.ts';
import { aListing, aPublisher, type AList, type AListing, type APublisher } from '../factories.ts';
import { startFarSide } from '../fakes/http-far-side.ts';
import { countAll } from '../insight.ts';
import { aPerson, type APerson } from '../people.ts';
import { leadBody, post } from '../posting.ts';
import { lateClock } from './late-clock.ts';
import { openPlace, type Place } from './place.ts';
import { sellTogether } from './world-cosell.ts';
import { connect, crm, tellEvents } from './world-far.ts';
import { giveDeals, saveReport } from './world-deals.ts';
import { planCampaigns } from './world-campaigns.ts';
import { giveWork, openStatusPage, shareOut } from './world-work.ts';

/** Ids of one of each, for the screens that show one. */
export type World = {
  place: Place;
  publisherId: string;
  /** Of the marketplace, parked somewhere. */
  leadId: string;
  /** Of our own form, with its record of consent. */
  raisedId: string;
  /** Two people who are likely one. */
  duplicateId: string;
  listingId: string;
  destinationId: string;
  brokenId: string;
  /** It has events instead of leads. */
  eventsId: string;
  /** Of the operator. */
  fieldSellersId: string;
  providerId: string;
  poolId: string;
  opportunityId: string;
  campaignId: string;
  reportId: string;
  /** Changed there and here at once. */
  referralId: string;
  /** Out of step with its opportunity. */
  apartId: string;
  deliveryId: string;
  quarantineId: string;
  /** Where the public pages stand. */
  storePath: string;
  /** Where one sees how its leads flow. */
  statusPath: string;
  invitationPath: string;
  operator: APerson;
  owner: APerson;
  close(): Promise<void>;
};

type Door = { publisher: APublisher; listing: AListing; storePath: string; demo: DemoListing };

const days = 28;
const dayMs = 86_400_000;

export async function openWorld(): Promise<World> {
  const clock = lateClock(days * dayMs);
  const place = await openPlace({ clock });
  const { booted } = place;
  const far = crm();
  const farSide = await startFarSide(far.answer);
  const doors = await openDoors(place);
  const { publisher, listing, storePath } = doors[0]!;
  const { sales, portal, warehouse, fieldSellers } = await connect(place, publisher, farSide.url);
  const another = doors.find((door) => door.publisher !== publisher)!.publisher;
  await aDestination(booted, another, { name: 'Lead desk', settings: { url: `${farSide.url}/locked` } });
  await live(place, doors, clock, days, 1);
  far.lock();
  const path = `/api/v1/publishers/${publisher.id}/destinations/${warehouse.id}`;
  await booted.call('PATCH', path, { paused: true });
  await live(place, doors, clock, 1, 0);
  const events = await tellEvents(place, publisher, farSide.url);
  const cosell = await sellTogether(place, publisher, listing);
  await askMore(place, publisher);
  await ofOnePerson(place, listing);
  await raiseAHand(place, storePath);
  const people = await invite(place, publisher);
  const poolId = await shareOut(place, publisher, [people.owner.userId, people.sellerId]);

  const at = `/api/v1/publishers/${publisher.id}`;
  const first = async (path: string) => {
    const { status, body } = await booted.call<AList<{ id: string }>>('GET', `${at}/${path}`);
    if (status !== 200 || body.items.length === 0) throw new Error(`GET ${path}: ${JSON.stringify(body)}`);
    return body.items[0]!.id;
  };
  const leadId = await first('leads?kind=customer&deliveryState=parked');
  const campaignId = await planCampaigns(place, publisher, listing);
  await giveWork(place, publisher, people.owner, leadId);
  await countAll(booted);
  return {
    place,
    publisherId: publisher.id,
    leadId,
    listingId: listing.id,
    destinationId: sales.id,
    brokenId: portal.id,
    eventsId: events.id,
    deliveryId: await first('deliveries?state=parked'),
    quarantineId: await first('quarantine'),
    fieldSellersId: fieldSellers.id,
    duplicateId: await first('duplicates'),
    poolId,
    opportunityId: await giveDeals(place, publisher, people.owner),
    campaignId,
    reportId: await saveReport(place, publisher),
    referralId: cosell.referralId,
    apartId: cosell.apartId,
    raisedId: await first(`leads?listingId=${listing.id}&limit=1`),
    storePath,
    statusPath: await openStatusPage(place, publisher),
    ...people,
    async close() {
      await place.close();
      await farSide.close();
      await cosell.close();
    },
  };
}

async function openDoors({ booted }: Place): Promise<Door[]> {
  const doors: Door[] = [];
  for (const { slug, name, listings } of publishers) {
    const publisher = await aPublisher(booted, { slug, name });
    await booted.call('PATCH', `/api/v1/publishers/${publisher.id}`, { contact: `privacy@${slug}.example` });
    for (const demo of listings) {
      const listing = await aListing(booted, publisher, demo);
      const page = {
        published: true,
        summary: `${demo.title} by ${name}: up and running in a day.`,
        description:
          'Made with people who do the work.\n\n- Runs in your own subscription\n- Speaks six languages\n\nAsk us for a **demo**.',
      };
      const path = `/api/v1/publishers/${publisher.id}/listings/${listing.id}`;
      const { body } = await booted.call<{ page: { url: string } }>('PATCH', path, { page });
      doors.push({ publisher, listing, storePath: new URL(body.page.url).pathname, demo });
    }
  }
  return doors;
}

const browser = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/150', accept: 'text/html' };

/** From so many days ago until so many days ago. Weekends are quiet; the first publisher gets more than half of all leads. */
async function live(
  { booted }: Place,
  doors: Door[],
  clock: ReturnType<typeof lateClock>,
  from: number,
  until: number,
): Promise<void> {
  const { engine } = booted.house.delivering;
  for (let ago = from, n = from * 100; ago > until; ago--) {
    const today = ago % 7 < 2 ? 2 : 5 + ((ago * 5) % 6);
    for (let nth = 1; nth <= today; nth++, n++) {
      clock.be((ago - nth / (today + 1)) * dayMs);
      const { listing, storePath, demo } = doors[n % 5 < 3 ? n % 2 : n % doors.length]!;
      for (let views = 0; views <= n % 3; views++)
        await booted.web.inject({ url: storePath, headers: browser });
      await booted.web.inject({ url: `${storePath}/contact-me`, headers: browser });
      await post(booted, listing, demoBody(n, demo));
      await engine.settle();
    }
  }
  clock.be(until * dayMs);
  await engine.settle();
}

/** One who wrote from work and from home, and one with a slip in the address. */
async function ofOnePerson({ booted }: Place, listing: AListing): Promise<void> {
  const wanda = {
    FirstName: 'Wanda',
    LastName: 'Jaworska',
    Phone: '48225550144',
    Company: 'Jaworska i Synowie',
    Country: 'Poland',
  };
  const luis = { FirstName: 'Luís', LastName: 'Sequeira', Company: 'Sequeira Lda', Country: 'Portugal' };
  for (const lead of [
    { ...wanda, Email: 'wanda@jaworska.example' },
    { ...wanda, Email: 'wanda.jaworska@gmail.com', Company: 'Jaworska & Synowie', Title: 'Owner' },
    { ...luis, Email: 'luis@sequeira.example' },
    { ...luis, Email: 'luis.s@sequeira.example' },
  ])
    await post(booted, listing, leadBody(lead));
  await booted.house.delivering.engine.settle();
  while ((await takeInFresh(booted.app)) > 0);
  while ((await findDuplicates(booted.app)) > 0);
}

/** Fields of the publisher's own on its forms: two in use, one that was. */
async function askMore({ booted }: Place, publisher: APublisher): Promise<void> {
  const path = `/api/v1/publishers/${publisher.id}/lead-fields`;
  const options = [
    { value: 'paper', label: 'Paper', labels: { hu: 'Papír' } },
    { value: 'spreadsheet', label: 'Spreadsheets', labels: { hu: 'Táblázat' } },
  ];
  for (const field of [
    {
      name: 'employees',
      kind: 'number',
      label: 'Number of employees',
      labels: { hu: 'Alkalmazottak száma' },
    },
    {
      name: 'currentSystem',
      kind: 'choice',
      label: 'Current system',
      help: 'What you plan with today.',
      options,
    },
    { name: 'budget', kind: 'text', label: 'Budget' },
  ])
    await booted.call('POST', path, field);
  await booted.call('DELETE', `${path}/budget`);
}

async function raiseAHand(place: Place, storePath: string): Promise<void> {
  const { page, say, go } = await place.visit();
  await go(`${storePath}/contact-me?mktcmpid=spring-fair`);
  const typed = {
    firstName: 'Emília',
    lastName: 'Carvalho',
    email: 'emilia@padaria.example',
    company: 'Padaria Sol',
  };
  for (const [name, value] of Object.entries(typed))
    await page.getByLabel(say(`storefront.field.${name}`)).fill(value);
  await page.getByLabel(say('storefront.field.note')).fill('Can it plan three bakeries at once?');
  await page.getByLabel('Number of employees').fill('1250');
  await page.getByLabel('Current system').selectOption('spreadsheet');
  await page.getByRole('button', { name: say('storefront.call.contact-me') }).click();
  await page.getByRole('heading', { name: say('storefront.thanks.title') }).waitFor();
  await place.leave();
}

async function invite({ booted }: Place, publisher: APublisher) {
  const at = `/api/v1/publishers/${publisher.id}`;
  const name = (name: string, email: string) => ({ name, email: `${email}@northwind.example` });
  const owner = await aPerson(booted, publisher.id, 'owner', name('Ana Ribeiro', 'ana'));
  await aPerson(booted, publisher.id, 'marketer', name('Júlia Kertész', 'julia'));
  const seller = await aPerson(booted, publisher.id, 'seller', name('Marek Dąbek', 'marek'));
  const operator = await aPerson(booted, 'pub_operator', 'operator', {
    name: 'Tereza Nováková',
    email: 'tereza@marketplace.example',
  });
  const { body } = await booted.call<AList<{ id: string }>>('GET', `${at}/leads?kind=customer&limit=60`);
  const leadIds = body.items.filter((_, nth) => nth % 3 === 1).map(({ id }) => id);
  await booted.call('POST', `${at}/leads/assignments`, { leadIds, userId: seller.userId });
  await booted.call('POST', `${at}/keys`, { name: 'Monthly report', scopes: ['leads:read'] });
  const view = { screen: 'leads', name: 'Poland, not assigned', query: { country: 'PL', tab: 'unassigned' } };
  await booted.call('POST', `${at}/saved-views`, { ...view, shared: false }, owner.as);
  const invited = await booted.call<{ url: string }>('POST', `${at}/invitations`, {
    email: 'ola@northwind.example',
    role: 'seller',
  });
  const provider = await booted.call<{ id: string }>('POST', `${at}/identity-providers`, {
    name: 'Northwind (Entra ID)',
    issuer: 'https://login.microsoftonline.com/6dd23b5c-2c1a-4c1d-9a3e-1f2d3c4b5a69/v2.0',
    clientId: '0b7d6f0e-5a7c-4f0c-9f6e-2a8a4f1f3c11',
    clientSecret: 'a-secret-of-no-worth',
    allowedDomains: ['northwind.example'],
    trustsDomains: true,
  });
  const invitationPath = new URL(invited.body.url).pathname;
  return { operator, owner, sellerId: seller.userId, invitationPath, providerId: provider.body.id };
}
