import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedLead } from '../../test/fakes/lead.ts';
import { defaultModel } from './default-model.ts';
import { factsOf } from './facts.ts';
import { coolsAt, interestLeft, scorerOf, standingAt } from './score.ts';

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
    expect(interestLeft({ interest: 40, clickInterest: 0, clickedAt: null }, received, days(age), 30)).toBe(
      left,
    ),
  );

  it.each([
    ['when it comes', 60, 10 + 20],
    ['half a life later', 90, 5 + 10],
    ['before it came, as if it were whole', 0, 40 + 20],
  ])('that a link brought after two half-lives fades from then: %s', (_, at, left) => {
    const scored = { interest: 60, clickInterest: 20, clickedAt: days(60) };
    expect(interestLeft(scored, received, days(at), 30)).toBe(left);
  });

  it.each([
    [0, 25, 0],
    [1, 35, 10],
    [3, 45, 20],
  ])('of %i mails with a link followed is %i, of which clicks added %i', (mailClicks, interest, added) => {
    const clicks = { mailClicks, clickedAt: mailClicks === 0 ? null : days(3) };
    const scored = scorerOf({ storefront: 'appsource', version: 0, model })(
      factsOf(sharedLead({ note: null }), 0, clicks),
    );
    expect([scored.interest, scored.clickInterest]).toEqual([interest, added]);
  });

  it('changes nothing that people see before the time it is said to, and something then', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: 200 }),
        (interest, fit, age, part, clicked) => {
          const clickInterest = Math.min(part, interest);
          const clickedAt = days(Math.min(clicked, age));
          const of = { storefront: 'appsource', version: 0, excluded: null, points: [] };
          const scored = { ...of, fit, interest, clickInterest, clickedAt };
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
