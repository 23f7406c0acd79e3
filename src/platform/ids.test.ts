// Ids: of one form, in the order of time, and never the same.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newId, nextId, randomText, type Id } from './ids.ts';

const time = fc.date({
  min: new Date('2024-01-01T00:00:00Z'),
  max: new Date('2058-01-01T00:00:00Z'),
  noInvalidDate: true,
});

it('an id is its prefix and twenty signs that can be read aloud', () => {
  fc.assert(
    fc.property(time, (at) => {
      expect(newId('lead', at)).toMatch(/^lead_[0-9a-hjkmnp-tv-z]{20}$/);
    }),
  );
});

it('ids are in the order of their times, byte by byte', () => {
  fc.assert(
    fc.property(time, time, (a, b) => {
      fc.pre(a.getTime() !== b.getTime());
      const [first, second] = [newId('dlv', a), newId('dlv', b)];
      expect(first < second).toBe(a < b);
      expect(Buffer.compare(Buffer.from(first), Buffer.from(second)) < 0).toBe(a < b);
    }),
  );
});

it('ids of one moment differ', () => {
  const now = new Date('2026-03-02T09:00:00Z');
  const ids = Array.from({ length: 20_000 }, () => newId('evt', now));
  expect(new Set(ids).size).toBe(ids.length);
});

it('ids made one after the other in one moment are in that order, and of later moments after them', () => {
  const now = new Date('2026-03-02T09:00:00Z');
  const last: Id<'evt'> = `evt_${newId('evt', now).slice(4, -12)}y${'z'.repeat(11)}`;
  const ids = [last];
  for (let nth = 0; nth < 500; nth++) ids.push(nextId('evt', now, ids.at(-1)!));
  ids.push(nextId('evt', new Date(now.getTime() + 1), ids.at(-1)!));
  expect(ids).toEqual([...new Set(ids)].toSorted());
  expect(ids.every((id) => id.length === last.length)).toBe(true);
});

it('random text has the length asked for and uses all of its alphabet', () => {
  const text = Array.from({ length: 500 }, () => randomText(40)).join('');
  expect(text).toHaveLength(20_000);
  expect(new Set(text).size).toBe(32);
  expect(randomText(0)).toBe('');
});
