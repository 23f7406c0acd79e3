import { expect, it } from 'vitest';
import type { Failed } from '../connectors/connector.ts';
import { afterFailure, afterReading } from './next-reading.ts';

const now = new Date(0);
const failed = (afterMs?: number): Failed => ({
  is: 'retry',
  reason: 'rate_limited',
  detail: '',
  ...(afterMs !== undefined && { afterMs }),
});
const refused: Failed = { is: 'refused', reason: 'unauthorized', detail: '' };

it.each<[boolean, boolean, number]>([
  [false, false, 300_000],
  [false, true, 30_000],
  [true, false, 0],
])('after a good reading; more: %s, nudged: %s', (more, nudged, ms) =>
  expect(afterReading(now, { more, nudged }).getTime()).toBe(ms),
);

it.each<[number, Failed, number]>([
  [1, failed(), 300_000],
  [2, failed(), 600_000],
  [3, refused, 1_200_000],
  [50, refused, 6 * 3_600_000],
  [1, failed(7_200_000), 7_200_000],
  [1, failed(1_000), 300_000],
  [1, failed(1e12), 86_400_000],
])('after %i failures in a row', (failures, why, ms) =>
  expect(afterFailure(now, failures, why).getTime()).toBe(ms),
);
