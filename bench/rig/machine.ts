// What a run was measured on.
import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { arch, availableParallelism, cpus, loadavg, platform, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { median } from './numbers.ts';

export type Machine = {
  processor: string;
  cores: number;
  memoryGb: number;
  system: string;
  node: string;
  postgres: string;
  /** Writing 8 KiB and having it on disk, milliseconds, median. */
  syncMs: number;
  /** Over the minute before the run; what others did meanwhile. */
  loadBefore: number;
  date: string;
};

export function machine(postgres: string): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()} ${arch()}`,
    node: process.version,
    postgres,
    syncMs: syncMs(),
    loadBefore: loadavg()[0]!,
    date: new Date().toISOString().slice(0, 10),
  };
}

function syncMs(): number {
  const path = join(tmpdir(), `leadshare-bench-sync-${process.pid}`);
  const file = openSync(path, 'w');
  const block = Buffer.alloc(8_192);
  const times = Array.from({ length: 50 }, () => {
    const from = performance.now();
    writeSync(file, block);
    fdatasyncSync(file);
    return performance.now() - from;
  });
  closeSync(file);
  rmSync(path);
  return median(times);
}
