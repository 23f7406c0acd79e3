// Goals against an even pace, codes that only one campaign has at a time, and which campaign a code of old means.
import { describe, expect, it } from 'vitest';
import { stateOn, usualMotion } from './campaign.ts';
import { campaignOn, codeKey, overlap } from './code.ts';
import { decimal, textOf } from '../platform/decimal.ts';
import { countOf, elapsed, expectedOf, paceOf, reviewPlan } from './plan.ts';

describe('the pace of a goal', () => {
  const days = { fromDay: '2026-01-01', by: '2026-01-10' };
  it.each([
    [0, '2025-12-31', 'not_begun'],
    [0, '2026-01-01', 'behind'],
    [10, '2026-01-01', 'on_pace'],
    [50, '2026-01-05', 'on_pace'],
    [45, '2026-01-05', 'on_pace'],
    [44, '2026-01-05', 'behind'],
    [56, '2026-01-05', 'ahead'],
    [99, '2026-01-10', 'on_pace'],
    [99, '2026-01-11', 'missed'],
    [100, '2026-01-02', 'reached'],
    [120, '2026-02-01', 'reached'],
  ])('of 100 in ten days, %i on %s is %s', (actual, today, pace) =>
    expect(paceOf(countOf(actual), countOf(100), { ...days, today })).toBe(pace),
  );

  it('counts money to the cent', () => {
    const target = decimal('100000.50');
    expect(textOf(expectedOf(target, elapsed('2026-01-01', '2026-12-31', '2026-01-01')))).toBe('273.97');
    expect(elapsed('2026-01-01', '2026-12-31', '2027-05-01')).toEqual({ days: 365n, of: 365n });
  });
});

const noGoals = { leads: null, qualified: null, opportunities: null, wins: null, revenue: null };

it('tells what is wrong with a plan beside the field', () => {
  const plan = {
    fromDay: '2026-04-01',
    toDay: '2026-03-01',
    goals: {
      ...noGoals,
      leads: { target: 5, by: '2027-01-01' },
      revenue: { target: '0', currency: null, by: null },
    },
  };
  expect(reviewPlan(plan).map(({ field, code }) => [field, code])).toEqual([
    ['toDay', 'wrong_order'],
    ['goals.leads.by', 'outside_plan'],
    ['goals.revenue.currency', 'currency_needed'],
    ['goals.revenue.target', 'too_small'],
  ]);
});

describe('a code', () => {
  const spring = { fromDay: '2026-03-01', toDay: '2026-05-31' };
  const autumn = { fromDay: '2026-09-01', toDay: null };
  it.each([
    ['2026-04-15', spring],
    ['2026-05-31', spring],
    // The link lives on after its campaign, until the code has another.
    ['2026-07-01', spring],
    ['2026-09-01', autumn],
    ['2030-01-01', autumn],
    // Somebody tried the link before.
    ['2026-01-01', spring],
  ])('means on %s the campaign %j', (day, campaign) =>
    expect(campaignOn(day, [autumn, spring])).toBe(campaign),
  );

  it('of no campaign means none', () => expect(campaignOn('2026-01-01', [])).toBeNull());

  it.each([
    [spring, autumn, false],
    [spring, { fromDay: '2026-05-31', toDay: '2026-06-01' }, true],
    [spring, { fromDay: '2026-06-01', toDay: null }, false],
    [autumn, { fromDay: '2027-01-01', toDay: null }, true],
  ])('%j and %j overlap: %s', (one, other, is) => {
    expect(overlap(one, other)).toBe(is);
    expect(overlap(other, one)).toBe(is);
  });

  it('is the same in small and capital letters of ASCII alone', () => {
    expect(codeKey('  Spring-2026 ')).toBe('spring-2026');
    expect(codeKey('JAR\u00CD')).toBe('jar\u00CD');
  });
});

describe('the state of a campaign', () => {
  const dated = { fromDay: '2026-03-01', toDay: '2026-03-31', saidState: null };
  it.each([
    ['2026-02-28', 'planned'],
    ['2026-03-01', 'running'],
    ['2026-03-31', 'running'],
    ['2026-04-01', 'ended'],
  ])('on %s is %s by its dates', (day, state) => expect(stateOn(day, dated)).toBe(state));

  it('is what a person says, where somebody does', () =>
    expect(stateOn('2026-03-10', { ...dated, saidState: 'ended' })).toBe('ended'));

  it.each([
    [[], 'nurture'],
    [['appsource'], 'nurture'],
    [['azure-marketplace'], 'demand-generation'],
    [['appsource', 'azure-marketplace'], 'nurture'],
    [['appsource', 'azure-marketplace', 'azure-marketplace'], 'demand-generation'],
  ])('with listings on %j has the motion %s', (storefronts, motion) =>
    expect(usualMotion(storefronts)).toBe(motion),
  );
});
