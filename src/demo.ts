// The demo: a world of its own in a folder of its own, with leads coming in and far sides that behave like real ones.
import { rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { operatorActor } from './accounts/actor.ts';
import { createOperatorKey } from './accounts/keys.ts';
import { createPublisher } from './accounts/publishers.ts';
import { shownUrl } from './catalog/intake-tokens.ts';
import { createListing } from './catalog/list-offer.ts';
import { listingById } from './catalog/store.ts';
import { createDestination } from './delivery/create-destination.ts';
import { ledger } from './delivery/ledger-store.ts';
import { demoBody, publishers, type DemoListing } from './demo-world.ts';
import type { House } from './house.ts';
import { complain, start, untilSignal } from './main.ts';
import { readConfig } from './platform/config.ts';
import { operatorId } from './platform/ids.ts';

type Door = { url: string; listing: DemoListing };

/** Plays `leads` leads and then waits to be looked at, or ends when `once`. Never touches another database than its own. */
export async function runDemo({ leads, once }: { leads: number; once?: boolean }): Promise<void> {
  const given = readConfig();
  const dataDir = join(given.dataDir, 'demo');
  rmSync(dataDir, { recursive: true, force: true });
  const farSide = await openFarSide();
  const config = {
    ...given,
    dataDir,
    databaseUrl: null,
    allowPrivateDestinations: true,
    logLevel: 'error' as const,
    operatorKey: null,
  };
  const house = await start({ serve: true, work: true }, config).catch(complain);
  const key = await createOperatorKey(house.app, operatorActor, 'demo');
  const doors = await seed(house, `http://127.0.0.1:${(farSide.address() as AddressInfo).port}`);
  await play(house, doors, leads);
  await report(house, key.key);
  if (!once) await untilSignal();
  await house.close();
  farSide.close();
  farSide.closeAllConnections();
}

/** Publishers with listings and a CRM each, and the operator's field-seller CRM. One CRM has lost its credentials, as they do. */
async function seed(house: House, farSide: string): Promise<Door[]> {
  const { app, delivering } = house;
  const doors: Door[] = [];
  const webhook = (name: string, path: string) => ({
    kind: 'webhook',
    name,
    settings: { url: `${farSide}${path}` },
  });
  await createDestination(
    app,
    operatorActor,
    operatorId,
    'field-seller-crm',
    webhook('Field seller CRM', '/field'),
  );
  for (const { slug, name, listings } of publishers) {
    const { id } = await createPublisher(app, operatorActor, { slug, name });
    const path = slug === 'fjordgrid' ? '/locked' : '/crm';
    await createDestination(app, operatorActor, id, 'publisher-crm', webhook(`${name} CRM`, path));
    for (const { sharing = true, ...listing } of listings) {
      const listingId = await createListing(app, operatorActor, id, { ...listing, sharing });
      const listed = (await listingById(app.db, id, listingId))!;
      doors.push({ url: shownUrl(app, { id: listed.tokenId, sealed: listed.sealedToken }), listing });
    }
  }
  await delivering.engine.directory.refresh();
  return doors;
}

/** Posts leads as a marketplace does, a few a second, with a line that tells how far it is. */
async function play({ delivering }: House, doors: Door[], leads: number): Promise<void> {
  for (let n = 0; n < leads; n++) {
    const { url, listing } = doors[n % doors.length]!;
    const body = demoBody(n, listing);
    await delivering.ways.http.send(
      { method: 'POST', url, headers: { 'content-type': 'application/json' }, body },
      10_000,
    );
    const line = `playing leads ${n + 1}/${leads}`;
    process.stdout.write(process.stdout.isTTY ? `\r${line}` : n % 20 === 19 ? `${line}\n` : '');
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  process.stdout.write('\n');
  await delivering.engine.settle();
}

async function report({ app, delivering }: House, key: string): Promise<void> {
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
  process.stdout.write(
    `\nLook around: ${url}/docs\nwith the key ${key}, such as\n` +
      `  curl -H 'Authorization: Bearer ${key}' ${url}/api/v1/operator/findings\nCtrl-C ends the demo.\n`,
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
