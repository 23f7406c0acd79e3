// What is learnt of a destination when several leads went there in one call.
import { describe, expect, it } from 'vitest';
import type { Outcome, RefusalReason, RetryReason } from '../connectors/connector.ts';
import { closedBreaker, type Breaker } from './breaker.ts';
import { lessonOf } from './lesson.ts';

const now = new Date('2026-03-02T09:00:00Z');
const inS = (s: number) => new Date(now.getTime() + s * 1_000);
const delivered: Outcome = { is: 'delivered', externalId: null };
const retry = (reason: RetryReason, afterMs?: number): Outcome => ({
  is: 'retry',
  reason,
  detail: '',
  ...(afterMs !== undefined && { afterMs }),
});
const refused = (reason: RefusalReason): Outcome => ({ is: 'refused', reason, detail: '' });
const sent = (...outcomes: Outcome[]) => outcomes.map((outcome) => ({ outcome, transcript: [{}] }));
const unsent = (...outcomes: Outcome[]) => outcomes.map((outcome) => ({ outcome, transcript: [] }));
const worn: Breaker = { failures: 4, openUntil: null, opened: 0 };
const learnt = (tries: Parameters<typeof lessonOf>[0], breaker = worn, holdUntil: Date | null = null) =>
  lessonOf(tries, { breaker, holdUntil }, false, now);

describe('a call', () => {
  it('that failed whole is one failure, however many leads it carried', () => {
    const all = sent(...Array.from({ length: 200 }, () => retry('remote_error')));
    expect(learnt(all, closedBreaker)).toMatchObject({ after: { failures: 1 }, isNews: false });
    expect(learnt(all)).toMatchObject({ after: { openUntil: inS(30) }, isNews: true });
  });

  it('of which one was taken is a sign of life, whatever became of the others', () => {
    for (const other of [retry('timeout'), retry('remote_busy', 60_000), refused('unauthorized')])
      expect(learnt(sent(other, delivered, other))?.after).toEqual(closedBreaker);
  });

  it('in which one thing has to be mended opens the breaker, and says so', () => {
    const lesson = learnt(sent(retry('remote_error'), refused('unauthorized')), closedBreaker);
    expect(lesson).toMatchObject({ after: { openUntil: inS(30) }, outcome: { reason: 'unauthorized' } });
  });

  it('that never left the house says nothing', () => {
    expect(learnt(unsent(refused('invalid_lead'), retry('internal_error')))).toBeNull();
    expect(learnt([...unsent(refused('invalid_lead')), ...sent(retry('timeout'))])).toMatchObject({
      after: { failures: 5 },
    });
  });

  it('that could not leave the house for the destination’s sake does', () => {
    expect(learnt(unsent(refused('misconfigured')))?.after.openUntil).toEqual(inS(30));
  });
});

describe('the rest', () => {
  it.each([
    ['one of them says how long', [delivered, retry('rate_limited', 7_000)], 7],
    ['one of them is throttled and does not say how long', [delivered, retry('rate_limited')], 15],
    ['several say so: the longest', [retry('remote_busy', 90_000), retry('rate_limited', 7_000)], 90],
    ['one asks for nothing at all', [delivered, retry('rate_limited', 0)], 1],
    ['one asks for a month', [delivered, retry('rate_limited', 30 * 86_400_000)], 86_400],
  ])('is the lane’s when %s', (_, outcomes, s) => {
    const lesson = learnt(sent(...outcomes));
    expect(lesson).toMatchObject({ holdUntil: inS(s), isNews: true });
    expect(lesson?.outcome.is).toBe('retry');
  });

  it('that was asked for before and is longer stands', () => {
    expect(learnt(sent(retry('rate_limited', 7_000)), closedBreaker, inS(60))).toMatchObject({
      holdUntil: inS(60),
      isNews: false,
    });
  });

  it('is none of a lead that has to wait by itself', () => {
    expect(learnt(sent(delivered, retry('remote_busy')), closedBreaker)).toMatchObject({
      holdUntil: null,
      isNews: false,
    });
  });
});
