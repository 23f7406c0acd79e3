// Routes of the checklist by which leads are qualified.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import type { Web } from '../platform/web.ts';
import { criteriaVersions, type CriteriaRow } from './criteria-store.ts';
import { CriteriaShape, defaultCriteria } from './criteria.ts';
import { saveCriteria } from './save-criteria.ts';

const Criteria = z
  .object({
    version: z.int().nullable().describe('Null: what we ship'),
    criteria: CriteriaShape,
    shipped: CriteriaShape.describe('What we ship, to go back to'),
    note: z.string().nullable(),
    savedBy: z.string().nullable(),
    savedAt: z.date().nullable(),
  })
  .meta({ id: 'QualificationCriteria' });
const Version = z
  .object({
    version: z.int(),
    criteria: CriteriaShape,
    note: z.string().nullable(),
    savedBy: z.string(),
    savedAt: z.date(),
  })
  .meta({ id: 'QualificationCriteriaVersion' });

const tags = ['Qualification'];
const params = z.object({ publisherId: z.string() });
const path = '/api/v1/publishers/:publisherId/qualification-criteria';

export function criteriaRoutes(web: Web, app: App): void {
  const read = { tags, params, summary: 'When a lead counts as qualified', response: { 200: Criteria } };
  web.get(path, { config: { scope: 'leads:read' }, schema: read }, async ({ params: { publisherId } }) =>
    current(app, publisherId),
  );

  const save = {
    tags,
    params,
    summary: 'Change when a lead counts as qualified',
    description:
      'A criterion with a condition is decided by the data, one without by a person. A lead reaches a stage when every required ' +
      'criterion of it, and of the stage before, is met. Leads that are qualified already stay so.',
    body: z.strictObject({
      criteria: CriteriaShape,
      note: z.string().trim().min(1).max(500).nullable().default(null).describe('Why it is changed'),
      basedOn: z.int().min(1).nullable().describe('The version that was changed; null: what we ship'),
    }),
    response: { 200: Criteria },
  };
  web.put(path, { config: { scope: 'scoring:write' }, schema: save }, async ({ actor, params, body }) => {
    await saveCriteria(app, actor, params.publisherId, body);
    return current(app, params.publisherId);
  });

  const versions = {
    tags,
    params,
    summary: 'List the versions of the checklist, newest first',
    querystring: z.strictObject(listQuery),
    response: { 200: pageOf(Version) },
  };
  const config = { scope: 'leads:read' } as const;
  web.get(`${path}/versions`, { config, schema: versions }, async ({ params: { publisherId }, query }) => {
    const { limit, cursor } = query;
    const before = cursor === undefined ? null : Number(cursor) || 0;
    const rows = await app.db.asPublisher(publisherId, (tx) =>
      criteriaVersions(tx, publisherId, before, limit + 1),
    );
    return page(rows, limit, ({ version }) => String(version));
  });
}

async function current(app: App, publisherId: string) {
  const [newest] = await app.db.asPublisher(publisherId, (tx) => criteriaVersions(tx, publisherId, null, 1));
  const shown: CriteriaRow | undefined = newest;
  return {
    version: shown?.version ?? null,
    criteria: shown?.criteria ?? defaultCriteria,
    shipped: defaultCriteria,
    note: shown?.note ?? null,
    savedBy: shown?.savedBy ?? null,
    savedAt: shown?.savedAt ?? null,
  };
}
