// Four believable weeks in one installation: leads that arrived, a CRM that lost its key, something unreadable, people of every role.
import { demoBody, publishers, type DemoListing } from '../../src/demo-world.ts';
import type { Clock } from '../../src/platform/clock.ts';
import { aDestination } from '../delivering.ts';
import { aListing, aPublisher, type AList, type AListing, type APublisher } from '../factories.ts';
import { startFarSide, type Answer, type Seen } from '../fakes/http-far-side.ts';
import { aPerson, type APerson } from '../people.ts';
import { post } from '../posting.ts';
import { openPlace, type Place } from './place.ts';

/** Ids of one of each, for the screens that show one. */
export type World = {
  place: Place;
  publisherId: string;
  leadId: string;
  listingId: string;
  destinationId: string;
  brokenId: string;
  deliveryId: string;
  quarantineId: string;
  /** Where the public pages stand. */
  storePath: string;
  invitationPath: string;
  operator: APerson;
  owner: APerson;
  close(): Promise<void>;
};

type Door = { publisher: APublisher; listing: AListing; demo: DemoListing };

const days = 28;
const dayMs = 86_400_000;

export async function openWorld(): Promise<World> {
  const clock = lateClock();
  clock.be(days * dayMs);
  const place = await openPlace({ clock });
  const { booted } = place;
  const far = crm();
  const farSide = await startFarSide(far.answer);
  const doors = await openDoors(place);
  const { publisher, listing } = doors[0]!;
  const { sales, portal, warehouse } = await connect(place, publisher, farSide.url);
  await live(place, doors, clock, days, 1);
  far.lock();
  const path = `/api/v1/publishers/${publisher.id}/destinations/${warehouse.id}`;
  await booted.call('PATCH', path, { paused: true });
  await live(place, doors, clock, 1, 0);
  const { operator, owner, invitationPath } = await invite(place, publisher);

  const at = `/api/v1/publishers/${publisher.id}`;
  const first = async (path: string) => {
    const { status, body } = await booted.call<AList<{ id: string }>>('GET', `${at}/${path}`);
    if (status !== 200 || body.items.length === 0) throw new Error(`GET ${path}: ${JSON.stringify(body)}`);
    return body.items[0]!.id;
  };
  const page = await booted.call<AListing & { page: { url: string } }>('GET', `${at}/listings/${listing.id}`);
  return {
    place,
    publisherId: publisher.id,
    leadId: await first('leads?kind=customer&deliveryState=parked'),
    listingId: listing.id,
    destinationId: sales.id,
    brokenId: portal.id,
    deliveryId: await first('deliveries?state=parked'),
    quarantineId: await first('quarantine'),
    storePath: new URL(page.body.page.url).pathname,
    invitationPath,
    operator,
    owner,
    async close() {
      await place.close();
      await farSide.close();
    },
  };
}

/** Runs at the world's own pace, but so much behind. */
function lateClock(): Clock & { be(behindMs: number): void } {
  let behind = 0;
  // oxlint-disable-next-line unicorn/prefer-date-now -- the moment itself is what is moved
  return { now: () => new Date(Date.now() - behind), be: (ms) => void (behind = ms) };
}

type FarCrm = { answer(request: Seen): Answer; lock(): void };

/** Takes leads of people it can call, and none any more behind /locked once it no longer knows our key. */
function crm(): FarCrm {
  let calls = 0;
  let isLocked = false;
  return {
    lock: () => void (isLocked = true),
    answer({ path, body }) {
      if (path === '/locked' && isLocked) return { status: 401, body: '{"error":"unknown key"}' };
      if (path === '/sales' && body.includes('aiko@'))
        return { status: 422, body: '{"error":"the phone number cannot be right"}' };
      const headers = { 'content-type': 'application/json' };
      return { status: 200, headers, body: JSON.stringify({ id: `rec-${1000 + ++calls}` }) };
    },
  };
}

async function openDoors({ booted }: Place): Promise<Door[]> {
  const doors: Door[] = [];
  for (const { slug, name, listings } of publishers) {
    const publisher = await aPublisher(booted, { slug, name });
    for (const demo of listings) {
      const listing = await aListing(booted, publisher, demo);
      const page = {
        published: true,
        summary: `${demo.title} by ${name}: up and running in a day.`,
        description:
          'Made with people who do the work.\n\n- Runs in your own subscription\n- Speaks six languages\n\nAsk us for a **demo**.',
      };
      await booted.call('PATCH', `/api/v1/publishers/${publisher.id}/listings/${listing.id}`, { page });
      doors.push({ publisher, listing, demo });
    }
  }
  return doors;
}

async function connect({ booted }: Place, publisher: APublisher, url: string) {
  const at = (path: string) => ({ settings: { url: `${url}${path}` }, limits: { retryDelaysS: [5] } });
  await aDestination(booted, null, { name: 'Field seller CRM', ...at('/field') });
  return {
    sales: await aDestination(booted, publisher, { name: 'Sales CRM', ...at('/sales') }),
    portal: await aDestination(booted, publisher, { name: 'Partner portal', ...at('/locked') }),
    warehouse: await aDestination(booted, publisher, { name: 'Data warehouse', ...at('/warehouse') }),
  };
}

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
      const { listing, demo } = doors[n % 5 < 3 ? n % 2 : n % doors.length]!;
      await post(booted, listing, demoBody(n, demo));
      await engine.settle();
    }
  }
  clock.be(until * dayMs);
  await engine.settle();
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
  return { operator, owner, invitationPath: new URL(invited.body.url).pathname };
}
