// A part of the benchmark in a process of its own: asked by messages, ended with the one that started it.
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** Questions a child answers, by name: what is given and what comes back. */
export type Answers = Record<string, (given: never) => unknown>;

export type Child<A extends Answers> = {
  pid: number;
  /** Rejects when the child fails, ends or takes longer than `withinS`. */
  ask<Name extends keyof A & string>(
    name: Name,
    given: Parameters<A[Name]>[0],
    withinS?: number,
  ): Promise<Awaited<ReturnType<A[Name]>>>;
  /** Lets it finish what it holds; kills it when it does not. */
  end(): Promise<void>;
};

type Reply = { id: number; answer?: unknown; failed?: string };

/** Runs bench/rig/<file>; resolves once it says that it is ready. */
export async function startChild<A extends Answers>(
  file: string,
  given: unknown,
  env: Record<string, string> = {},
): Promise<Child<A>> {
  const child = fork(join(import.meta.dirname, file), [JSON.stringify(given)], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, (reply: Reply) => void>();
  child.on('message', (reply: Reply) => waiting.get(reply.id)?.(reply));
  child.once('exit', (code, signal) => {
    for (const [id, tell] of waiting) tell({ id, failed: `${file} ended (${signal ?? code})` });
  });
  let asked = 0;

  function reply(id: number, what: string, withinS: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => tell({ id, failed: `no answer within ${withinS} s` }), withinS * 1_000);
      const tell = ({ answer, failed }: Reply) => {
        clearTimeout(late);
        waiting.delete(id);
        if (failed === undefined) resolve(answer);
        else reject(new Error(`${file}, asked for ${what}: ${failed}`));
      };
      waiting.set(id, tell);
    });
  }

  await reply(0, 'readiness', 60);
  return {
    pid: child.pid!,
    async ask(name, given, withinS = 120) {
      const id = ++asked;
      const answered = reply(id, name, withinS);
      child.send({ id, name, given });
      return (await answered) as never;
    },
    end: () => ended(child),
  };
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    const late = setTimeout(() => child.kill('SIGKILL'), 30_000);
    child.once('exit', () => {
      clearTimeout(late);
      done();
    });
    if (child.connected) child.disconnect();
  });
}

/** What the parent gave on starting; believed to be what the child's own type says. */
export function givenByParent(): unknown {
  return JSON.parse(process.argv[2] ?? 'null');
}

type Asked = { id: number; name: string; given: never };

/** The child's side: says that it is ready, answers, and leaves when the parent lets go. */
export function answerParent(answers: Answers, leave: () => Promise<void> = async () => {}): void {
  const answer = async ({ id, name, given }: Asked) => {
    try {
      process.send?.({ id, answer: await answers[name]!(given) });
    } catch (error) {
      process.send?.({ id, failed: (error as Error).stack ?? String(error) });
    }
  };
  process.on('message', (asked) => void answer(asked as Asked));
  process.once('disconnect', () => void leave().then(() => process.exit(0)));
  process.send?.({ id: 0 });
}
