// The demo: a world of its own in a folder of its own, with leads coming in and far sides that behave like real ones.
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ledger } from './delivery/ledger-store.ts';
import { rhythm } from './demo-rhythm.ts';
import { campaignIds, planYear, reckonInEuro } from './demo-business.ts';
import { showNumbers, type Raised } from './demo-insight.ts';
import { deedsFor, keepUp, shareOut, type Ask, type Deed, type Told } from './demo-work.ts';
import { customer, demoBody, isPlain, pageOf, people, publishers, type DemoListing } from './demo-world.ts';
import type { House } from './house.ts';
import { start, untilSignal } from './main.ts';
import { lateClock } from './platform/clock.ts';
import { complain } from './platform/complain.ts';
import { readConfig, Secret } from './platform/config.ts';
import { operatorId } from './platform/ids.ts';

/** How old the demo's world is: four weeks, and the four before them to compare with. */
const weeksMs = 56 * 86_400_000;

type Door = { url: string; page: string; listing: DemoListing; publisherId: string };

/** Plays `leads` leads and then waits to be looked at, or ends when `once`. Never touches another database than its own. */
export async function runDemo({ leads, once }: { leads: number; once?: boolean }): Promise<void> {
  const given = readConfig();
  const dataDir = join(given.dataDir, 'demo');
  rmSync(dataDir, { recursive: true, force: true });
  const [key, password] = [randomBytes(18).toString('base64url'), randomBytes(9).toString('base64url')];
  const farSide = await openFarSide();
  const config = {
    ...given,
    dataDir,
    databaseUrl: null,
    allowPrivateDestinations: true,
    logLevel: 'fatal' as const,
    operatorKey: new Secret(key),
    publicUrl: null,
    // Nobody there has a real address.
    smtpUrl: null,
  };
  // The world begins weeks ago and is brought up to now lead by lead, by nothing but the clock.
  const clock = lateClock(weeksMs);
  const house = await start({ serve: true, work: true }, config, {}, clock).catch(complain);
  const ask = asOperator(house, key);
  const { doors, publisherIds } = await seed(
    ask,
    `http://127.0.0.1:${(farSide.address() as AddressInfo).port}`,
  );
  const worked = publisherIds[0]!;
  await shareOut(ask, worked, await invite(ask, worked, password));
  const { items: listings } = await ask('GET', `/publishers/${worked}/listings`);
  const begins = house.app.clock.now().getTime();
  const bills = await planYear(ask, worked, listings, begins);
  await reckonInEuro(ask, worked, begins);
  const raised = await play(house, ask, { doors, worked, leads, clock, bills });
  const codes = listings.map(({ storefront }) => campaignIds[storefront]!);
  const ends = begins + weeksMs;
  const statusUrl = await showNumbers(ask, worked, { listings, codes, raised, begins, ends });
  await ask('POST', `/publishers/${worked}/saved-views`, {
    screen: 'leads',
    name: 'Poland, not assigned',
    query: { country: 'PL', tab: 'unassigned' },
    shared: true,
  });
  const guest = await ask('POST', `/publishers/${operatorId}/invitations`, {
    email: 'you@marketplace.example',
    role: 'operator',
  });
  await report(house, { key, password, invitation: guest.url, statusUrl });
  if (!once) await untilSignal();
  await house.close();
  farSide.close();
  farSide.closeAllConnections();
}

function asOperator({ web }: House, key: string): Ask {
  return async (method, url, body) => {
    const type = typeof body === 'string' ? { 'content-type': 'text/csv' } : {};
    const headers = { authorization: `Bearer ${key}`, ...type };
    const answer = await web!.inject({
      method,
      url: `/api/v1${url}`,
      headers,
      ...(body && { payload: body }),
    });
    if (answer.statusCode >= 400) throw new Error(`${method} ${url}: ${answer.body}`);
    return answer.json<Told>();
  };
}

/** Publishers with published listings and a CRM each, and the operator's field-seller CRM. One far side has lost its key, as they do. */
async function seed(ask: Ask, farSide: string): Promise<{ doors: Door[]; publisherIds: string[] }> {
  const doors: Door[] = [];
  const publisherIds: string[] = [];
  const webhook = (name: string, path: string) => ({
    kind: 'webhook',
    name,
    settings: { url: `${farSide}${path}` },
  });
  const field = webhook('Field seller CRM', '/field');
  await ask('POST', '/operator/destinations', { ...field, role: 'field-seller-crm' });
  for (const { slug, name, listings } of publishers) {
    const { id } = await ask('POST', '/publishers', { slug, name });
    const at = `/publishers/${id}`;
    publisherIds.push(id);
    await ask('POST', `${at}/destinations`, webhook(`${name} CRM`, '/crm'));
    if (publisherIds.length === 1)
      await ask('POST', `${at}/destinations`, webhook('Partner portal', '/locked'));
    for (const listing of listings) {
      const { sharing = true, ...offer } = listing;
      const made = await ask('POST', `${at}/listings`, { ...offer, leadSharing: { enabled: sharing } });
      const { page } = await ask('PATCH', `${at}/listings/${made.id}`, { page: pageOf(name, offer.title) });
      doors.push({ url: made.leadSharing.intakeUrl, page: page.url, listing, publisherId: id });
    }
  }
  return { doors, publisherIds };
}

/** All have the same password, which is told at the end. Answers who sells. */
async function invite(ask: Ask, publisherId: string, password: string): Promise<string[]> {
  const sellers: string[] = [];
  for (const { name, email, role } of people) {
    const at = `/publishers/${role === 'operator' ? operatorId : publisherId}`;
    const { url } = await ask('POST', `${at}/invitations`, { email, role });
    const { userId } = await ask('POST', new URL(url).pathname, { name, password });
    if (role === 'seller') sellers.push(userId);
  }
  return sellers;
}

type Played = {
  doors: Door[];
  worked: string;
  leads: number;
  clock: ReturnType<typeof lateClock>;
  bills: Deed[];
};

/** Posts leads as a marketplace does, over the weeks up to now, with a line that tells how far it is; meanwhile people work. */
async function play(
  house: House,
  ask: Ask,
  { doors, worked, leads, clock, bills }: Played,
): Promise<Raised[]> {
  const { app, delivering } = house;
  const from = app.clock.now().getTime();
  const moments = rhythm(leads, from, from + weeksMs);
  const deeds = [...bills];
  const raised: Raised[] = [];
  const passUntil = async (end: number) => {
    for (;;) {
      const next = deeds.toSorted((one, other) => one.at - other.at)[0];
      if (next === undefined || next.at > end) break;
      deeds.splice(deeds.indexOf(next), 1);
      clock.forwardTo(next.at);
      await keepUp(house);
      await next.act();
    }
    clock.forwardTo(end);
  };
  for (const [n, at] of moments.entries()) {
    await passUntil(at);
    const { nth, atFair } = doorOf(n, (at - from) / weeksMs, doors.length);
    const { url, page, listing, publisherId } = doors[nth]!;
    const { pathname } = new URL(page);
    for (let views = 0; views <= n % 4; views++) await house.web!.inject({ url: pathname, headers });
    if (n % 3 === 0) await house.web!.inject({ url: `${pathname}/contact-me`, headers });
    const body = demoBody(n, listing, atFair);
    if (publisherId === worked && isPlain(n))
      raised.push({ at, offer: listing.title, customer: customer(n, atFair) });
    const { body: said } = await delivering.ways.http.send(
      { method: 'POST', url, headers: { 'content-type': 'application/json' }, body },
      10_000,
    );
    await keepUp(house);
    const { id } = JSON.parse(said.toString()) as Told;
    if (publisherId === worked && id.startsWith('lead_')) deeds.push(...deedsFor(ask, worked, id, n, at));
    const line = `playing leads ${n + 1}/${leads}`;
    process.stdout.write(process.stdout.isTTY ? `\r${line}` : n % 20 === 19 ? `${line}\n` : '');
    // What is on its way arrives before hours pass, what was asked to wait for some seconds too.
    await delivering.engine.settle();
    clock.forwardTo(at + 30_000);
    await delivering.engine.settle();
  }
  process.stdout.write('\n');
  await passUntil(from + weeksMs);
  clock.forwardTo(Infinity);
  await keepUp(house);
  await delivering.engine.settle();
  return raised;
}

/** Looks like a person, or a program that says so: only people's views are counted. */
const headers = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/150', accept: 'text/html' };

/** Four of five leads are the first publisher's: at first most for one listing, from a fair; when that is over, for the other. */
function doorOf(n: number, share: number, doors: number): { nth: number; atFair: boolean } {
  const turn = n % 5;
  if (turn === 0) return { nth: 2 + (Math.floor(n / 5) % (doors - 2)), atFair: false };
  if (share < 0.5) return { nth: turn === 4 ? 1 : 0, atFair: turn === 1 || turn === 2 };
  return { nth: turn === 1 ? 0 : 1, atFair: false };
}

type Ways = { key: string; password: string; invitation: string; statusUrl: string };

async function report(
  { app, delivering }: House,
  { key, password, invitation, statusUrl }: Ways,
): Promise<void> {
  const lines = await ledger(
    app.db,
    { publisherId: null, destinationId: null, from: null, to: null },
    app.clock.now(),
  );
  for (const line of lines) {
    const name = delivering.engine.directory.byId(line.destinationId)?.destination.name ?? line.destinationId;
    const parts = (['delivered', 'scheduled', 'waiting', 'parked', 'withheld'] as const).map(
      (state) => `${line[state]} ${state}`,
    );
    process.stdout.write(
      `${name.padEnd(28)} ${String(line.received).padStart(3)} received = ${parts.join(' + ')}\n`,
    );
  }
  const url = app.publicUrl();
  const who = people.map(({ email, role }) => `  ${email.padEnd(28)} ${role}\n`).join('');
  process.stdout.write(
    `\nCome in as an operator under a name of your own, open once: ${invitation}\n` +
      `Or open ${url} and sign in as one of\n${who}with the password ${password}\n` +
      `The public pages are at ${url}/store, the API at ${url}/docs, with the key ${key}\n` +
      `How the first publisher's leads flow, for whoever has the address: ${statusUrl}\nCtrl-C ends the demo.\n`,
  );
}

/** A CRM that is busy now and then, one that answers well, and one that no longer knows our key. */
function openFarSide(): Promise<Server> {
  let calls = 0;
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      calls++;
      if (request.url === '/locked') return response.writeHead(401).end('{"error":"unknown key"}');
      if (request.url === '/crm' && calls % 9 === 0)
        return response.writeHead(503, { 'retry-after': '3' }).end();
      return response.writeHead(200, { 'content-type': 'application/json' }).end(`{"id":"rec-${calls}"}`);
    });
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
