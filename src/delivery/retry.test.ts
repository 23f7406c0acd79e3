// The retry ladder: when it is tried again, and when a person has to look.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome, RefusalReason, RetryReason } from '../connectors/connector.ts';
import { defaultRetryDelaysS, nextOf, restMsOf, type Standing } from './retry.ts';

const now = new Date('2026-03-02T09:00:00Z');
const dayMs = 86_400_000;
const retry = (reason: RetryReason = 'timeout', afterMs?: number): Outcome => ({
  is: 'retry',
  reason,
  detail: 'No answer in 20 s.',
  ...(afterMs === undefined ? {} : { afterMs }),
});
const refused = (reason: RefusalReason): Outcome => ({ is: 'refused', reason, detail: 'Mend it.' });
/** The destination takes others. */
const well: Standing = { isAway: false, takesOthers: true, openUntil: null, chance: 0.5 };
const waitS = (outcome: Outcome, rung: number, chance = 0.5, delaysS = defaultRetryDelaysS) => {
  const next = nextOf(outcome, rung, now, delaysS, { ...well, chance });
  return next.state === 'waiting' ? (next.dueAt.getTime() - now.getTime()) / 1_000 : next.state;
};

it('delivered is delivered, with what the far side called it', () => {
  const outcome: Outcome = { is: 'delivered', externalId: '17', url: 'https://crm.example/17' };
  expect(nextOf(outcome, 3, now, [], well)).toEqual({
    state: 'delivered',
    externalId: '17',
    externalUrl: 'https://crm.example/17',
  });
  expect(nextOf({ is: 'delivered', externalId: null }, 1, now, [], well)).toMatchObject({
    externalUrl: null,
  });
});

describe('the ladder', () => {
  it.each([...defaultRetryDelaysS.entries()].map(([at, delayS]) => [at + 1, delayS]))(
    'waits after failure %i for %i s',
    (rung, delayS) => expect(waitS(retry(), rung)).toBe(delayS),
  );

  it('spans more than a day, so that a night’s outage parks nothing', () => {
    expect(defaultRetryDelaysS.reduce((sum, delayS) => sum + delayS * 0.8, 0)).toBeGreaterThan(86_400 * 0.9);
  });

  it('ends: after the last rung it is parked, with the reason', () => {
    expect(
      nextOf(retry('remote_error'), defaultRetryDelaysS.length + 1, now, defaultRetryDelaysS, well),
    ).toEqual({
      state: 'parked',
      reason: 'remote_error',
      detail: 'No answer in 20 s.',
    });
    expect(waitS(retry(), 1, 0.5, [])).toBe('parked');
  });

  it('stretches or shortens a delay by at most a fifth, whatever chance says', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 7 }),
        (chance, rung) => {
          const delayS = defaultRetryDelaysS[rung - 1]!;
          const waited = waitS(retry(), rung, chance) as number;
          expect(waited).toBeGreaterThanOrEqual(delayS * 0.8 - 0.001);
          expect(waited).toBeLessThanOrEqual(delayS * 1.2 + 0.001);
        },
      ),
    );
    expect(waitS(retry(), 2, 0)).toBe(240);
    expect(waitS(retry(), 2, 1)).toBe(360);
  });
});

describe('a refusal', () => {
  it.each<RefusalReason>(['unauthorized', 'misconfigured', 'blocked_address', 'redirected', 'endpoint_gone'])(
    'that concerns the destination waits: %s',
    (reason) => {
      expect(nextOf(refused(reason), 1, now, defaultRetryDelaysS, well)).toMatchObject({
        state: 'waiting',
        reason,
      });
      expect(nextOf(refused(reason), 8, now, defaultRetryDelaysS, well)).toMatchObject({
        state: 'parked',
        reason,
      });
    },
  );

  it.each<RefusalReason>(['invalid_lead', 'too_large', 'closed_remotely'])(
    'that concerns this lead parks it: %s',
    (reason) =>
      expect(nextOf(refused(reason), 1, now, defaultRetryDelaysS, well)).toEqual({
        state: 'parked',
        reason,
        detail: 'Mend it.',
      }),
  );
});

describe('Retry-After', () => {
  it('is never undercut, and never cuts the ladder short', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3 * dayMs }),
        fc.integer({ min: 1, max: 7 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (afterMs, rung, chance) => {
          const msOf = (outcome: Outcome) => Math.round((waitS(outcome, rung, chance) as number) * 1_000);
          const waited = msOf(retry('remote_busy', afterMs));
          expect(waited).toBeGreaterThanOrEqual(Math.min(afterMs, dayMs));
          expect(waited).toBeGreaterThanOrEqual(msOf(retry()));
          expect(waited).toBeLessThanOrEqual(dayMs);
        },
      ),
    );
  });

  it.each([
    [retry('rate_limited', 7_000), 7_000],
    [retry('rate_limited'), 15_000],
    [retry('remote_busy', 30 * dayMs), dayMs],
    [retry(), 0],
    [refused('unauthorized'), 0],
    [{ is: 'delivered', externalId: null } as const, 0],
  ])('of %o asks for %i ms', (outcome, ms) => expect(restMsOf(outcome)).toBe(ms));

  it('counts for nothing once the ladder has ended', () => {
    expect(waitS(retry('remote_busy', 60_000), 8)).toBe('parked');
  });

  it('of one that throttles is obeyed for as long as it goes on: nothing is given up by waiting its turn', () => {
    expect(waitS(retry('rate_limited', 60_000), 99, 0)).toBe(60);
  });
});

describe('a destination that is away', () => {
  const openUntil = new Date(now.getTime() + 30 * 60_000);
  const away: Standing = { ...well, isAway: true, takesOthers: false, openUntil };
  const next = (outcome: Outcome, rung: number, standing: Partial<Standing>) =>
    nextOf(outcome, rung, now, defaultRetryDelaysS, { ...away, ...standing });
  const held = { state: 'waiting', climbs: false, dueAt: new Date(now.getTime() + 5_000) };
  const end = defaultRetryDelaysS.length + 1;

  it.each<[Outcome, number, Partial<Standing>, object]>([
    [retry('unreachable'), 1, {}, held],
    [retry('remote_error'), end, {}, held],
    [retry('remote_error'), end, { takesOthers: true }, held],
    [refused('unauthorized'), end, {}, held],
    // It came back while this try was under way.
    [retry('timeout'), 2, { openUntil: null }, { state: 'waiting', climbs: false }],
    // The breaker opened with this very try.
    [retry('timeout'), 5, { isAway: false }, { state: 'waiting', climbs: true }],
    [retry('timeout'), end, { isAway: false }, held],
    [refused('misconfigured'), end, { isAway: false }, held],
    // Others are taken: it is this lead.
    [retry('timeout'), end, { isAway: false, takesOthers: true }, { state: 'parked' }],
    [refused('misconfigured'), end, { isAway: false, takesOthers: true }, { state: 'parked' }],
    // What concerns the lead alone is no matter of the destination's.
    [refused('invalid_lead'), 1, {}, { state: 'parked' }],
    [retry('internal_error'), end, {}, { state: 'parked' }],
    [retry('internal_error'), 1, {}, { state: 'waiting', climbs: true }],
  ])('%o at rung %i, %o: %o', (outcome, rung, standing, expected) =>
    expect(next(outcome, rung, standing)).toMatchObject(expected),
  );

  it('costs nobody a rung and gives up nobody, however often a lead is tried and whatever fails', () => {
    const failing = fc.constantFrom<Outcome>(
      ...(
        ['unreachable', 'timeout', 'rate_limited', 'remote_error', 'remote_busy', 'malformed_reply'] as const
      ).map((reason) => retry(reason)),
      ...(['unauthorized', 'misconfigured', 'blocked_address', 'redirected', 'endpoint_gone'] as const).map(
        refused,
      ),
    );
    fc.assert(
      fc.property(
        failing,
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.integer({ min: 1, max: 9 })),
        (outcome, rung, ladder) => {
          expect(nextOf(outcome, rung, now, ladder, away)).toMatchObject({ state: 'waiting', climbs: false });
          expect(
            nextOf(outcome, ladder.length + rung, now, ladder, { ...away, isAway: false }),
          ).toMatchObject({
            state: 'waiting',
            climbs: false,
          });
        },
      ),
    );
  });
});
