// What runs by the clock: old transcripts go, the proof of delivery stays; and the backlog is measured.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  aDestination,
  aLead,
  attemptsOf,
  bootDelivering,
  deliveriesOf,
  destinationsPath,
  startCrm,
  type ADestination,
  type Crm,
  type Delivering,
} from '../../test/delivering.ts';
import { aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { measureBacklog, removeOldTranscripts, transcriptDays } from './upkeep.ts';

const day = 86_400_000;

let house: Delivering;
let publisher: APublisher;
let listing: AListing;
let crm: Crm;
let destination: ADestination;

beforeAll(async () => {
  house = await bootDelivering();
  crm = await startCrm();
});
afterAll(async () => {
  await house.close();
  await crm.close();
});
beforeEach(async () => {
  await house.app.db.run(sql`update deliveries set state = 'parked'`);
  crm.answer = { status: 200 };
  publisher = await aPublisher(house);
  listing = await aListing(house, publisher);
  destination = await aDestination(house, publisher, { settings: { url: crm.url } });
});

it('transcripts go after their time, the proof of delivery stays', async () => {
  await aLead(house, listing);
  await house.forward((transcriptDays - 1) * day);
  await aLead(house, listing);
  await house.settle();
  const [old, young] = await deliveriesOf(house, publisher);
  await removeOldTranscripts(house.app);
  expect(await attemptsOf(house, publisher, old!.id)).toHaveLength(1);
  await house.forward(2 * day);
  await removeOldTranscripts(house.app);
  expect(await attemptsOf(house, publisher, old!.id)).toEqual([]);
  expect(await attemptsOf(house, publisher, young!.id)).toHaveLength(1);
  expect((await deliveriesOf(house, publisher))[0]).toEqual(old);
});

describe('the backlog', () => {
  const gauges = async () => {
    await measureBacklog(house.app);
    const text = (await house.call<string>('GET', '/metrics')).body;
    const value = (name: string) =>
      Number(new RegExp(`^${name.replace(/[{}"]/g, '\\$&')} (\\S+)$`, 'm').exec(text)?.[1] ?? NaN);
    return {
      scheduled: value('leadshare_deliveries_unfinished{state="scheduled"}'),
      waiting: value('leadshare_deliveries_unfinished{state="waiting"}'),
      oldestS: value('leadshare_oldest_due_seconds'),
    };
  };
  const alarms = () => house.lines.filter(({ msg }) => msg === 'deliveries.backlog_old').length;

  it('is nothing when all is delivered', async () => {
    await aLead(house, listing);
    await house.settle();
    expect(await gauges()).toEqual({ scheduled: NaN, waiting: NaN, oldestS: 0 });
  });

  it('counts by state, and the age of what is due though its destination is well raises the alarm', async () => {
    crm.script({ status: 500 });
    await aLead(house, listing);
    await house.settle();
    await house.house.delivering.engine.stop();
    await aLead(house, listing);
    expect(await gauges()).toEqual({ scheduled: 1, waiting: 1, oldestS: 0 });
    const before = alarms();
    house.clock.forward(60_000);
    expect((await gauges()).oldestS).toBe(60);
    expect(alarms()).toBe(before);
    house.clock.forward(15 * 60_000);
    expect((await gauges()).oldestS).toBe(16 * 60);
    expect(alarms()).toBe(before + 1);
    house.house.delivering.engine.start();
    await house.settle();
    expect(await gauges()).toEqual({ scheduled: NaN, waiting: NaN, oldestS: 0 });
  });

  it('leaves out what rests on purpose', async () => {
    await house.call('PATCH', `${destinationsPath(publisher)}/${destination.id}`, { paused: true });
    await aLead(house, listing);
    const before = alarms();
    house.clock.forward(day);
    expect(await gauges()).toMatchObject({ scheduled: 1, oldestS: 0 });
    expect(alarms()).toBe(before);
  });
});
