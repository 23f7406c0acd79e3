// Plain SQL files, forward only, each once, in one transaction each, one process at a time.
import { readdirSync, readFileSync } from 'node:fs';
import sql from 'sql-template-tag';
import { locks, type Db } from './db.ts';

const folder = new URL('../../migrations/', import.meta.url);

type Migration = { name: string; text: string };

/** The migrations in this release, in order. */
export function migrations(): Migration[] {
  const names = readdirSync(folder).filter((name) => /^\d{4}_\w+\.sql$/.test(name));
  return names.toSorted().map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));
}

/** Brings the schema up to date and says which files were applied. Safe to call from several processes at once. */
export async function migrate(db: Db): Promise<string[]> {
  return db.locked(locks.migrate, async () => {
    await db.script(
      'create table if not exists migrations (name text primary key, applied_at timestamptz not null default now())',
    );
    const todo = await pending(db);
    for (const { name, text } of todo)
      await db
        .script(`begin;\n${text}\ninsert into migrations (name) values ('${name}');\ncommit;`)
        .catch(async (error) => {
          await db.script('rollback').catch(() => {});
          throw new Error(`Migration ${name} failed: ${(error as Error).message}`, { cause: error });
        });
    return todo.map(({ name }) => name);
  });
}

/** Migrations of this release that the database does not have yet. */
export async function pending(db: Db): Promise<Migration[]> {
  const known = new Set(
    (await db.rows<{ name: string }>(sql`select name from migrations`)).map(({ name }) => name),
  );
  return migrations().filter(({ name }) => !known.has(name));
}
