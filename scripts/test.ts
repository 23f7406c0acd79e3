// All tests, on both databases, then by name those that passed at their second try, and one plain line that counts all.
// Words after the command choose files: npm test -- src/leads. `crash` instead runs the long crash test, whose own words follow.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { JsonTestResults } from 'vitest/node';
import { root } from './source-files.ts';

const [first, ...rest] = process.argv.slice(2);
process.exitCode =
  first === 'crash' ? await node(['test/crash.long.ts', ...rest]) : await tests(process.argv.slice(2));

async function tests(words: string[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'leadshare-tests-'));
  const results = join(folder, 'results.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  const code = await node(['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...words]);
  const report = readReport(results);
  rmSync(folder, { recursive: true });
  for (const { name, why } of secondTries(report)) console.log(`${why}\npassed at the second try: ${name}`);
  const { passed, failed, skipped } = count(report, code);
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return failed > 0 || passed === 0 ? 1 : code;
}

/** Trouble outside of any test (a file that does not load, a leaked rejection, no report at all) counts as a failure too. */
function count(
  report: JsonTestResults | undefined,
  code: number,
): { passed: number; failed: number; skipped: number } {
  const passed = report?.numPassedTests ?? 0;
  const unloaded = report?.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const failed = (report?.numFailedTests ?? 0) + (unloaded?.length ?? 0);
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed, skipped };
}

/** Whoever passed and says what failed did so at a try before: why is its beginning, to mend it by. */
function secondTries(report: JsonTestResults | undefined): { name: string; why: string }[] {
  return (report?.testResults ?? []).flatMap((file) =>
    file.assertionResults
      .filter((test) => test.status === 'passed' && (test.failureMessages ?? []).length > 0)
      .map((test) => ({
        name: `${relative(root, file.name)} > ${test.fullName}`,
        why: test.failureMessages!.join('\n').slice(0, 2_000),
      })),
  );
}

function readReport(path: string): JsonTestResults | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as JsonTestResults;
  } catch {
    return undefined;
  }
}

/** Exit code of a run under this very Node, with its output let through. Ctrl-C reaches it by itself; we wait for its end. */
function node(words: string[]): Promise<number> {
  process.on('SIGINT', () => {});
  return new Promise((done) => {
    spawn(process.execPath, words, { cwd: root, stdio: 'inherit' }).once('exit', (code) => done(code ?? 1));
  });
}
