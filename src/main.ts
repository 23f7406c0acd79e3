// Starts the product: environment → config → app → rooms, and ends it in order on SIGTERM and Ctrl-C.
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { firstRunLink } from './accounts/first-run.ts';
import { readBody } from './connectors/bodies/index.ts';
import { openHouse, type Duties, type House } from './house.ts';
import type { IntakeLimits } from './intake/intake.ts';
import { openApp } from './platform/app.ts';
import { systemClock, type Clock } from './platform/clock.ts';
import { complain } from './platform/complain.ts';
import { ConfigError, readConfig, type Config } from './platform/config.ts';

/** How long draining may take before the process ends all the same; what is left is taken over by the next. */
const drainMs = 25_000;

/** Listens or delivers, prints one line that says so with the address, and the one-time link where nobody owns the installation yet. */
export async function start(
  duties: Duties,
  config: Config = readConfig(),
  limits: IntakeLimits = {},
  clock: Clock = systemClock,
): Promise<House> {
  const app = await openApp(config, { clock });
  const house = await openHouse(app, duties, limits);
  // The first body ever read loads the names of countries and the plans of phone numbers, about 100 ms: not on a customer's lead.
  readBody(
    'application/json',
    Buffer.from('{"UserDetails":{"Country":"PL","Phone":"48225550102"},"LeadSource":"SPZA"}'),
  );
  if (house.web) {
    const address = await listen(house, config);
    const link = await firstRunLink(app);
    process.stdout.write(
      `Leadshare listens on ${address}${link ? ` · first run, open once: ${link}` : ''}\n`,
    );
  } else process.stdout.write('Leadshare delivers; it answers no HTTP\n');
  return house;
}

async function listen({ web, app }: House, { host, port }: Config): Promise<string> {
  await web!.listen({ host, port }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE')
      throw new ConfigError(`PORT: ${port} is taken; set PORT to another one.`);
    if (error.code === 'EACCES')
      throw new ConfigError(`PORT: this user may not listen on ${port}; set PORT to one from 1024.`);
    if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
      throw new ConfigError(`HOST: this machine has no address ${host}.`);
    throw error;
  });
  const bound = web!.addresses()[0] as AddressInfo;
  const shown = bound.family === 'IPv6' ? `[${bound.address}]` : bound.address;
  const address = `http://${shown === '0.0.0.0' || shown === '[::]' ? 'localhost' : shown}:${bound.port}`;
  if (app.config.publicUrl === null) app.setPublicUrl(address);
  return address;
}

/** Runs until a signal, drains, and exits 0; a second signal exits at once. */
export async function runUntilSignal(duties: Duties): Promise<void> {
  const signalled = untilSignal();
  const house = await start(duties).catch(complain);
  await signalled;
  setTimeout(() => process.exit(0), drainMs).unref();
  await house.close();
  process.exit(0);
}

/** Resolves on SIGTERM and Ctrl-C. */
export function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve();
      });
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await runUntilSignal({ serve: true, work: true });
