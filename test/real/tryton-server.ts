// A real Tryton on SQLite, from Debian's packages tryton-server and tryton-modules-sale-opportunity: a CRM that keeps no key apart.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../postgres.ts';
import { until } from '../delivering.ts';

export type Tryton = {
  /** With the name of its database. */
  url: string;
  user: string;
  password: string;
  company: number;
  /** One method, as the administrator. */
  ask(method: string, ...params: unknown[]): Promise<unknown>;
  close(): Promise<void>;
};

/** Takes some twenty seconds: its database is made anew. */
export async function startTryton(): Promise<Tryton> {
  const folder = await mkdtemp(join(tmpdir(), 'leadshare-tryton-'));
  const password = 'a password of the tests';
  const port = await freePort();
  const conf = join(folder, 'trytond.conf');
  await writeFile(conf, `[database]\nuri = sqlite://\npath = ${folder}\n[web]\nlisten = 127.0.0.1:${port}\n`);
  await writeFile(join(folder, 'password'), password);
  await writeFile(join(folder, 'crm.sqlite'), '');
  const env = { ...process.env, TRYTONPASSFILE: join(folder, 'password') };
  const modules = ['-u', 'sale_opportunity', '--activate-dependencies', '--email', 'admin@acme.example'];
  await promisify(execFile)('/usr/bin/trytond-admin', ['-c', conf, '-d', 'crm', ...modules], { env });
  const server = spawn('/usr/bin/trytond', ['-c', conf, '-d', 'crm'], { stdio: 'ignore' });
  const gone = new Promise<void>((done) => server.once('exit', () => done()));
  const url = `http://127.0.0.1:${port}/crm/`;
  await until(() =>
    fetch(url, { method: 'POST', body: '{}' }).then(
      () => true,
      () => false,
    ),
  );

  const user = 'admin';
  const call = async (authorization: string | null, method: string, params: unknown[]): Promise<unknown> => {
    const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) };
    const answer = await fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify({ id: 1, method, params }),
    });
    const told = (await answer.json()) as { result?: unknown; error?: unknown };
    if (told.error) throw new Error(JSON.stringify(told.error));
    return told.result;
  };
  const [uid, session] = (await call(null, 'common.db.login', [user, { password }, 'en'])) as [
    number,
    string,
  ];
  const authorization = `Session ${Buffer.from(`${user}:${uid}:${session}`).toString('base64')}`;
  const ask = (method: string, ...params: unknown[]) => call(authorization, method, params);
  const create = async (model: string, values: object) =>
    ((await ask(`model.${model}.create`, [values], {})) as [number])[0];
  const currency = await create('currency.currency', { name: 'Euro', symbol: '€', code: 'EUR' });
  const party = await create('party.party', { name: 'Northwind Labs' });
  const company = await create('company.company', { party, currency });
  await ask('model.res.user.write', [uid], { companies: [['add', [company]]], company }, {});
  return {
    url,
    user,
    password,
    company,
    ask,
    async close() {
      server.kill();
      await gone;
      await rm(folder, { recursive: true });
    },
  };
}
