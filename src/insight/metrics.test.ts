// Every number has its words, and no words are of a number that is gone.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { dimensions, metrics, views } from './metrics.ts';

type Words = Record<'metrics' | 'dimensions' | 'views', Record<string, unknown>>;
const words = JSON.parse(
  readFileSync(new URL('../../words/en/insight.json', import.meta.url), 'utf8'),
) as Words;

it('each metric, dimension and view has words, and nothing else has', () => {
  expect(Object.keys(words.metrics).toSorted()).toEqual(metrics.map(({ id }) => id).toSorted());
  expect(Object.keys(words.dimensions)).toEqual([...dimensions]);
  expect(Object.keys(words.views)).toEqual([...views]);
});

it('what has no leads behind it says why, and everything else opens them', () => {
  const of = words.metrics as Record<string, { about: string; noLeads?: string }>;
  for (const { id, opens, noLeads, behind } of metrics)
    expect([id, noLeads !== null, of[id]!.noLeads !== undefined, behind !== null]).toEqual([
      id,
      opens === null,
      opens === null,
      opens === 'leads',
    ]);
});

it('the break lies before leads, and nowhere else', () =>
  expect(metrics.filter(({ breakBefore }) => breakBefore).map(({ id }) => id)).toEqual(['leads']));
