// Text is read as a number or a date only where it can mean one thing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateIn, numberIn } from './read-value.ts';

describe('a number', () => {
  it.each([
    ['0', 0],
    ['-12.50', -12.5],
    ['12,5', 12.5],
    ['1,2345', 1.2345],
    ['10 000', 10_000],
    ['10\u00a0000,5', 10_000.5],
    ['1,234.5', 1234.5],
    ['1.234.567,8', 1_234_567.8],
    // Twelve hundred to one reader, one and a bit to the next.
    ['1,234', null],
    ['', null],
    ['12 34', null],
    ['0x10', null],
    ['1e999', null],
    ['Infinity', null],
    ['12 people', null],
    ['9'.repeat(400), null],
  ])('%j is %s', (text, number) => expect(numberIn(text)).toBe(number));
});

describe('a date', () => {
  it.each([
    ['2026-03-02', '2026-03-02'],
    ['2024-02-29', '2024-02-29'],
    ['2026-02-30', null],
    ['2026-02-29', null],
    ['2026-03-02T09:30', '2026-03-02T09:30:00.000Z'],
    ['2026-03-02 09:30:15.5+02:00', '2026-03-02T07:30:15.500Z'],
    ['2026-03-02t09:30:00z', '2026-03-02T09:30:00.000Z'],
    ['2026-03-02T24:30', null],
    ['1', null],
    ['02.03.2026', null],
    ['next 5', null],
  ])('%j is %s', (text, date) => expect(dateIn(text)).toBe(date));

  it('that we wrote is read back as it is', () => {
    const days = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        expect(dateIn(day.toISOString())).toBe(day.toISOString());
      }),
    );
  });
});
