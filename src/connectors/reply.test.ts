// Tables: what every far side's replies mean alike.
import { expect, test } from 'vitest';
import { answersOf } from './answers.ts';
import { objectIn, readCommon } from './reply.ts';
import { retryAfterMs } from './retry-after.ts';

const now = new Date('2026-11-20T10:00:00Z');

test.each([
  ['0', 0],
  ['7', 7000],
  [' 120 ', 120_000],
  ['99999999999999999999', 86_400_000],
  ['Fri, 20 Nov 2026 10:00:30 GMT', 30_000],
  ['Friday, 20-Nov-26 10:00:30 GMT', 30_000],
  ['Fri, 20 Nov 2026 09:00:00 GMT', 0],
  ['Fri, 20 Nov 2099 10:00:00 GMT', 86_400_000],
  ['soon', undefined],
  ['-5', undefined],
  ['1.5', undefined],
  ['2026', 2_026_000],
  ['', undefined],
  [undefined, undefined],
])('Retry-After %s is %s ms', (value, ms) => {
  expect(retryAfterMs(value, now)).toBe(ms);
});

test.each([
  [301, 'refused', 'redirected'],
  [304, 'refused', 'redirected'],
  [413, 'refused', 'too_large'],
  [429, 'retry', 'rate_limited'],
  [408, 'retry', 'remote_busy'],
  [502, 'retry', 'remote_busy'],
  [503, 'retry', 'remote_busy'],
  [504, 'retry', 'remote_busy'],
])('%i: %s %s', (status, is, reason) => {
  const outcome = readCommon(
    { status, headers: { 'retry-after': '3' }, body: Buffer.alloc(0) },
    now,
    answersOf('The CRM'),
  );
  expect(outcome).toMatchObject({ is, reason, ...(is === 'retry' && { afterMs: 3000 }) });
  expect(outcome).toHaveProperty('detail', expect.stringMatching(/^The CRM answered \d{3}\. .*\.$/));
});

test.each([200, 204, 400, 401, 403, 404, 410, 500, 501])('%i is the connector’s to read', (status) => {
  expect(readCommon({ status, headers: {}, body: Buffer.alloc(0) }, now, answersOf('The CRM'))).toBeNull();
});

test.each([
  ['{"a":1}', { a: 1 }],
  ['[1]', null],
  ['null', null],
  ['"a"', null],
  ['{', null],
  ['', null],
  ['<html>', null],
])('the object in %s', (text, value) => {
  expect(objectIn(Buffer.from(text))).toEqual(value);
});
