// A believable fortnight in one installation: leads that arrived, a CRM that lost its key, something unreadable, people of every role.
import { demoBody, publishers, type DemoListing } from '../../src/demo-world.ts';
import type { Clock } from '../../src/platform/clock.ts';
import { aDestination } from '../delivering.ts';
import { startFarSide, type FarSide } from '../fakes/http-far-side.ts';
import { aListing, aPublisher, type AListing, type AList } from '../factories.ts';
import { aPerson, type APerson } from '../people.ts';
import { post } from '../posting.ts';
import { openPlace, type Place } from './place.ts';

/** Ids of one of each, for the screens that show one. */
export type World = {
  place: Place;
  publisherId: string;
  leadId: string;
  listingId: string;
  /** The public page's path. */
  storePath: string;
  destinationId: string;
  brokenId: string;
  deliveryId: string;
  quarantineId: string;
  invitationPath: string;
  operator: APerson;
  owner: APerson;
  close(): Promise<void>;
};

const days = 14;
const leadsADay = 9;
const dayMs = 86_400_000;

export async function openWorld(): Promise<World> {
  const clock = lateClock();
  const place = await openPlace({ clock });
  const { booted } = place;
  const farSide = await startFarSide(crm());
  const doors = await seed(place, farSide);
  const northwind = doors[0]!.publisherId;
  const owner = await aPerson(booted, northwind, 'owner', { name: 'Ana Ribeiro', email: 'ana@northwind.example' });
  const seller = await aPerson(booted, northwind, 'seller', { name: 'Marek Dąbek', email: 'marek@northwind.example' });
  await aPerson(booted, northwind, 'marketer', { name: 'Júlia Kertész', email: 'julia@northwind.example' });

  for (let day = 0, n = 0; day < days; day++) {
    // Weekends are quiet.
    const today = day % 7 > 4 ? 3 : leadsADay + (day % 4);
    for (let nth = 0; nth < today; nth++, n++) {
      clock.move((days - day - nth / today) * dayMs * 0.999);
      const { listing, demo } = doors[(n * n + n) % 7 % doors.length]!;
      await post(booted, listing, demoBody(n, demo));
    }
    await booted.house.delivering.engine.settle();
  }
  clock.move(0);
  await booted.house.delivering.engine.settle();

  // Sessions begin now, not a fortnight ago.
  const operator = await aPerson(booted, 'pub_operator', 'operator', { name: 'Tereza Nováková', email: 'tereza@market.example' });
  const signedIn = await booted.call('POST', '/api/v1/session', { email: owner.email, password: owner.password }, { key: null });
  void signedIn;
  const at = `/api/v1/publishers/${northwind}`;
  const first = async (path: string, query = '') =>
    (await booted.call<AList<{ id: string }>>('GET', `${at}/${path}?limit=1${query}`)).body.items[0]!.id;
  return {} as World;
}
