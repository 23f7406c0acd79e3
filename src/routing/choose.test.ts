// The turn goes round by weight, among those who are free, and never to who is not.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choose, grant, type Candidate, type Choice, type PoolState } from './choose.ts';
import { openingOf } from './hours.ts';

const monday = new Date('2026-03-02T09:00:00Z');
const tomorrow = new Date('2026-03-03T00:00:00Z');
const nobody: ReadonlySet<string> = new Set();

const member = (userId: string, given: Partial<Candidate> = {}): Candidate => ({
  userId,
  weight: 1,
  capADay: null,
  capOpen: null,
  due: 0,
  given: 0,
  today: 0,
  open: 0,
  tomorrow,
  opening: null,
  absences: [],
  works: true,
  ...given,
});
const poolOf = (...candidates: Candidate[]): PoolState => ({ outside: 'wait', candidates });
const evenings = openingOf({ timeZone: 'UTC', windows: [{ day: 1, from: '18:00', to: '22:00' }] });

/** Hands out so many leads one after the other. */
function handOut(pool: PoolState, leads: number, at = monday): Choice[] {
  return Array.from({ length: leads }, () => {
    const choice = choose(pool, at, nobody);
    grant(pool, choice);
    return choice;
  });
}
const whoGot = (choices: Choice[]) => choices.map(({ userId }) => userId);

describe('the turn', () => {
  it('goes round, spread by weight', () => {
    const pool = poolOf(member('a', { weight: 3 }), member('b'), member('c'));
    expect(whoGot(handOut(pool, 10)).join('')).toBe('abacaabaca');
  });

  it('gives who joins later their share, and nothing on top', () => {
    const pool = poolOf(member('a'), member('b'));
    handOut(pool, 100);
    pool.candidates.push(member('new'));
    const got = whoGot(handOut(pool, 30));
    expect(got.filter((userId) => userId === 'new')).toHaveLength(10);
    expect(got.slice(0, 4).filter((userId) => userId === 'new').length).toBeLessThanOrEqual(2);
  });

  it('gives who comes back their share, and nothing for the time they were away', () => {
    const away = member('away', { absences: [{ from: monday, to: tomorrow }] });
    const pool = poolOf(member('a'), away, member('c'));
    expect(whoGot(handOut(pool, 50))).not.toContain('away');
    const got = whoGot(handOut(pool, 30, tomorrow));
    expect(got.filter((userId) => userId === 'away').length).toBeLessThanOrEqual(11);
  });

  it('says of everybody else why not them', () => {
    const choice = choose(
      poolOf(
        member('a'),
        member('b', { given: 1 }),
        member('gone', { works: false }),
        member('away', { absences: [{ from: monday, to: null }] }),
        member('full', { capOpen: 5, open: 5 }),
        member('done', { capADay: 2, today: 2 }),
        member('late', { opening: evenings }),
        member('had'),
      ),
      monday,
      new Set(['had']),
    );
    expect(choice).toMatchObject({ userId: 'a', share: 0.5, free: ['a', 'b'] });
    expect(Object.fromEntries(choice.passed.map(({ userId, reason }) => [userId, reason]))).toEqual({
      b: 'later',
      gone: 'gone',
      away: 'absent',
      full: 'open_cap',
      done: 'day_cap',
      late: 'outside_hours',
      had: 'had_it',
    });
  });
});

describe('a lead that nobody is free for', () => {
  const evening = new Date('2026-03-02T18:00:00Z');
  const friday = new Date('2026-03-06T00:00:00Z');
  it.each([
    ['nobody is in the pool', [], 'pool_empty', null],
    ['all have left', [member('a', { works: false })], 'pool_empty', null],
    ['it is too early', [member('a', { opening: evenings })], 'outside_hours', evening],
    ['all have their day’s share', [member('a', { capADay: 1, today: 1 })], 'at_caps', tomorrow],
    [
      'all have enough open',
      [member('a', { capOpen: 1, open: 1 })],
      'at_caps',
      new Date('2026-03-02T09:01:00Z'),
    ],
    ['all are away', [member('a', { absences: [{ from: monday, to: friday }] })], 'absent', friday],
    ['all are away for good', [member('a', { absences: [{ from: monday, to: null }] })], 'absent', null],
  ] as const)('waits, since %s', (_why, candidates, reason, lookAt) => {
    expect(choose(poolOf(...candidates), monday, nobody)).toMatchObject({ userId: null, reason, lookAt });
  });

  it('never goes back to whom it was taken from', () => {
    expect(choose(poolOf(member('a')), monday, new Set(['a']))).toMatchObject({
      userId: null,
      reason: 'nobody_else',
    });
  });

  it('goes to anyone outside hours where the pool says so, but not over a cap or into an absence', () => {
    const candidates = [
      member('late', { opening: evenings }),
      member('full', { opening: evenings, capADay: 1, today: 1 }),
      member('away', { opening: evenings, absences: [{ from: monday, to: null }] }),
    ];
    expect(choose({ outside: 'anyone', candidates }, monday, nobody)).toMatchObject({
      userId: 'late',
      share: 1,
    });
  });
});

const anyMember = fc.record({
  weight: fc.integer({ min: 1, max: 20 }),
  capADay: fc.option(fc.integer({ min: 0, max: 30 })),
  capOpen: fc.option(fc.integer({ min: 0, max: 30 })),
  late: fc.boolean(),
  away: fc.boolean(),
});
const anyPool = fc.array(anyMember, { minLength: 1, maxLength: 8 }).map((members) =>
  poolOf(
    ...members.map(({ late, away, ...limits }, nth) =>
      member(`usr_${nth}`, {
        ...limits,
        opening: late ? evenings : null,
        absences: away ? [{ from: monday, to: tomorrow }] : [],
      }),
    ),
  ),
);

describe('any pool', () => {
  it('gives nobody more than a cap, outside hours, or in an absence', () => {
    fc.assert(
      fc.property(anyPool, (pool) => {
        handOut(pool, 120);
        for (const { given, capADay, capOpen, opening, absences } of pool.candidates) {
          expect(given).toBeLessThanOrEqual(Math.min(capADay ?? 120, capOpen ?? 120));
          if (opening !== null || absences.length > 0) expect(given).toBe(0);
        }
      }),
    );
  });

  it('stays within one lead of each share while the same people are free', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(weights, fc.integer({ min: 1, max: 400 }), (each, leads) => {
        const pool = poolOf(...each.map((weight, nth) => member(`usr_${nth}`, { weight })));
        handOut(pool, leads);
        const all = each.reduce((sum, weight) => sum + weight, 0);
        for (const { given, weight } of pool.candidates)
          expect(Math.abs(given - (leads * weight) / all)).toBeLessThan(each.length > 2 ? 2 : 1 + 1e-6);
      }),
    );
  });

  it('stays near what is due while people come and go', () => {
    const steps = fc.array(fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), {
      minLength: 1,
      maxLength: 200,
    });
    fc.assert(
      fc.property(steps, (presence) => {
        const pool = poolOf(...[5, 3, 2, 1, 1].map((weight, nth) => member(`usr_${nth}`, { weight })));
        for (const present of presence) {
          pool.candidates.forEach((candidate, nth) => (candidate.works = present[nth]!));
          grant(pool, choose(pool, monday, nobody));
        }
        for (const { due, given } of pool.candidates) expect(Math.abs(due - given)).toBeLessThan(4);
      }),
    );
  });

  it('makes the same choices again from the same values, in whatever order its members stand', () => {
    fc.assert(
      fc.property(anyPool, (pool) => {
        const copy = () => structuredClone(pool.candidates.map((each) => ({ ...each, opening: null })));
        const [one, other] = [poolOf(...copy()), poolOf(...copy().toReversed())];
        expect(whoGot(handOut(one, 50))).toEqual(whoGot(handOut(other, 50)));
      }),
    );
  });
});
