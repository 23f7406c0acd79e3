// The console's lists of pauses: what people type, and how it is shown to them again.
import { expect, test } from 'vitest';
import { durationsText, readDurations } from '../console/screens/delivery/durations.ts';

test.each([
  ['5s, 2m, 1h, 1d', [5, 120, 3_600, 86_400]],
  ['5 120;90S', [5, 120, 90]],
  ['', []],
  ['5s, x', null],
  ['2 minutes', null],
  ['-5s', null],
])('%j is read as %j', (text, seconds) => expect(readDurations(text)).toEqual(seconds));

test.each([[[5, 300, 5_400, 36_000, 172_800], '5s, 5m, 90m, 10h, 2d']])(
  '%j shows as %j and reads back',
  (seconds, text) => {
    expect(durationsText(seconds)).toBe(text);
    expect(readDurations(text)).toEqual(seconds);
  },
);
