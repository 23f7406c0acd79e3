// Leads that are gathered and go together: at their hour, whoever is there by then, or at once where a person says so.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  aDestination,
  aLead,
  bootDelivering,
  deliveriesOf,
  destinationsPath,
  type ADestination,
  type Delivering,
} from '../../test/delivering.ts';
import { startMailbox, type Mailbox } from '../../test/fakes/smtp.ts';
import { aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { Engine } from './engine.ts';

const minute = 60_000;

let house: Delivering;
let mailbox: Mailbox;
let publisher: APublisher;
let listing: AListing;
let home: string;

beforeAll(async () => {
  mailbox = await startMailbox();
  home = mkdtempSync(join(tmpdir(), 'leadshare-gathered-'));
  house = await bootDelivering({ LEADSHARE_DROP_DIR: home, SMTP_URL: mailbox.url });
});
afterAll(async () => {
  await house.close();
  await mailbox.close();
  rmSync(home, { recursive: true });
});
beforeEach(async () => {
  // Five past some hour.
  const now = house.clock.now().getTime();
  house.clock.forward(60 * minute - (now % (60 * minute)) + 5 * minute);
  publisher = await aPublisher(house);
  listing = await aListing(house, publisher);
});
afterEach(() => house.settle());

const hourly = () =>
  aDestination(house, publisher, {
    kind: 'folder',
    settings: { folder: 'in', format: 'ndjson', gather: 'hourly' },
  });
const lead = (given: Record<string, unknown> = {}) => {
  house.clock.forward(1);
  return aLead(house, listing, given);
};
const toTheHour = () => house.forward(60 * minute - (house.clock.now().getTime() % (60 * minute)));
/** Lead ids by file, in no order of files. */
const files = () =>
  readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.parentPath.includes(publisher.id))
    .map((entry) =>
      readFileSync(join(entry.parentPath, entry.name), 'utf8')
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { lead: { id: string } }).lead.id),
    );
const ledgerOf = async ({ id }: ADestination) => {
  const path = `/api/v1/publishers/${publisher.id}/ledger?destinationId=${id}`;
  return (await house.call<{ items: Record<string, number>[] }>('GET', path)).body.items[0]!;
};
const replay = async (body: object) => {
  const { status } = await house.call('POST', `/api/v1/publishers/${publisher.id}/replays`, body);
  expect(status).toBe(202);
  await house.settle();
};

describe('the leads of an hour', () => {
  it('wait for its end, and go in one file, those of one person too', async () => {
    const destination = await hourly();
    const ids = [await lead({ Email: 'a@x.example' }), await lead({ Email: 'a@x.example' }), await lead()];
    await house.settle();
    expect(files()).toEqual([]);
    const hour = new Date(Math.ceil(house.clock.now().getTime() / (60 * minute)) * 60 * minute);
    for (const { state, dueAt } of await deliveriesOf(house, publisher))
      expect({ state, dueAt }).toEqual({ state: 'scheduled', dueAt: hour.toISOString() });
    expect(await ledgerOf(destination)).toMatchObject({ received: 3, scheduled: 3, delivered: 0 });
    await toTheHour();
    expect(files()).toEqual([ids]);
    expect(await ledgerOf(destination)).toMatchObject({ received: 3, scheduled: 0, delivered: 3 });
    const next = await lead();
    await toTheHour();
    expect(files().toSorted((a, b) => b.length - a.length)).toEqual([ids, [next]]);
  });

  it('go by another process when this one is gone', async () => {
    await hourly();
    const ids = [await lead(), await lead()];
    const { engine, ways, tally } = house.house.delivering;
    await engine.stop();
    const other = new Engine({ ...house.app, nodeId: 'nod_other' }, ways, tally);
    await other.directory.refresh();
    other.start();
    await toTheHour();
    await other.settle();
    await other.stop();
    engine.start();
    expect(files()).toEqual([ids]);
  });

  it('stay together while it is paused, and go when it goes on', async () => {
    const { id } = await hourly();
    const path = `${destinationsPath(publisher)}/${id}`;
    const ids = [await lead(), await lead()];
    await house.call('PATCH', path, { paused: true });
    await toTheHour();
    expect(files()).toEqual([]);
    await house.call('PATCH', path, { paused: false });
    await house.house.delivering.engine.directory.refresh();
    await house.settle();
    expect(files()).toEqual([ids]);
  });
});

describe('what was withheld', () => {
  const shared = async (enabled: boolean) => {
    await house.call('PATCH', `/api/v1/publishers/${publisher.id}/listings/${listing.id}`, {
      leadSharing: { enabled },
    });
    await house.settle();
  };

  it('goes with all others when the hour ends, to a destination that is new as well', async () => {
    await shared(false);
    await hourly();
    const withheld = [await lead({ Email: 'ada@x.example' }), await lead({ Email: 'ada@x.example' })];
    await aDestination(house, publisher, {
      kind: 'folder',
      settings: { folder: 'later', format: 'ndjson', gather: 'hourly' },
    });
    await shared(true);
    const another = await lead({ Email: 'ada@x.example' });
    await house.settle();
    expect(files()).toEqual([]);
    const due = new Set(
      (await deliveriesOf(house, publisher, { state: 'scheduled' })).map(({ dueAt }) => dueAt),
    );
    const hour = Math.ceil(house.clock.now().getTime() / (60 * minute)) * 60 * minute;
    expect([...due]).toEqual([new Date(hour).toISOString()]);
    await toTheHour();
    expect(files().map((ids) => ids.toSorted())).toEqual([
      [...withheld, another].toSorted(),
      [...withheld, another].toSorted(),
    ]);
  });

  it('is in the mail of the day', async () => {
    await shared(false);
    const settings = { to: 'sales@x.example', hour: '07:00' };
    await aDestination(house, publisher, { kind: 'email-digest', settings });
    await lead();
    await shared(true);
    const [{ dueAt } = { dueAt: null }] = await deliveriesOf(house, publisher);
    expect(dueAt).toMatch(/T07:00:00/);
  });
});

describe('what a person sends', () => {
  it('again goes at once', async () => {
    await hourly();
    const id = await lead();
    await toTheHour();
    house.clock.forward(minute);
    const { id: deliveryId, deliveredAt } = (await deliveriesOf(house, publisher))[0]!;
    await replay({ deliveryIds: [deliveryId] });
    const [again] = await deliveriesOf(house, publisher);
    expect(again).toMatchObject({ leadId: id, state: 'delivered', attempts: 2 });
    expect(again!.deliveredAt).not.toBe(deliveredAt);
  });

  it('of the time before the destination was there goes at once and together, those of one person too', async () => {
    const ids = [await lead({ Email: 'a@x.example' }), await lead({ Email: 'a@x.example' }), await lead()];
    const destination = await hourly();
    await replay({ destinationId: destination.id });
    expect(files()).toEqual([ids]);
    expect(await ledgerOf(destination)).toMatchObject({ received: 3, delivered: 3 });
  });
});

it('a check of a destination that gathers does not wait, and is one lead alone', async () => {
  const { id } = await aDestination(house, publisher, {
    kind: 'email-digest',
    settings: { to: 'sales@example.com', hour: '08:00' },
  });
  await lead();
  const answer = await house.call('POST', `${destinationsPath(publisher)}/${id}/checks`);
  expect(answer.body).toMatchObject({ outcome: 'delivered' });
  expect(mailbox.mails.at(-1)).toMatchObject({ subject: '1 new lead' });
  expect((await deliveriesOf(house, publisher))[0]).toMatchObject({ state: 'scheduled', attempts: 0 });
});
