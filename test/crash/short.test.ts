// Every kind of crash once, under load; npm run test:crash does the same hundreds of times.
import { beforeAll, describe, expect, it } from 'vitest';
import { whichDatabase } from '../database.ts';
import { roundsOfEach } from './blows.ts';
import { freshSeed } from './chance.ts';
import { promises } from './findings.ts';
import { run, type Result } from './harness.ts';

const database = whichDatabase();
const rounds = roundsOfEach(database === 'server');
const seed = freshSeed();

describe(`after ${rounds} crashes (--database ${database} --rounds ${rounds} --seed ${seed})`, () => {
  let result: Result;

  beforeAll(async () => {
    result = await run({ database, seed, rounds });
  });

  it.each(promises)('%s', (promise) => {
    expect(result.findings.find((finding) => finding.promise === promise)?.broken).toEqual([]);
  });

  it('was a test at all: there was load, and the far side was unkind', () => {
    expect(result.leads).toBeGreaterThan(rounds * 3);
    expect(result.brokenOff + result.refused).toBeGreaterThan(0);
    expect(result.unkindnesses).toBeGreaterThan(0);
    expect(result.inFiles).toBeGreaterThan(0);
  });
});
