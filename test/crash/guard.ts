// Whatever a test starts ends with the test, also when the test itself is killed: a shell that outlives us by a moment
// is told of each process, and when the kernel closes its input it ends those that are left and removes the folder.
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Guard = {
  /** A fresh folder that is gone with the guard. */
  folder: string;
  /** From now on it is ended with us; QUIT is an immediate shutdown to PostgreSQL. */
  holds(pid: number, signal: 'KILL' | 'QUIT'): void;
  /** It has ended, so its id may name another. */
  lets(pid: number, signal: 'KILL' | 'QUIT'): void;
  /** Ends what is left. */
  close(): Promise<void>;
};

const script = `
  trap '' INT TERM HUP
  held=' '
  while read -r sign what; do
    case $sign in
      +) held="$held$what " ;;
      -) held=$(printf '%s' "$held" | sed "s/ $what / /") ;;
    esac
  done
  for what in $held; do kill "-\${what%:*}" "\${what#*:}"; done 2>/dev/null
  for what in $held; do while kill -0 "\${what#*:}"; do sleep 0.1; done; done 2>/dev/null
  rm -rf "$1"`;

export function startGuard(): Guard {
  const folder = mkdtempSync(join(tmpdir(), 'leadshare-crash-'));
  // Its own group, so that Ctrl-C does not reach it before it has done its work.
  const shell = spawn('sh', ['-c', script, 'sh', folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.unref();
  return {
    folder,
    holds: (pid, signal) => void shell.stdin.write(`+ ${signal}:${pid}\n`),
    lets: (pid, signal) => void shell.stdin.write(`- ${signal}:${pid}\n`),
    close: () =>
      new Promise((done) => {
        shell.ref();
        shell.once('exit', () => done());
        shell.stdin.end();
      }),
  };
}
