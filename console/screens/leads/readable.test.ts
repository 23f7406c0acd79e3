// A body in lines for people.
import { expect, it } from 'vitest';
import { readable } from './readable.ts';

const form = 'application/x-www-form-urlencoded';
it.each([
  ['{"a":[1]}', 'application/json', '{\n  "a": [\n    1\n  ]\n}'],
  ['name=Ana+R%C3%AD&x=1', form, 'name: Ana Rí\nx: 1'],
  ['not json', 'text/plain', null],
  // A browser would show 12345678901234567000.
  ['{"a":12345678901234567890}', 'application/json', null],
])('%j as %s', (body, contentType, shown) =>
  expect(readable({ body, contentType, encoding: 'utf-8' })).toBe(shown),
);
