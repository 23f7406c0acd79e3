// As what a lead is counted, by what happened to it; and how durations that are counted in steps are told.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerStep, answerStepsS, percentileOf } from './answer-steps.ts';
import { factsOfKept, outcomeOf, stepsOf, type Staged } from './facts.ts';
import { partsOf } from './parts.ts';
import { periodBefore, periodOf, weekOf } from './period.ts';

const on = (
  day: number,
  type: Staged['type'],
  stage: string | null = null,
  from: string | null = null,
): Staged => ({
  type: type,
  day: `2026-03-0${day}`,
  stage,
  from,
});
const [mql, sql] = ['marketing_qualified', 'sales_qualified'];

it.each([
  [
    'qualified twice stands where it first did',
    [on(1, 'lead.scored', mql), on(2, 'lead.qualified', sql, mql)],
    [1, 2, 0],
  ],
  [
    'taken back a step, it never took it',
    [on(1, 'lead.scored', mql), on(2, 'lead.qualified', sql, mql), on(3, 'lead.qualified', mql, sql)],
    [1, 0, 0],
  ],
  [
    'a model that takes it back',
    [on(1, 'lead.scored', mql), on(2, 'lead.restaged', 'inquiry', mql)],
    [0, 0, 0],
  ],
  [
    'disqualified, it keeps what it had come to',
    [on(1, 'lead.scored', mql), on(3, 'lead.disqualified', null, mql)],
    [1, 0, 3],
  ],
  [
    'reopened, it was never out',
    [on(1, 'lead.scored', mql), on(3, 'lead.disqualified', null, mql), on(4, 'lead.reopened', mql)],
    [1, 0, 0],
  ],
  [
    'reopened to less, it is less',
    [on(1, 'lead.scored', mql), on(3, 'lead.disqualified', null, mql), on(4, 'lead.reopened', 'inquiry')],
    [0, 0, 0],
  ],
  [
    'out before its score was told',
    [on(1, 'lead.disqualified', null, 'inquiry'), on(1, 'lead.scored', 'disqualified')],
    [0, 0, 1],
  ],
  ['from before there was a score', [on(2, 'lead.qualified', sql, 'inquiry')], [2, 2, 0]],
])('%s', (_what, events, [marketing, sales, out]) => {
  const day = (at: number | undefined) => (at ? `2026-03-0${at}` : null);
  expect(stepsOf(events)).toEqual({
    marketingQualified: day(marketing),
    salesQualified: day(sales),
    disqualified: day(out),
  });
});

const deal = (state: string, createdDay: string, closedDay: string | null, value: string | null = null) => ({
  state,
  createdDay,
  closedDay,
  value,
  currency: value === null ? null : 'EUR',
});

it('a lead is won by its first won deal, and lost only when all of them are', () => {
  const [open, won, lost] = [
    deal('open', '2026-03-03', null),
    deal('won', '2026-03-02', '2026-03-09', '10.50'),
    deal('lost', '2026-03-01', '2026-03-05', '99'),
  ];
  expect(outcomeOf([open, won, lost])).toEqual({
    opportunity: '2026-03-01',
    won: '2026-03-09',
    lost: null,
    values: [{ day: '2026-03-09', currency: 'EUR', value: '10.50' }],
  });
  expect(outcomeOf([lost]).lost).toBe('2026-03-05');
  expect(outcomeOf([lost, open]).lost).toBeNull();
});

describe('a lead that was answered', () => {
  const answered = factsOfKept({
    day: '2026-03-02',
    listing: 'lst_1',
    storefront: 'appsource',
    seller: 'usr_now',
    answer: { seconds: 90, inTime: true, by: 'usr_then' },
  });
  const rows = (facts = answered) =>
    partsOf(facts).map(({ dimension, key, columns }) => `${dimension} ${key}: ${columns.join(' ')}`);

  it('is who has it’s, and its answer who gave it’s', () =>
    expect(rows()).toEqual([
      'listing lst_1: leads answered in_time',
      'seller usr_now: leads',
      'seller usr_then: answered in_time',
      'age 00: leads',
    ]));

  it('by a far side, is wholly who has it’s', () =>
    expect(rows({ ...answered, answer: { seconds: 90, inTime: null, by: null } })).toContain(
      'seller usr_now: leads answered',
    ));
});

it('no row is named twice, whatever happened when', () => {
  const day = fc.constantFrom('2026-03-02', '2026-03-03', '2026-04-20');
  const maybe = fc.option(day);
  const given = fc.record({
    marketingQualified: maybe,
    salesQualified: maybe,
    disqualified: maybe,
    opportunity: maybe,
    won: maybe,
    lost: maybe,
  });
  fc.assert(
    fc.property(given, fc.boolean(), (steps, form) => {
      const parts = partsOf(
        factsOfKept({
          day: '2026-03-02',
          listing: 'lst_1',
          storefront: 'appsource',
          seller: 'usr_1',
          score: 100,
          form,
          ...steps,
        }),
      );
      const names = parts.map(({ dimension, day: at, key }) => `${dimension} ${at} ${key}`);
      expect(new Set(names).size).toBe(names.length);
      for (const { columns } of parts) expect(new Set(columns).size).toBe(columns.length);
    }),
  );
});

it('a percentile lies in the step of the duration it stands for', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 30 * 86_400 }), { minLength: 1, maxLength: 50 }),
      (durations) => {
        const counts = Array.from({ length: answerStepsS.length + 1 }, () => 0);
        for (const seconds of durations) counts[answerStep(seconds)]!++;
        const exact = durations.toSorted((a, b) => a - b)[Math.ceil(durations.length / 2) - 1]!;
        expect(answerStep(percentileOf(counts, 0.5)!)).toBe(answerStep(exact));
      },
    ),
  );
  expect(percentileOf([], 0.5)).toBeNull();
});

it('a period is four weeks until today unless told otherwise, and is compared with as many days before', () => {
  const now = new Date('2026-03-29T23:30:00Z');
  const period = periodOf({}, now, 'Europe/Prague');
  expect(period).toEqual({ from: '2026-03-03', to: '2026-03-30' });
  expect(periodBefore({}, period)).toEqual({ from: '2026-02-03', to: '2026-03-02' });
  expect(periodBefore({ beforeFrom: '2025-03-03' }, period)).toEqual({
    from: '2025-03-03',
    to: '2025-03-30',
  });
  expect(periodBefore({ beforeTo: '2025-03-30' }, period)).toEqual({ from: '2025-03-03', to: '2025-03-30' });
  expect(['2026-03-01', '2026-03-02'].map(weekOf)).toEqual(['2026-02-23', '2026-03-02']);
});
