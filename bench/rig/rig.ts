// What every question works with: the database server, the sink and the load generator of this run.
import { startChild, type Child } from './child.ts';
import { openDatabases, type Databases } from './databases.ts';
import type { Figure } from './figure.ts';
import type { Load, Loaded, Loader } from './load.ts';
import type { Sink } from './sink.ts';

export type Rig = {
  databases: Databases;
  sink: Child<Sink>;
  sinkPort: number;
  load(load: Load): Promise<Loaded>;
  quick: boolean;
  /** Says on the terminal what is under way. */
  say(words: string): void;
  close(): Promise<void>;
};

export type Question = {
  name: string;
  /** A question, as people would ask it. */
  title: string;
  /** What was done and how to read the figures, for docs/performance.md. */
  reading: string;
  answer(rig: Rig): Promise<Figure[]>;
};

export async function openRig(quick: boolean, say: (words: string) => void): Promise<Rig> {
  const [databases, sink, loader] = await Promise.all([
    openDatabases(),
    startChild<Sink>('sink.ts', null),
    startChild<Loader>('load.ts', null),
  ]);
  return {
    databases,
    sink,
    sinkPort: await sink.ask('port', null),
    load: (load) => loader.ask('run', load, load.seconds + 60),
    quick,
    say,
    async close() {
      await Promise.all([sink.end(), loader.end()]);
      await databases.stop();
    },
  };
}
