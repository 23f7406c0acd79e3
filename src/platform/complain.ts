// How a process ends that cannot go on.
import { ConfigError } from './config.ts';
import { isConnectionTrouble } from './db.ts';

/** One line for what the operator can mend, such as a database that is away; the whole error for what is ours. */
export function complain(error: unknown): never {
  if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`);
  else if (isConnectionTrouble(error)) process.stderr.write(`DATABASE_URL: ${firstLineOf(error as Error)}\n`);
  else console.error(error);
  process.exit(1);
}

function firstLineOf({ message, code }: Error & { code?: string }): string {
  return message.split('\n')[0] || code || 'no answer';
}
