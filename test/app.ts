// Boots the whole app on a database of its own, cloned from a migrated template: a fraction of a second a file.
// LEADSHARE_TEST_DATABASE chooses which: "embedded" (the default), or "server" for a PostgreSQL server.
import type { LightMyRequestResponse } from 'fastify';
import { openHouse } from '../src/house.ts';
import { openApp, type App } from '../src/platform/app.ts';
import { handClock, type Clock } from '../src/platform/clock.ts';
import { readConfig } from '../src/platform/config.ts';
import { openLog } from '../src/platform/log.ts';
import type { Web } from '../src/platform/web.ts';
import { freshDatabase } from './database.ts';

export const operatorKey = 'operator-key-of-the-tests';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT' | 'HEAD';
/** key: the operator's when left out, none when null. */
export type CallOptions = { key?: string | null; headers?: Record<string, string> };
/** body: parsed where it is JSON, else text. */
export type Answer<Body> = { status: number; headers: LightMyRequestResponse['headers']; body: Body };

type Booting = {
  env?: Record<string, string>;
  /** Stands still at 2026-03-02T09:00:00Z unless another is given. */
  clock?: Clock;
  /** Pushes deliveries and runs timers too; left out, it only answers HTTP. */
  works?: boolean;
  /** Routes beside the product's own. */
  routes?: (web: Web, app: App) => void;
};

export type Booted = Awaited<ReturnType<typeof bootApp>>;

/** Close it at the end of the file: that fails when a connection was leaked. */
export async function bootApp({ env = {}, clock = testClock(), works = false, routes }: Booting = {}) {
  const { db, drop } = await freshDatabase();
  const config = readConfig({ ...environment, ...env });
  const lines: LogLine[] = [];
  const log = openLog(config.logLevel, { write: (line) => void lines.push(JSON.parse(line) as LogLine) });
  const app = await openApp(config, { db, clock, log });
  const house = await openHouse(app, { serve: true, work: works });
  const web = house.web!;
  const close = async () => {
    await house.close();
    await drop();
  };
  try {
    routes?.(web, app);
    await web.ready();
  } catch (error) {
    await close();
    throw error;
  }

  return {
    app,
    house,
    web,
    /** What the app logged, oldest first; `msg` is the event's name. */
    lines,
    /** Asks without a port. */
    // oxlint-disable-next-line typescript/no-explicit-any -- a test knows the shape it asks for
    async call<Body = any>(
      method: Method,
      path: string,
      body?: unknown,
      { key = operatorKey, headers = {} }: CallOptions = {},
    ): Promise<Answer<Body>> {
      const response = await web.inject({
        method,
        url: path,
        headers: { ...(key === null ? {} : { authorization: `Bearer ${key}` }), ...headers },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      return { status: response.statusCode, headers: response.headers, body: bodyOf(response) as Body };
    },
    close,
  };
}

export type LogLine = { level: number; msg: string } & Record<string, unknown>;

export const testClock = () => handClock('2026-03-02T09:00:00.000Z');

/** Secrets of no worth. The address is never called. */
const environment = {
  LEADSHARE_PUBLIC_URL: 'https://leads.example',
  LEADSHARE_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
  LEADSHARE_OPERATOR_KEY: operatorKey,
  LOG_LEVEL: 'debug',
};

function bodyOf({ headers, body }: LightMyRequestResponse): unknown {
  return /json/.test(String(headers['content-type'])) && body !== '' ? JSON.parse(body) : body;
}
