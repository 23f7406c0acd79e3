// When a mail is due, step by step and at the edges.
import { describe, expect, it } from 'vitest';
import { daysLeft, dueStep, judgeStop, type StopFacts } from './warning.ts';

const now = new Date('2026-03-02T09:00:00Z');
const at = (text: string) => new Date(text);
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

describe('a key', () => {
  it.each<[string, lastStep: number | null, expected: number | null]>([
    ['2026-03-24T00:00:00Z', null, null],
    ['2026-03-23T23:59:59Z', null, 21],
    ['2026-03-23T00:00:00Z', 21, null],
    ['2026-03-10T00:00:00Z', 21, null],
    ['2026-03-09T00:00:00Z', 21, 7],
    ['2026-03-04T00:00:00Z', null, 7],
    ['2026-03-03T00:00:00Z', 7, 1],
    ['2026-03-02T23:00:00Z', 1, 0],
    ['2026-03-02T00:00:00Z', 1, 0],
    ['2025-01-01T00:00:00Z', 1, 0],
    ['2025-01-01T00:00:00Z', 0, null],
  ])('that ends at %s, after step %s: step %s', (end, lastStep, expected) => {
    expect(dueStep({ publisherId: 'p', id: 'd', secretExpiresAt: at(end), lastStep }, now)).toBe(expected);
  });

  it('ends tomorrow for whoever looks a minute before midnight', () => {
    expect(daysLeft(at('2026-03-03T00:00:00Z'), at('2026-03-02T23:59:00Z'))).toBe(1);
  });
});

describe('a destination', () => {
  const well: StopFacts = {
    publisherId: 'p',
    id: 'd',
    pausedAt: null,
    pausedReason: null,
    brokenSince: null,
    reason: null,
    waiting: 0,
    stop: null,
    arrivedSince: false,
    lastStoppedAt: null,
    lastWellAt: null,
  };
  const broken = { brokenSince: ago(15), reason: 'unauthorized', waiting: 3 };
  const told = { stop: { id: 'wrn', waiting: 3 }, lastStoppedAt: ago(30), waiting: 3 };

  it.each<[string, Partial<StopFacts>, string | null]>([
    ['that is well', {}, null],
    ['broken for a quarter of an hour', broken, 'stopped'],
    ['broken for less', { ...broken, brokenSince: ago(14.9) }, null],
    ['broken, and nobody waits', { ...broken, waiting: 0 }, null],
    ['broken again within six hours', { ...broken, lastStoppedAt: ago(359) }, null],
    ['broken again after six hours', { ...broken, lastStoppedAt: ago(360) }, 'stopped'],
    ['paused by the far side', { pausedAt: now, pausedReason: 'endpoint_gone: 410' }, 'stopped'],
    ['paused by hand', { ...broken, pausedAt: now, pausedReason: 'by_hand' }, null],
    ['still broken', { ...told, ...broken }, null],
    ['still broken with more waiting', { ...told, ...broken, waiting: 4 }, 'grown'],
    ['closed again, and nothing arrived', told, null],
    ['closed again, and a lead arrived', { ...told, arrivedSince: true }, 'well'],
    ['closed again, and nobody waits any more', { ...told, waiting: 0 }, 'well'],
    ['well again within six hours', { ...told, arrivedSince: true, lastWellAt: ago(359) }, null],
    [
      'paused by hand after it stopped',
      { ...told, arrivedSince: true, pausedAt: now, pausedReason: 'by_hand' },
      null,
    ],
  ])('%s', (_, facts, expected) => {
    expect(judgeStop({ ...well, ...facts }, now)?.is ?? null).toBe(expected);
  });
});
