// Which days an address asks for.
import { describe, expect, it, test } from 'vitest';
import { askedOf } from './asked.ts';

const today = '2026-03-31';
const spanned = (filters: Parameters<typeof askedOf>[0]) => {
  const { asked, faults } = askedOf(filters, today);
  expect(faults).toEqual({});
  return `${asked!.from}/${asked!.to} ${asked!.beforeFrom}/${asked!.beforeTo}`;
};

test.each([
  [{}, '2026-03-04/2026-03-31 2026-02-04/2026-03-03'],
  [{ span: 'nonsense', compare: 'nonsense' }, '2026-03-04/2026-03-31 2026-02-04/2026-03-03'],
  [{ span: '7d' }, '2026-03-25/2026-03-31 2026-03-18/2026-03-24'],
  [{ span: '7d', compare: 'year' }, '2026-03-25/2026-03-31 2025-03-25/2025-03-31'],
  [{ span: 'own', from: '2026-02-10', to: '2026-02-10' }, '2026-02-10/2026-02-10 2026-02-09/2026-02-09'],
  [
    { compare: 'own', beforeFrom: '2025-12-01', beforeTo: '2025-12-31' },
    '2026-03-04/2026-03-31 2025-12-01/2025-12-31',
  ],
] as const)('%j asks for %s', (filters, wanted) => expect(spanned(filters)).toBe(wanted));

describe('a month', () => {
  it('so far is compared with the month before up to the same day, or its end', () =>
    expect(spanned({ span: 'month' })).toBe('2026-03-01/2026-03-31 2026-02-01/2026-02-28'));

  it('that is over is compared with the whole month before it', () =>
    expect(spanned({ span: 'lastMonth' })).toBe('2026-02-01/2026-02-28 2026-01-01/2026-01-31'));

  it('of a leap year has its last day compared with the last day there was', () =>
    expect(spanned({ span: 'own', from: '2024-02-01', to: '2024-02-29', compare: 'year' })).toBe(
      '2024-02-01/2024-02-29 2023-02-01/2023-02-28',
    ));
});

test.each([
  [{ span: 'own' }, { from: 'missing', to: 'missing' }],
  [{ span: 'own', from: '2026-13-01', to: '2026-03-01' }, { from: 'missing' }],
  [{ span: 'own', from: '2026-03-02', to: '2026-03-01' }, { to: 'order' }],
  [{ span: 'own', from: '2024-03-01', to: '2026-03-03' }, { from: 'long' }],
  [{ compare: 'own', beforeFrom: '2026-03-02', beforeTo: '2026-03-01' }, { beforeTo: 'order' }],
  [
    { span: 'own', from: '2026-03-02', to: '2026-03-01', compare: 'own' },
    { to: 'order', beforeFrom: 'missing', beforeTo: 'missing' },
  ],
] as const)('%j is told what is wrong with it', (filters, faults) =>
  expect(askedOf(filters, today)).toEqual({ asked: null, faults }),
);

it('takes as many days as the API', () =>
  expect(askedOf({ span: 'own', from: '2024-03-01', to: '2026-03-02' }, today).faults).toEqual({}));
