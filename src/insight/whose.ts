// Whose sums a row is of, as columns of a statement.
import sql from 'sql-template-tag';
import { Column } from '../platform/db.ts';

export type Whose = { publisherId: string; generation: number };

export const whoseOf = (rows: readonly Whose[]) => sql`
  ${new Column(
    'text',
    rows.map(({ publisherId }) => publisherId),
  )}::text[],
  ${new Column(
    'int4',
    rows.map(({ generation }) => generation),
  )}::int[]`;
