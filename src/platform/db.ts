// The one seam to SQL. Two drivers stand behind it, PostgreSQL and the embedded PGlite, and answer alike:
// bigint as number, numeric as string, timestamptz as Date, bytea as Buffer, jsonb parsed.
import type { Sql } from 'sql-template-tag';

/** A statement prepared once per connection under its name: for the few that the product lives by. */
export type Prepared = { name: string; text: string };

/** An array parameter of one type, sent in binary to PostgreSQL. Null members are allowed. */
export class Column {
  readonly type: ColumnType;
  readonly values: readonly unknown[];
  constructor(type: ColumnType, values: readonly unknown[]) {
    this.type = type;
    this.values = values;
  }
}

export type ColumnType = 'text' | 'int4' | 'timestamptz' | 'json' | 'jsonb' | 'bytea' | 'bool';

/** What runs SQL: the pool or one transaction. */
export type Queries = {
  rows<Row extends object>(query: Sql): Promise<Row[]>;
  /** How many rows an insert, update or delete touched. */
  run(query: Sql): Promise<number>;
  prepared<Row extends object>(statement: Prepared, values: readonly unknown[]): Promise<Row[]>;
};

export type Tx = Queries & { readonly inTransaction: true };

export type Db = Queries & {
  readonly kind: 'postgres' | 'embedded';
  /** Commits when `work` resolves, rolls back when it throws. */
  tx<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>;
  /**
   * A transaction that PostgreSQL itself confines to one publisher's rows (row-level security); with an assignee, to the
   * leads assigned to that person and what hangs on them.
   */
  asPublisher<Result>(
    publisherId: string,
    work: (tx: Tx) => Promise<Result>,
    assignee?: string | null,
  ): Promise<Result>;
  /** Several statements at once, without parameters: migrations. */
  script(text: string): Promise<void>;
  /** Runs `work` while no other process holds the lock of this number; waits for it. */
  locked<Result>(lock: number, work: () => Promise<Result>): Promise<Result>;
  /** Runs `work` when the lock is free now; otherwise resolves to null without running it. */
  lockedIfFree<Result>(lock: number, work: () => Promise<Result>): Promise<Result | null>;
  /** Tells every process that listens, this one included. Best effort: a listener must also look by itself now and then. */
  notify(topic: Topic, payload?: string): Promise<void>;
  listen(topic: Topic, heard: (payload: string) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
};

/** configuration: listings, tokens or destinations changed. deliveries: rows are due that nobody has leased. changes: see changes.ts. */
export type Topic = 'configuration' | 'deliveries' | 'changes';

/** Lock numbers, kept in one place so that no two meanings share one. */
export const locks = {
  migrate: 7041_01,
  timers: 7041_02,
  keys: 7041_03,
  people: 7041_04,
  mailedPeople: 7041_05,
  codes: 7041_06,
} as const;

export async function one<Row extends object>(queries: Queries, query: Sql): Promise<Row | undefined> {
  return (await queries.rows<Row>(query))[0];
}

/** True for errors that say the database went away or is starting, rather than that a statement was wrong. */
export function isConnectionTrouble(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? '';
  // Class 08: connection; 57P: shutdown or start-up; 53: no resources (disk, memory, connections); the rest are sockets.
  if (/^(08|57P|53)/.test(code) || /^(ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|EAI_AGAIN)/.test(code)) return true;
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/.test(
    (error as Error).message ?? '',
  );
}

/** Conflicts that go away when the same transaction is run again: serialization failure and deadlock. */
export function isPassingConflict(error: unknown): boolean {
  return ['40001', '40P01'].includes((error as { code?: string }).code ?? '');
}

export function isUniqueViolation(error: unknown): boolean {
  return (error as { code?: string }).code === '23505';
}

/** A pattern for "ilike … escape '\\'" that finds the text anywhere, as it stands. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, String.raw`\$&`)}%`;
}
