import { expect, test } from 'vitest';
import { freshDatabase } from '../database.ts';
import sql from 'sql-template-tag';
test('db', async () => { const f = await freshDatabase(); console.log(f.db.kind, await f.db.rows(sql`select count(*) n from publishers`)); await f.db.close(); await f.drop(); expect(1).toBe(1); });
