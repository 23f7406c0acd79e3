// The real table emulator in a process of its own and a throw-away folder, and before it a server that a test can script.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TableClient } from '@azure/data-tables';
import { startFarSide, type Answer, type FarSide, type Seen } from './http-far-side.ts';

export type Azurite = FarSide & {
  accountKey: string;
  /** Leads through the scripted server. */
  connectionString: string;
  rows(table: string): Promise<Record<string, unknown>[]>;
};

const account = 'devstoreaccount1';
/** The key that every installation of the emulator has, as published. */
const accountKey = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

export async function startAzurite(): Promise<Azurite> {
  const folder = await mkdtemp(join(tmpdir(), 'azurite-'));
  const port = await freePort();
  const main = join(import.meta.dirname, '../../node_modules/azurite/dist/src/table/main.js');
  const options = ['--tableHost', '127.0.0.1', '--tablePort', String(port), '--location', folder];
  const server = spawn(
    process.execPath,
    [main, ...options, '--silent', '--disableTelemetry', '--skipApiVersionCheck'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = new Promise<void>((done) => server.once('exit', () => done()));
  await new Promise<void>((ready, fail) => {
    server.stdout.on('data', (said: Buffer) => said.includes('successfully started') && ready());
    server.once('exit', (code) => fail(new Error(`The table emulator ended with ${code}.`)));
  });

  const far = await startFarSide((seen) => passOn(seen, port));
  const stringTo = (target: number) =>
    `DefaultEndpointsProtocol=http;AccountName=${account};AccountKey=${accountKey};TableEndpoint=http://127.0.0.1:${target}/${account};`;
  const { close } = far;
  return Object.assign(far, {
    accountKey,
    connectionString: stringTo(far.port),
    async rows(table: string) {
      const client = TableClient.fromConnectionString(stringTo(port), table, {
        allowInsecureConnection: true,
      });
      const found: Record<string, unknown>[] = [];
      for await (const row of client.listEntities()) found.push(row);
      return found;
    },
    async close() {
      await close();
      server.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  });
}

/** The signature covers the path, not the host, so a request may be passed on as it is. */
function passOn({ method, path, headers, body }: Seen, port: number): Promise<Answer> {
  return new Promise((done, fail) => {
    const onward = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on('data', (chunk: Buffer) => chunks.push(chunk));
      reply.on('end', () => {
        const { 'transfer-encoding': _, connection: __, ...kept } = reply.headers;
        const replyHeaders = Object.fromEntries(
          Object.entries(kept).map(([name, value]) => [name, String(value)]),
        );
        done({ status: reply.statusCode!, headers: replyHeaders, body: Buffer.concat(chunks) });
      });
    });
    onward.on('error', fail);
    onward.end(body);
  });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => probe.once('listening', done));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}
