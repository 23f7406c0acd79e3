// The command line: thin, each command calls the verb that the API and the workers call, and loads it then: the whole product takes a second.
import { readFileSync, writeFileSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { publisherNamed } from './accounts/store.ts';
import { operatorActor } from './accounts/actor.ts';
import type { Duties, House } from './house.ts';
import { openApp, type App } from './platform/app.ts';
import { complain } from './platform/complain.ts';
import { ConfigError, readConfig } from './platform/config.ts';
import { textOf } from './platform/csv-text.ts';
import { invalid, Refusal } from './platform/refusal.ts';

const program = new Command('leadshare')
  .description('Shares marketplace leads: kept, understood, delivered, proved.')
  .showHelpAfterError();

program
  .command('serve')
  .description('answer HTTP only; needs DATABASE_URL and a `work` beside it')
  .action(() => run(apart({ serve: true, work: false })));
program
  .command('work')
  .description('push deliveries and run the timers only; needs DATABASE_URL')
  .action(() => run(apart({ serve: false, work: true })));
program
  .command('start')
  .description('serve and work in one process, as npm start does')
  .action(() => run({ serve: true, work: true }));

program
  .command('migrate')
  .description('bring the database schema up to date')
  .action(() => withApp(async () => print('The schema is up to date.')));

const keys = program
  .command('keys')
  .description('the operator’s API keys, and the key that encrypts secrets');
keys
  .command('create')
  .description('make an operator’s API key, shown once')
  .argument('<name>', 'what it is for')
  .action((name: string) =>
    withApp(async (app) => {
      const { createOperatorKey } = await import('./accounts/keys.ts');
      print((await createOperatorKey(app, operatorActor, name)).key);
    }),
  );
keys
  .command('rotate')
  .description('put every stored secret under a new key; restart every process afterwards')
  .option(
    '--new-key <base64>',
    'with LEADSHARE_SECRET_KEY set: the key to set it to next (openssl rand -base64 32)',
  )
  .action(({ newKey }: { newKey?: string }) =>
    withApp(async (app) => {
      const { rotateKeys } = await import('./rotate-keys.ts');
      await rotateKeys(app, newKey, print);
    }),
  );

const publisher = new Option('-p, --publisher <slug or id>', 'whose').makeOptionMandatory();

program
  .command('replay')
  .description('deliver again what is parked or waits for a retry')
  .addOption(publisher)
  .option('-d, --destination <id>', 'only to this destination; leads that never went there are sent too')
  .option('-s, --state <state>', 'parked, waiting or delivered')
  .option('--since <time>', 'RFC 3339, such as 2026-11-01T00:00:00Z', time)
  .option('--until <time>', 'only what was there before this time', time)
  .action(
    ({
      publisher: named,
      destination,
      state,
      since,
      until,
    }: {
      publisher: string;
      destination?: string;
      state?: string;
      since?: Date;
      until?: Date;
    }) =>
      withHouse(async ({ app, delivering }) => {
        const { replayMany } = await import('./delivery/replay.ts');
        const { id } = await publisherOf(app, named);
        const count = await replayMany(app, delivering.engine, 'operator', id, {
          destinationId: destination,
          state,
          since,
          until,
        });
        print(`${count} deliveries scheduled.`);
      }),
  );

program
  .command('import')
  .description('back-fill from Partner Center’s leads CSV: only what is missing is added')
  .argument('<file>', 'the CSV file')
  .addOption(publisher)
  .option('-l, --listing <id>', 'the listing of leads whose offer is unknown')
  .action((file: string, { publisher: named, listing }: { publisher: string; listing?: string }) =>
    withHouse(async ({ app }) => {
      const { importLeads } = await import('./intake/import.ts');
      const { id } = await publisherOf(app, named);
      const text = textOf(readBytes(file), 'file', invalid);
      const result = await importLeads(app, id, listing ?? null, text, (rows) =>
        progress(`${rows} rows read`),
      );
      endProgress();
      print(
        `${result.rows} rows: ${result.added} added, ${result.matched} already here, ${result.failed.length} failed.`,
      );
      for (const { line, message } of result.failed) print(`line ${line}: ${message}`);
      if (result.unknownHeaders.length > 0) print(`Columns not used: ${result.unknownHeaders.join(', ')}.`);
      if (result.failed.length > 0) process.exitCode = 1;
    }),
  );

program
  .command('reconcile')
  .description(
    'compare Partner Center’s leads CSV with ours and with each CRM’s, and fill in what is missing',
  )
  .argument('<file>', 'the CSV file')
  .addOption(publisher)
  .option('-l, --listing <id>', 'the listing of leads whose offer is unknown')
  .option('--back-fill', 'take in what is missing here, and send what is missing further on')
  .action(
    (
      file: string,
      { publisher: named, listing, backFill }: { publisher: string; listing?: string; backFill?: boolean },
    ) =>
      withHouse(async (house) => {
        const { reconcileFile } = await import('./reconciliation/at-the-prompt.ts');
        const { id } = await publisherOf(house.app, named);
        const lines = await reconcileFile(house, id, readBytes(file), {
          listingId: listing ?? null,
          backFill: backFill ?? false,
        });
        for (const line of lines) print(line);
      }),
  );

program
  .command('export')
  .description('write a publisher’s leads as CSV or NDJSON')
  .addOption(publisher)
  .addOption(new Option('-f, --format <format>').choices(['csv', 'ndjson']).default('csv'))
  .option('-o, --output <file>', 'instead of standard output')
  .option('--since <time>', 'only leads received since', time)
  .action(
    ({
      publisher: named,
      format,
      output,
      since,
    }: {
      publisher: string;
      format: 'csv' | 'ndjson';
      output?: string;
      since?: Date;
    }) =>
      withApp(async (app) => {
        const { exportLeads } = await import('./leads/export.ts');
        const { id } = await publisherOf(app, named);
        if (output) writeFileSync(output, '', { mode: 0o600 });
        const write = (text: string) =>
          output ? writeFileSync(output, text, { flag: 'a' }) : process.stdout.write(text);
        const count = await exportLeads(
          app,
          id,
          format,
          since ?? null,
          write,
          (rows) => output && progress(`${rows} leads written`),
        );
        if (output) endProgress();
        process.stderr.write(`${count} leads.\n`);
      }),
  );

program
  .command('doctor')
  .description('say in plain words what is wrong with a listing or a destination')
  .option('-p, --publisher <slug or id>', 'only this one’s')
  .action(({ publisher: named }: { publisher?: string }) =>
    withHouse(async ({ app, delivering }) => {
      const { examine } = await import('./delivery/examine.ts');
      const id = named ? (await publisherOf(app, named)).id : null;
      const findings = await examine(app, delivering.engine.directory, id);
      if (findings.length === 0) print('Nothing is wrong with any listing or destination.');
      for (const { severity, subject, subjectId, message } of findings)
        print(`${severity.padEnd(7)} ${subject} (${subjectId}): ${message}`);
      if (findings.some(({ severity }) => severity === 'error')) process.exitCode = 1;
    }),
  );

program
  .command('demo')
  .description('a seeded world with leads coming in, to look at')
  .option('-n, --leads <number>', 'how many leads of the last eight weeks to play', Number, 150)
  .option('--once', 'end when they are played')
  .action(async (options: { leads: number; once?: boolean }) => (await import('./demo.ts')).runDemo(options));

await program.parseAsync().catch((error: unknown) => {
  complain(error instanceof Refusal ? new ConfigError(error.message) : error);
});

async function run(duties: Duties): Promise<void> {
  const { runUntilSignal } = await import('./main.ts');
  await runUntilSignal(duties);
}

/** One process of several: they meet in a database server. */
function apart(duties: Duties): Duties {
  if (readConfig().databaseUrl === null)
    complain(
      new ConfigError(
        'DATABASE_URL: several processes need a database server between them; with the embedded database use npm start.',
      ),
    );
  return duties;
}

async function withApp(work: (app: App) => Promise<unknown>): Promise<void> {
  const app = await openApp(quiet());
  try {
    await work(app);
  } finally {
    await app.close();
  }
}

/** Schedules but does not push: a running process does, or the next that starts. */
async function withHouse(work: (house: House) => Promise<unknown>): Promise<void> {
  const { openHouse } = await import('./house.ts');
  const app = await openApp(quiet());
  const house = await openHouse(app, { serve: false, work: false });
  try {
    await work(house);
  } finally {
    await house.close();
  }
}

/** Standard output is for the answer. */
function quiet() {
  const config = readConfig();
  return config.logLevel === 'info' ? { ...config, logLevel: 'silent' as const } : config;
}

async function publisherOf(app: App, named: string) {
  const found = await publisherNamed(app.db, named);
  if (!found) throw new ConfigError(`--publisher: there is no publisher with the slug or id ${named}.`);
  return found;
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new ConfigError(`${file} cannot be read: ${(error as Error).message}`);
  }
}

function time(text: string): Date {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) throw new InvalidArgumentError('Give a time such as 2026-11-01T00:00:00Z.');
  return at;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${text}`);
}

function endProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\n');
}
