import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedLead } from '../../test/fakes/lead.ts';
import { defaultModel } from './default-model.ts';
import { factsOf } from './facts.ts';
import { coolsAt, interestAt, scorerOf, standingAt } from './score.ts';

const model = defaultModel('appsource');
const score = scorerOf({ storefront: 'appsource', version: 0, model });
const received = new Date('2026-11-20T09:30:00Z');
const days = (count: number) => new Date(received.getTime() + count * 86_400_000);

describe('what we ship', () => {
  it('explains each point of a full lead of AppSource', () => {
    const scored = score(factsOf(sharedLead(), 2));
    expect(scored).toMatchObject({ excluded: null, fit: 35, interest: 45 });
    expect(scored.points).toEqual([
      { rule: 'business_mail', points: 15 },
      { rule: 'company', points: 5 },
      { rule: 'phone', points: 5 },
      { rule: 'title', points: 5 },
      { rule: 'manages', points: 5 },
      { rule: 'asks', points: 25 },
      { rule: 'note', points: 10 },
      { rule: 'returns', points: 10 },
    ]);
    expect(standingAt(scored, model, received, received)).toEqual({
      fit: 35,
      interest: 45,
      score: 80,
      grade: 'A1',
      hot: false,
      marketingReady: true,
      salesReady: true,
    });
  });

  it('gives a test lead no score and says why', () => {
    const scored = score(factsOf(sharedLead({ kind: 'test' }), 0));
    expect(scored).toMatchObject({ excluded: 'test', points: [] });
    expect(standingAt(scored, model, received, received)).toBeNull();
  });

  it('stops at a cap and says what the cap took', () => {
    const capped = { ...model, groups: model.groups.map((group) => ({ ...group, cap: 12 })) };
    const scored = scorerOf({ storefront: 'appsource', version: 1, model: capped })(factsOf(sharedLead(), 0));
    expect(scored.fit).toBe(12 + 5);
    expect(scored.points).toContainEqual({ cap: 'contact', points: -18 });
  });
});

describe('interest', () => {
  it.each([
    [0, 40],
    [30, 20],
    [60, 10],
    [-5, 40],
  ])('after %i days is %i of 40, by a half-life of thirty', (age, left) =>
    expect(interestAt(40, received, days(age), 30)).toBe(left),
  );

  it('changes nothing that people see before the time it is said to, and something then', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 200 }),
        (interest, fit, age) => {
          const scored = { storefront: 'appsource', version: 0, excluded: null, points: [], fit, interest };
          const { thresholds } = model;
          const seen = (at: Date) => {
            const { grade, score: total } = standingAt(scored, model, received, at)!;
            return `${grade} ${Object.values(thresholds).filter((least) => total >= least).length}`;
          };
          const at = days(age);
          const next = coolsAt(scored, model, received, at);
          if (next === null) {
            expect(seen(days(100_000))).toBe(seen(at));
            return;
          }
          expect(next > at).toBe(true);
          expect(seen(new Date(next.getTime() - 2))).toBe(seen(at));
          expect(seen(next)).not.toBe(seen(at));
        },
      ),
      { numRuns: 1_000 },
    ));
});
