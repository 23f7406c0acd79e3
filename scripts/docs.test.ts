// Documents that name what is not there are found out; placeholders and foreign words are left alone.
import { expect, test } from 'vitest';
import { violations } from './docs.ts';

const repository = {
  has: (path: string) => ['src/main.ts', 'docs/operations.md', 'docs'].includes(path),
  npmScripts: new Set(['start', 'test', 'check']),
};
const check = (text: string, path = 'README.md') => violations([{ path, text }], repository);

test.each([
  'Begin at `src/main.ts`, or in `docs/`.',
  'Read [operations](docs/operations.md#backup) and [the standard](https://example.com/src/x).',
  'A room is `src/<room>/store.ts`, a decision `docs/decisions/NNN-title.md`, a test `src/**/*.test.ts`.',
  '`npm run check`, `npm test` and `npm ci` are known.',
  'Words such as src/nothing.ts outside of code are prose.',
])('true: %s', (text) => {
  expect(check(text)).toEqual([]);
});

test.each([
  ['See `src/gone.ts`.', 'src/gone.ts'],
  ['See `src/gone/`.', 'src/gone'],
  ['```sh\nnode bench/gone.ts --quick\n```', 'bench/gone.ts'],
  ['See [gone](docs/gone.md).', 'docs/gone.md'],
  ['Run `npm run gone`.', 'gone'],
  ['```\nnpm ci && npm run gone:now\n```', 'gone:now'],
])('not true: %s', (text, name) => {
  expect(check(text)).toEqual([expect.stringContaining(name)]);
});

test('a link is read from where the document stands', () => {
  expect(check('[operations](operations.md)', 'docs/security.md')).toEqual([]);
  expect(check('[operations](docs/operations.md)', 'docs/security.md')).toHaveLength(1);
});

test('no document is no success', () => {
  expect(violations([], repository)).toHaveLength(1);
});
