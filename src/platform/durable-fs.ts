// PGlite's Node file system does not sync and PGlite starts with fsync off: an acknowledged commit would survive kill -9
// but not a power cut. This file system syncs for real, and the start parameters ask for it.
import { closeSync, fdatasyncSync, fsyncSync, openSync } from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type Stream = { nfd?: number | null; node: unknown };
type NodeFsModule = { stream_ops: object; realPath(node: unknown): string };

export class DurableFs extends NodeFS {
  /** How many times the database asked for a sync and got one. */
  syncs = 0;

  override async init(...args: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const started = await super.init(...args);
    const preRun = (started.emscriptenOpts.preRun ??= []) as ((module: { NODEFS: NodeFsModule }) => void)[];
    preRun.push((module) => {
      const nodeFs = module.NODEFS;
      nodeFs.stream_ops = { ...nodeFs.stream_ops, fsync: (stream: Stream) => this.#sync(stream, nodeFs) };
    });
    return started;
  }

  #sync(stream: Stream, nodeFs: NodeFsModule): number {
    this.syncs++;
    if (stream.nfd !== undefined && stream.nfd !== null) {
      fdatasyncSync(stream.nfd);
      return 0;
    }
    // A directory has no descriptor in the wasm world; its entries are synced through one of our own.
    const descriptor = openSync(nodeFs.realPath(stream.node), 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    return 0;
  }
}

/** PGlite's own start parameters without its -F (fsync off), and no background workers, which wasm does not have. */
export const durableStart = [
  '--single',
  '-O',
  '-j',
  '-c',
  'search_path=public',
  '-c',
  'exit_on_error=false',
  '-c',
  'log_checkpoints=false',
  '-c',
  'max_worker_processes=0',
  '-c',
  'max_parallel_workers=0',
  '-c',
  'max_parallel_workers_per_gather=0',
  '-c',
  'max_parallel_maintenance_workers=0',
  '-c',
  'io_method=sync',
  '-c',
  'fsync=on',
  '-c',
  'wal_sync_method=fsync',
];
