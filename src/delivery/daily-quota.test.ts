// A far side that takes so many in a day and says nothing: counted by hour, held over all processes, warned of in time.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFarSide, type FarSide } from '../../test/fakes/http-far-side.ts';
import {
  aDestination,
  aLead,
  attemptsOf,
  bootDelivering,
  deliveriesOf,
  type Delivering,
} from '../../test/delivering.ts';
import { aListing, aPublisher } from '../../test/factories.ts';
import sql from 'sql-template-tag';
import { freeAt } from './daily-quota.ts';

const hour = 3_600_000;
const now = new Date('2026-03-02T09:30:00Z');
const ago = (hours: number) => new Date(Date.parse('2026-03-02T09:00:00Z') - hours * hour);

describe('there is room again', () => {
  it.each<[string, Parameters<typeof freeAt>[0], string | null]>([
    ['now, of nothing', [], null],
    ['now, below it', [{ at: ago(0), tries: 9 }], null],
    ['a day after the hour that took all', [{ at: ago(3), tries: 10 }], '2026-03-03T07:00:00Z'],
    [
      'when the first of several hours is a day ago',
      [
        { at: ago(1), tries: 8 },
        { at: ago(20), tries: 2 },
      ],
      '2026-03-02T14:00:00Z',
    ],
    [
      'when enough of them are',
      [
        { at: ago(1), tries: 10 },
        { at: ago(20), tries: 2 },
      ],
      '2026-03-03T09:00:00Z',
    ],
    ['now, of an hour whose end is a day ago', [{ at: ago(25), tries: 50 }], null],
  ])('%s', (_, hours, free) => expect(freeAt(hours, 10, now)).toEqual(free === null ? null : new Date(free)));

  it('and never before: whenever it says so, fewer than that many were tried within a day', () => {
    const hours = fc.array(
      fc.record({ at: fc.integer({ min: 0, max: 30 }).map(ago), tries: fc.integer({ min: 0, max: 9 }) }),
    );
    fc.assert(
      fc.property(hours, (given) => {
        const free = freeAt(given, 10, now) ?? now;
        const within = given.filter(({ at }) => at.getTime() + hour > free.getTime() - 24 * hour);
        expect(within.reduce((sum, { tries }) => sum + tries, 0)).toBeLessThan(10);
      }),
    );
  });
});

describe('a form of 500 a day', () => {
  let house: Delivering;
  let far: FarSide;
  beforeAll(async () => {
    house = await bootDelivering();
    far = await startFarSide(() => ({ status: 200, headers: { 'is-processed': 'true' }, body: '<html>' }));
  });
  afterAll(async () => {
    await house.close();
    await far.close();
  });

  it('warns of four fifths, holds what is beyond it, and goes on when there is room', async () => {
    const publisher = await aPublisher(house);
    const listing = await aListing(house, publisher);
    const { id } = await aDestination(house, publisher, {
      kind: 'salesforce-web-to-lead',
      settings: { oid: '00D5e0000001AbC' },
    });
    await house.app.db.run(
      sql`update destinations set settings = settings || ${JSON.stringify({ formUrl: far.url })}::jsonb where id = ${id}`,
    );
    await house.house.delivering.engine.directory.refresh();
    const used = async (delivered: number) => {
      const at = new Date(Math.floor(house.clock.now().getTime() / hour) * hour - 2 * hour);
      await house.app.db.run(sql`
        insert into delivery_hours (publisher_id, destination_id, at, delivered, failed, speeds)
        values (${publisher.id}, ${id}, ${at}, ${delivered}, 0, '{}')
        on conflict (publisher_id, destination_id, at) do update set delivered = excluded.delivered`);
    };
    const codes = async () => {
      const { body } = await house.call('GET', `/api/v1/publishers/${publisher.id}/findings`);
      return (body.items as { subjectId: string; code: string; message: string }[])
        .filter(({ subjectId }) => subjectId === id)
        .map(({ code, message }) => `${code}: ${message}`);
    };
    await used(399);
    expect(await codes()).toEqual([]);
    await used(400);
    expect(await codes()).toEqual([
      expect.stringMatching(/^quota_near: 400 of the 500 .*Use Salesforce instead/),
    ]);

    await used(500);
    await aLead(house, listing);
    await aLead(house, listing);
    await house.settle();
    for (let hours = 0; hours < 20; hours++) await house.forward(hour);
    expect(far.seen).toHaveLength(0);
    const waiting = await deliveriesOf(house, publisher);
    expect(waiting.map(({ state }) => state)).toEqual(expect.arrayContaining(['waiting']));
    const [tried] = waiting.filter(({ attempts }) => attempts > 0);
    expect(await attemptsOf(house, publisher, tried!.id)).toEqual([
      expect.objectContaining({ reason: 'rate_limited', transcript: [] }),
    ]);
    for (let hours = 0; hours < 4; hours++) await house.forward(hour);
    await house.forward(2_000);
    await house.forward(2_000);
    expect(far.seen.length).toBe(2);
    expect((await deliveriesOf(house, publisher)).map(({ state }) => state)).toEqual([
      'delivered',
      'delivered',
    ]);
  });
});
