// Everything that can be known without running the product, side by side, in seconds; no database.
import { spawn } from 'node:child_process';
import { root } from './source-files.ts';

const checks: Record<string, string[]> = {
  lint: ['node_modules/oxlint/bin/oxlint', '--deny-warnings'],
  knip: ['node_modules/knip/bin/knip.js', '--no-progress'],
  'sdk types': ['node_modules/@typescript/native/bin/tsc', '-p', 'sdk/tsconfig.json'],
  types: ['node_modules/@typescript/native/bin/tsc', '-p', 'tsconfig.json'],
  'console types': ['node_modules/@typescript/native/bin/tsc', '-p', 'console/tsconfig.json'],
  'browser types': ['node_modules/@typescript/native/bin/tsc', '-p', 'test/browser/tsconfig.json'],
  format: ['node_modules/oxfmt/bin/oxfmt', '--check', '.'],
  rooms: ['scripts/rooms.ts'],
  docs: ['scripts/docs.ts'],
  generated: ['scripts/generate.ts', '--check'],
};

const waiting = Object.keys(checks);
await Promise.all([next(), next()]);

/** Takes one check after the other until none is left. */
async function next(): Promise<void> {
  const name = waiting.shift();
  if (name === undefined) return;
  const started = performance.now();
  const { code, output } = await run(checks[name]!);
  const took = `${((performance.now() - started) / 1000).toFixed(1)}s`;
  if (code !== 0) process.exitCode = 1;
  console.log(code === 0 ? `ok ${name} ${took}` : `FAILED ${name} ${took}\n${output.trimEnd()}`);
  await next();
}

function run(words: string[]): Promise<{ code: number; output: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (part: Buffer) => void (output += part.toString());
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('close', (code) => done({ code: code ?? 1, output }));
  });
}
