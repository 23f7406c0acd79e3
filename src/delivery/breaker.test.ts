// When a destination is given a rest, for how long, and what counts as a sign of life.
import { describe, expect, it } from 'vitest';
import type { Outcome, RefusalReason, RetryReason } from '../connectors/connector.ts';
import { afterOutcome, closedBreaker, judge, type Breaker } from './breaker.ts';

const now = new Date('2026-03-02T09:00:00Z');
const delivered: Outcome = { is: 'delivered', externalId: null };
const retry = (reason: RetryReason = 'remote_error'): Outcome => ({ is: 'retry', reason, detail: '' });
const refused = (reason: RefusalReason): Outcome => ({ is: 'refused', reason, detail: '' });
const restS = ({ openUntil }: Breaker) =>
  openUntil === null ? null : (openUntil.getTime() - now.getTime()) / 1_000;
const after = (outcomes: Outcome[], from: Breaker = closedBreaker) =>
  outcomes.reduce((breaker, outcome) => afterOutcome(breaker, outcome, false, now), from);

const five: Outcome[] = Array.from({ length: 5 }, () => retry());
const four = five.slice(1);

describe('judge', () => {
  it.each<[Outcome, ReturnType<typeof judge>]>([
    [delivered, 'well'],
    [retry('rate_limited'), 'well'],
    [retry('internal_error'), 'well'],
    [retry('unreachable'), 'failing'],
    [retry('timeout'), 'failing'],
    [retry('remote_error'), 'failing'],
    [retry('remote_busy'), 'failing'],
    [retry('malformed_reply'), 'failing'],
    [refused('unauthorized'), 'broken'],
    [refused('misconfigured'), 'broken'],
    [refused('blocked_address'), 'broken'],
    [refused('redirected'), 'broken'],
    [refused('endpoint_gone'), 'broken'],
    [refused('invalid_lead'), 'well'],
    [refused('too_large'), 'well'],
    [refused('closed_remotely'), 'well'],
  ])('%o is %s', (outcome, judgement) => expect(judge(outcome)).toBe(judgement));
});

describe('the breaker', () => {
  it('opens at the fifth failure in a row', () => {
    expect(restS(after(four))).toBeNull();
    expect(restS(after(five))).toBe(30);
  });

  it('forgets failures at every sign of life', () => {
    for (const sign of [delivered, retry('rate_limited'), refused('invalid_lead')]) {
      const breaker = after([...four, sign, ...four]);
      expect(breaker).toEqual({ failures: 4, openUntil: null, opened: 0 });
    }
  });

  it('opens at once when the destination refuses us', () => {
    expect(restS(after([refused('unauthorized')]))).toBe(30);
  });

  it('opens at once when a lead has had its last try and no other was taken', () => {
    expect(restS(afterOutcome(closedBreaker, retry(), false, now, true))).toBe(30);
    expect(afterOutcome(closedBreaker, refused('invalid_lead'), false, now, true)).toEqual(closedBreaker);
  });

  it('rests twice as long after each failed probe, at most half an hour', () => {
    const rests = [];
    for (let breaker = after([refused('unauthorized')]); rests.length < 9;) {
      rests.push(restS(breaker));
      breaker = afterOutcome(breaker, retry(), true, now);
    }
    expect(rests).toEqual([30, 60, 120, 240, 480, 960, 1_800, 1_800, 1_800]);
  });

  it('does not rest longer for what was sent before it opened', () => {
    const open = after(five);
    expect(after([retry(), refused('unauthorized')], open)).toMatchObject({
      openUntil: open.openUntil,
      opened: 1,
    });
  });

  it('closes at a sign of life, the probe’s or of what was sent before, and starts afresh', () => {
    const open = after(five);
    expect(afterOutcome(open, delivered, true, now)).toEqual(closedBreaker);
    expect(afterOutcome(open, delivered, false, now)).toEqual(closedBreaker);
    expect(afterOutcome(open, refused('too_large'), true, now)).toEqual(closedBreaker);
  });
});
