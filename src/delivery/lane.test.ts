// A lane by hand: what it takes, what it lets go, and when, with the times moved by the test.
import { beforeEach, describe, expect, it } from 'vitest';
import { sharedLead } from '../../test/fakes/lead.ts';
import { closedBreaker } from './breaker.ts';
import { defaultLimits, type Destination } from './destination.ts';
import type { Known } from './directory.ts';
import { Lane, type Push } from './lane.ts';

const start = Date.parse('2026-03-02T09:00:00Z');
const at = (s: number) => new Date(start + s * 1_000);

const destination: Destination = {
  id: 'dst_1',
  publisherId: 'pub_1',
  kind: 'webhook',
  role: 'publisher-crm',
  name: 'Our CRM',
  settings: {},
  limits: defaultLimits,
  forwardTestLeads: false,
  storefronts: null,
  listingIds: null,
  pausedAt: null,
  events: null,
  followsOpportunities: false,
  mapping: null,
  farTargets: null,
};
const well: Known['health'] = {
  openUntil: null,
  openedCount: 0,
  holdUntil: null,
  reason: null,
  detail: null,
};
const known = (health: Partial<Known['health']> = {}, more: Partial<Destination> = {}): Known => ({
  destination: { ...destination, ...more },
  health: { ...well, ...health },
});
let made = 0;
const push = (leaseUntil = at(90)): Push => ({
  publisherId: 'pub_1',
  deliveryId: `dlv_${++made}`,
  destinationId: 'dst_1',
  personId: null,
  attempts: 0,
  rung: 0,
  lead: sharedLead(),
  createdAt: at(0),
  leaseUntil,
});

let lane: Lane;
beforeEach(() => {
  lane = new Lane(known());
  lane.places = 2;
});
const fill = (count: number) => lane.queue.push(...Array.from({ length: count }, () => push()));
/** Takes what may start now. */
const started = (s: number) => {
  let count = 0;
  while (lane.next(at(s)).length > 0) {
    lane.calls++;
    count++;
  }
  return count;
};

describe('mode', () => {
  it.each<[string, Known, ReturnType<Lane['mode']>]>([
    ['nothing is wrong', known(), 'open'],
    ['it is paused', known({}, { pausedAt: at(-1) }), 'resting'],
    ['it was asked to rest', known({ holdUntil: at(1) }), 'resting'],
    ['that rest has just ended', known({ holdUntil: at(0) }), 'open'],
    ['the breaker is open', known({ openUntil: at(1) }), 'resting'],
    ['the breaker has rested', known({ openUntil: at(0) }), 'probe'],
    [
      'the breaker has rested and it was asked to rest',
      known({ openUntil: at(0), holdUntil: at(1) }),
      'resting',
    ],
    ['the breaker has rested and it is paused', known({ openUntil: at(0) }, { pausedAt: at(-1) }), 'resting'],
  ])('when %s', (_what, given, mode) => {
    expect(new Lane(given).mode(at(0))).toBe(mode);
  });

  it('without a place in the limits there is nothing to do', () => {
    lane.places = 0;
    expect(lane.mode(at(0))).toBe('resting');
    expect(lane.room(at(0))).toBe(0);
  });
});

describe('room', () => {
  it('is for four times what may be in flight, less what is held or promised', () => {
    expect(lane.room(at(0))).toBe(8);
    fill(3);
    lane.reserved = 2;
    lane.inFlight = 1;
    expect(lane.room(at(0))).toBe(2);
    lane.reserved = 20;
    expect(lane.room(at(0))).toBe(0);
  });

  it('under a rate limit is for what twenty seconds let through, and for one at least', () => {
    for (const [ratePerSecond, room] of [
      [100, 8],
      [0.2, 4],
      [0.1, 2],
      [0.001, 1],
    ] as const) {
      lane.ratePerSecond = ratePerSecond;
      expect(lane.room(at(0))).toBe(room);
    }
  });

  it.each([
    ['two calls’ worth for each place', 'azure-table', 2, null, 400],
    ['no more than a claim can bear', 'folder', 10, null, 2_000],
    ['one whole call at least', 'folder', 1, 0.001, 1_000],
    ['what twenty seconds’ calls carry', 'email-digest', 10, 0.1, 400],
  ])('of a far side that takes many together is for %s', (_, kind, places, ratePerSecond, room) => {
    lane = new Lane(known({}, { kind }));
    Object.assign(lane, { places, ratePerSecond });
    expect(lane.room(at(0))).toBe(room);
  });

  it('for a probe is one, once this process has the right to it and holds nothing else', () => {
    lane.update(known({ openUntil: at(0) }));
    expect(lane.room(at(1))).toBe(0);
    lane.probing = true;
    expect(lane.room(at(1))).toBe(1);
    lane.inFlight = 1;
    expect(lane.room(at(1))).toBe(0);
  });
});

describe('next', () => {
  it('lets as many go as there are places, in order', () => {
    fill(3);
    const [first, second] = lane.queue;
    expect(lane.next(at(0))).toEqual([first]);
    lane.calls++;
    expect(lane.next(at(0))).toEqual([second]);
    lane.calls++;
    expect(lane.next(at(0))).toEqual([]);
    lane.calls--;
    expect(lane.next(at(0))).toHaveLength(1);
    expect(lane.next(at(0))).toEqual([]);
  });

  it('lets nothing go while it rests, and one for a probe', () => {
    fill(3);
    lane.update(known({ openUntil: at(10) }));
    expect(started(9)).toBe(0);
    expect(started(10)).toBe(0);
    lane.probing = true;
    expect(started(10)).toBe(1);
  });

  it('sends together what its far side takes together, a probe alone, and nothing that would outlive its lease', () => {
    lane.update(known({}, { kind: 'azure-table' }));
    fill(150);
    lane.queue[50]!.leaseUntil = at(20);
    const [first] = lane.queue;
    expect(lane.next(at(0))).toHaveLength(100);
    expect(lane.hungry).toBe(true);
    expect(lane.queue).toHaveLength(49);
    lane.queue.unshift(first!);
    lane.update(known({ openUntil: at(0) }, { kind: 'azure-table' }));
    lane.probing = true;
    expect(lane.next(at(0))).toEqual([first]);
  });

  it('drops what would outlive its lease, without spending the rate on it', () => {
    lane.ratePerSecond = 0.1;
    const [old, late, fresh] = [push(at(20)), push(at(21)), push(at(90))];
    lane.queue.push(old, late, fresh);
    lane.hungry = false;
    // 20 s is the time-out: a try that starts now could last until the lease of the second ends.
    expect(lane.next(at(1))).toEqual([fresh]);
    expect(lane.hungry).toBe(true);
  });
});

describe('the rate', () => {
  it('lets one second’s worth go at once, then spreads the rest', () => {
    lane.places = 100;
    lane.ratePerSecond = 4;
    fill(20);
    expect(started(0)).toBe(4);
    expect(lane.waitMs(at(0))).toBe(250);
    expect(started(0.2)).toBe(0);
    expect(started(0.25)).toBe(1);
    expect(started(0.75)).toBe(2);
    expect(started(60)).toBe(4);
  });

  it('below one a second lets one go at a time', () => {
    lane.places = 100;
    lane.ratePerSecond = 0.5;
    fill(5);
    expect(started(0)).toBe(1);
    expect(lane.waitMs(at(0))).toBe(2_000);
    expect(started(1.9)).toBe(0);
    expect(started(2)).toBe(1);
    expect(started(60)).toBe(1);
  });

  it('does not mind a clock that goes back', () => {
    lane.ratePerSecond = 1;
    fill(3);
    expect(started(10)).toBe(1);
    expect(started(5)).toBe(0);
    expect(started(6)).toBe(1);
  });

  it('rings one alarm at a time, and none when nothing waits', () => {
    lane.ratePerSecond = 1;
    expect(lane.alarmMs(at(0))).toBeNull();
    fill(3);
    expect(lane.alarmMs(at(0))).toBeNull();
    started(0);
    expect(lane.alarmMs(at(0))).toBe(1_000);
    expect(lane.alarmMs(at(0.5))).toBeNull();
    lane.alarmRang();
    expect(lane.alarmMs(at(0.5))).toBe(500);
  });
});

describe('what others know', () => {
  it('is taken over: another process opened, closed or was asked to rest', () => {
    lane.update(known({ openUntil: at(30), openedCount: 2 }));
    expect(lane.breaker).toMatchObject({ openUntil: at(30), opened: 2 });
    lane.update(known({ holdUntil: at(9) }));
    expect(lane.mode(at(8))).toBe('resting');
    expect(lane.mode(at(9))).toBe('open');
  });

  it('that it is mended makes it forget its failures, else they are kept', () => {
    lane.breaker = { failures: 3, openUntil: null, opened: 0 };
    lane.update(known());
    expect(lane.breaker.failures).toBe(3);
    lane.breaker = { failures: 5, openUntil: at(30), opened: 1 };
    lane.update(known());
    expect(lane.breaker).toEqual(closedBreaker);
  });

  it('does not disturb a probe, nor what is just being written down', () => {
    lane.breaker = { failures: 5, openUntil: at(0), opened: 1 };
    lane.probing = true;
    lane.update(known({ openUntil: at(25), openedCount: 1 }));
    expect(lane.breaker.openUntil).toEqual(at(0));
    lane.probing = false;
    lane.beginTelling();
    lane.holdUntil = at(60);
    lane.update(known());
    expect(lane.holdUntil).toEqual(at(60));
    expect(lane.breaker.openUntil).toEqual(at(0));
  });

  it('is not undone by what was read before it was written down', () => {
    lane.beginTelling();
    lane.holdUntil = at(60);
    lane.endTelling(1_000);
    lane.update(known(), 999);
    expect(lane.holdUntil).toEqual(at(60));
    lane.update(known({ holdUntil: at(90) }), 1_001);
    expect(lane.holdUntil).toEqual(at(90));
  });

  it('settings and limits are taken over at any time', () => {
    lane.beginTelling();
    lane.update(known({}, { name: 'Another name' }));
    expect(lane.destination.name).toBe('Another name');
  });
});
