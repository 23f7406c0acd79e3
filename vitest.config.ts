// Tests run on the embedded database; those that use a database run once more on a PostgreSQL server. Journeys need a browser.
import { defineConfig, type TestUserConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { importsOf, sourceFiles } from './scripts/source-files.ts';

const files = new Map(
  sourceFiles(/^(?:src|console|test(?!\/fixtures)|scripts|bench)\/.*\.ts$/).map((file) => [file.path, file]),
);

/**
 * A test uses a database when it imports test/database.ts, itself or by another file of test/ (test/app.ts, for one,
 * boots the product on it). Nothing else decides: a test that opens a database by its own means runs on that one alone.
 */
function usesDatabase(path: string): boolean {
  const file = files.get(path);
  return (
    file !== undefined &&
    importsOf(file).some(
      (next) =>
        next.path === 'test/database.ts' || (next.path.startsWith('test/') && usesDatabase(next.path)),
    )
  );
}

const all = [...files.keys()].filter((path) => path.endsWith('.test.ts'));
/** In a real browser, against the built console. What it shows does not depend on the database, so the embedded one does. */
const journeys = all.filter((path) => path.startsWith('test/browser/'));
const tests = all.filter((path) => !journeys.includes(path));

/** Of the plans of statements: the planner is the same, and the big tables it is asked about take the embedded database many times as long. */
const isOfPlans = (path: string) => /(?:-plans?|\/plans)\.test\.ts$/.test(path);
/** What these ask is decided by HTTP, by mail or by a far side; that what they store is stored on a server too, others show. */
const storesAsOthers = new Set([
  'src/followup/calendar-file.test.ts',
  'src/mailing/hanging.test.ts',
  'test/journeys.test.ts',
  'test/openapi.test.ts',
  'test/roles.test.ts',
]);
const onServer = tests.filter((path) => usesDatabase(path) && !storesAsOthers.has(path));
const onEmbedded = tests.filter((path) => !(isOfPlans(path) && usesDatabase(path)));

const project = (name: 'embedded' | 'server' | 'browser', include: string[], more: TestUserConfig = {}) => ({
  extends: true as const,
  // test/database.ts reads the variable, and for "server" the address by inject('postgresUrl').
  test: { name, include, env: { LEADSHARE_TEST_DATABASE: name === 'server' ? name : 'embedded' }, ...more },
});

/** The long ones are all in test/. They begin first, also where nothing is known of earlier runs, so that nobody waits for one alone at the end. */
class LongOnesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- it is no array's
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project.name))];
    const isLong = ({ moduleId }: TestSpecification) => moduleId.includes('/test/');
    return projects.flatMap((name) => {
      const own = sorted.filter(({ project }) => project.name === name);
      return [...own.filter(isLong), ...own.filter((each) => !isLong(each))];
    });
  }
}

export default defineConfig({
  test: {
    pool: 'forks',
    // One more than the cores that the tests are meant for: journeys and crashes wait as much as they work. Four took as long.
    maxWorkers: 3,
    sequence: { sequencer: LongOnesFirst },
    // A process takes one file after the other: to start one and load the product anew costs more than most files do.
    // So neither the product nor a test may keep anything in its modules or change the process and leave it so.
    isolate: false,
    // Nobody waits so long but for what never comes: a machine that is busy with other things is several times slower.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    setupFiles: ['test/setup.ts'],
    projects: [
      project('embedded', onEmbedded),
      project('server', onServer, { globalSetup: ['test/postgres.ts'] }),
      // A browser on a busy machine loses a key or a frame now and then, which is none of our doing: a journey has a second try, and
      // scripts/test.ts names each that needed it. One that fails twice has failed.
      project('browser', journeys, { globalSetup: ['test/browser/build.ts'], retry: 1 }),
    ],
  },
});
