// Hundreds of crashes on either database: npm run test:crash -- --rounds 300 --database embedded|server|both --seed 1
import { parseArgs } from 'node:util';
import { freshSeed } from './crash/chance.ts';
import { run, type Result, type Which } from './crash/harness.ts';

/** A run of many rounds is cut into parts, each with a world and a seed of its own, so that one that fails is soon repeated. */
const roundsAPart = 40;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    database: { type: 'string', default: 'both' },
    seed: { type: 'string', default: String(freshSeed()) },
  },
});
const rounds = Number(values.rounds);
const seed = Number(values.seed);
const databases: Which[] = values.database === 'both' ? ['embedded', 'server'] : [values.database as Which];
if (
  !Number.isInteger(rounds) ||
  rounds < 1 ||
  !Number.isInteger(seed) ||
  !['embedded', 'server', 'both'].includes(values.database)
) {
  console.log('usage: --rounds <crashes per database> --database embedded|server|both --seed <number>');
  process.exit(2);
}

let passed = 0;
let failed = 0;
for (const database of databases) await strikeAll(database);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

async function strikeAll(database: Which): Promise<void> {
  const results: Result[] = [];
  for (let done = 0, part = 0; done < rounds; part++) {
    const thisTime = Math.min(roundsAPart, rounds - done);
    const partSeed = seed + part * 1_000;
    console.log(`${database}: ${thisTime} crashes, seed ${partSeed}`);
    const before = done;
    const result = await run({
      database,
      seed: partSeed,
      rounds: thisTime,
      progress: (round, leads) =>
        tell(
          `${database}: ${before + round} of ${rounds} crashes, ${leads} leads acknowledged in this part`,
          round,
        ),
    }).catch((error: Error) => {
      failed++;
      console.log(`FAILED ${database}, seed ${partSeed}: ${error.stack}`);
      return null;
    });
    done += thisTime;
    if (result === null) continue;
    results.push(result);
    judge(database, partSeed, result);
  }
  console.log(summary(database, results));
}

function judge(database: Which, partSeed: number, { findings }: Result): void {
  for (const { promise, broken } of findings) {
    if (broken.length === 0) {
      passed++;
      continue;
    }
    failed++;
    console.log(`FAILED ${database}, seed ${partSeed}: ${promise}: ${broken.length} times`);
    for (const line of broken.slice(0, 10)) console.log(`  ${line}`);
  }
}

function summary(database: Which, results: Result[]): string {
  const sum = (value: (result: Result) => number) =>
    results.reduce((total, result) => total + value(result), 0);
  const blows = new Map<string, number>();
  for (const result of results)
    for (const [name, times] of result.blows) blows.set(name, (blows.get(name) ?? 0) + times);
  const { length } = results;
  return [
    `${database}: ${length} worlds`,
    ...[...blows].map(([name, times]) => `  ${times} × ${name}`),
    `  ${sum(({ leads }) => leads)} leads acknowledged, ${sum(({ refused }) => refused)} posts answered 503, ${sum(({ brokenOff }) => brokenOff)} without an answer`,
    `  ${sum(({ receipts }) => receipts)} receipts, ${sum(({ repeats }) => repeats)} of them repeats; the receiver was unkind ${sum(({ unkindnesses }) => unkindnesses)} times`,
    `  ${sum(({ vainStarts }) => vainStarts)} starts while the database was away`,
    `  settled in at most ${(Math.max(0, ...results.map(({ settleMs }) => settleMs)) / 1_000).toFixed(1)} s`,
  ].join('\n');
}

/** A terminal sees each round; a log every tenth. */
function tell(line: string, round: number): void {
  if (process.stdout.isTTY) process.stdout.write(`\r${line}`);
  else if (round % 10 === 0) console.log(line);
}
