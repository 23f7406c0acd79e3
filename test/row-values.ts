// What the rows of test/every-row.ts have in common.
import { randomBytes } from 'node:crypto';

/** Ids of the rows by the names that paths, queries and bodies give them. */
export type RowIds = Record<string, string>;

/** By table. */
export type Rows = Record<string, Record<string, unknown>>;

export const at = '2026-03-01T08:00:00Z';
export const bytes = () => `\\x${randomBytes(32).toString('hex')}`;
