// Tasks by the clock: each when it is due, one after the other, one process at a time; a task that fails stops no other.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { bootApp, testClock, type Booted } from '../../test/app.ts';
import { until } from '../../test/delivering.ts';
import { locks } from './db.ts';
import { every, startTimers, type Timers } from './timers.ts';

const second = 1_000;
const clock = testClock();
let booted: Booted;
let timers: Timers | null = null;

beforeAll(async () => void (booted = await bootApp({ clock })));
afterAll(() => booted.close());
beforeEach(() => {
  // The tick is the machine's; everything that asks for the time asks the clock.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(async () => {
  await timers?.stop();
  vi.useRealTimers();
});

/** Moves the clock, ticks once, and waits until what is due has run. */
async function tick(ms: number): Promise<void> {
  clock.forward(ms);
  vi.advanceTimersByTime(second);
  const done = timers;
  // stop() waits for what runs; the interval is made again.
  await done!.stop();
  timers = null;
}

it('a task runs on the first tick and then at its own pace', async () => {
  const runs: string[] = [];
  const task = (name: string, everyMs: number) => every(everyMs, name, async () => runs.push(name));
  const started = startTimers(booted.app, [task('often', second), task('seldom', 10 * second)]);
  timers = started;
  for (let n = 0; n < 11; n++) {
    clock.forward(second);
    await until(() => {
      // One that comes while the last still ends is let go, and the next one finds what is due.
      vi.advanceTimersByTime(second);
      return runs.filter((name) => name === 'often').length === n + 1;
    });
  }
  expect(runs.filter((name) => name === 'seldom')).toHaveLength(2);
});

describe('a task that fails', () => {
  it('is logged by name, and the others run', async () => {
    const runs: string[] = [];
    timers = startTimers(booted.app, [
      every(second, 'failing', () => Promise.reject(new Error('cannot'))),
      every(second, 'after it', async () => runs.push('after it')),
    ]);
    await tick(second);
    expect(runs).toEqual(['after it']);
    expect(booted.lines).toContainEqual(expect.objectContaining({ msg: 'timer.failed', task: 'failing' }));
  });
});

it('a task that takes long is not begun again meanwhile, and stopping waits for it', async () => {
  let begun = 0;
  let end = () => {};
  timers = startTimers(booted.app, [
    every(second, 'long', () => {
      begun++;
      return new Promise<void>((done) => (end = done));
    }),
  ]);
  vi.advanceTimersByTime(second);
  await until(() => begun === 1);
  for (let n = 0; n < 3; n++) {
    clock.forward(second);
    vi.advanceTimersByTime(second);
  }
  let stopped = false;
  const stopping = timers.stop().then(() => (stopped = true));
  timers = null;
  await new Promise((soon) => setImmediate(soon));
  expect(stopped).toBe(false);
  end();
  await stopping;
  expect(begun).toBe(1);
});

it('while another process holds the lock nothing runs here', async () => {
  // The embedded database has one process at a time.
  if (booted.app.db.kind === 'embedded') return expect(booted.app.db.kind).toBe('embedded');
  const runs: string[] = [];
  await booted.app.db.locked(locks.timers, async () => {
    timers = startTimers(booted.app, [every(second, 'task', async () => runs.push('task'))]);
    await tick(second);
  });
  expect(runs).toEqual([]);
  timers = startTimers(booted.app, [every(second, 'task', async () => runs.push('task'))]);
  await tick(second);
  expect(runs).toEqual(['task']);
});
