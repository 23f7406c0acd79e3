// One process per data folder. The lock is a listening socket, which the kernel frees however the process ends.
import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync, unlinkSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from './config.ts';

/** Holds the folder until the returned function is called or the process ends. Throws ConfigError while another holds it. */
export async function holdFolder(folder: string): Promise<() => Promise<void>> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const name = `leadshare-${createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32)}`;
  // Linux has sockets that are no files: nothing stale to clear away, so two that start at once cannot both win, and none
  // that looks for it in another temporary folder. Elsewhere it is a file, in the temporary folder as its path must be short.
  const isFile = process.platform !== 'linux';
  const path = isFile ? join(tmpdir(), `${name}.sock`) : `\0${name}`;
  const server = (await listening(path)) ?? (isFile ? await afterTheDead(path) : null);
  if (server === null)
    throw new ConfigError(
      `LEADSHARE_DATA_DIR: another process uses the database in ${folder}; stop it, or set DATABASE_URL to share a server.`,
    );
  server.unref();
  return () => new Promise((done) => server.close(() => done()));
}

async function afterTheDead(path: string): Promise<Server | null> {
  if (await answers(path)) return null;
  try {
    unlinkSync(path);
  } catch {
    // Another starter was quicker; listening below decides.
  }
  return listening(path);
}

function listening(path: string): Promise<Server | null> {
  return new Promise((done) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', () => done(null));
    server.listen(path, () => done(server));
  });
}

function answers(path: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(path);
    socket.once('connect', () => (socket.destroy(), done(true)));
    socket.once('error', () => done(false));
  });
}
