// Where processes are killed: a PostgreSQL server with a database of their own, and what each of them is started with.
import pg from 'pg';
import { startPostgres } from '../postgres.ts';
import { startGuard } from './guard.ts';
import { startProduct, type Product, type Role } from './product.ts';

export type Stage = {
  client: pg.Client;
  /** One more connection to the same database. */
  connect(): Promise<pg.Client>;
  start(role?: Role): Product;
  /** Once it listens or delivers. */
  started(role?: Role): Promise<Product>;
  close(): Promise<void>;
};

export async function openStage(env: Record<string, string> = {}): Promise<Stage> {
  const guard = startGuard();
  const postgres = await startPostgres();
  const clients: pg.Client[] = [];
  const connectTo = async (connectionString: string) => {
    const client = new pg.Client({ connectionString });
    await client.connect();
    clients.push(client);
    return client;
  };
  await (await connectTo(postgres.url)).query('create database stage');
  const url = Object.assign(new URL(postgres.url), { pathname: '/stage' }).href;
  const start = (role: Role = 'start') =>
    startProduct(guard, role, {
      DATABASE_URL: url,
      LEADSHARE_DATA_DIR: guard.folder,
      LEADSHARE_SECRET_KEY: Buffer.alloc(32, 3).toString('base64'),
      ...env,
    });
  return {
    client: await connectTo(url),
    connect: () => connectTo(url),
    start,
    async started(role) {
      const product = start(role);
      await product.ready;
      return product;
    },
    async close() {
      await Promise.all(clients.map((client) => client.end()));
      await guard.close();
      await postgres.stop();
    },
  };
}
