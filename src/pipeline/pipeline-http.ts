// Routes of the pipelines: the document in its newest version, and a new one.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import { invalidFields } from '../platform/refusal.ts';
import type { Web } from '../platform/web.ts';
import { PipelinesShape } from './pipeline.ts';
import { reviewPipelines } from './pipeline-review.ts';
import { latestPipelines, stagesInUse, type SavedPipelines } from './pipeline-store.ts';
import { savePipelines } from './save-pipelines.ts';

const View = PipelinesShape.extend({
  version: z.int().describe('0: as shipped'),
  note: z.string().nullable(),
  savedBy: z.string().nullable(),
  savedAt: z.date().nullable(),
}).meta({ id: 'Pipelines' });

const tags = ['Pipelines'];
const ofPublisher = '/api/v1/publishers/:publisherId';
const path = `${ofPublisher}/pipelines`;
const params = z.object({ publisherId: z.string() });
const viewOf = ({ document, ...saved }: SavedPipelines) => ({ ...saved, ...document });

export function pipelineRoutes(web: Web, app: App): void {
  web.get(
    path,
    {
      config: { scope: 'pipeline:read', assigned: true },
      schema: {
        tags,
        summary: 'Which stages opportunities go through, and why deals are won and lost',
        params,
        response: { 200: View },
      },
    },
    async ({ params: { publisherId } }) =>
      viewOf(await app.db.asPublisher(publisherId, (tx) => latestPipelines(tx, publisherId))),
  );

  web.put(
    path,
    {
      config: { scope: 'pipeline:write' },
      schema: {
        tags,
        summary: 'Say which stages opportunities go through',
        description:
          'The whole document, as a new version. A stage stays while open opportunities are in it; a pipeline that is archived takes no new ones.',
        params,
        body: PipelinesShape.extend({
          version: z.int().min(0).describe('The version that was changed; 0: as shipped'),
          note: z.string().trim().min(1).max(500).nullable().default(null).describe('Why, in your own words'),
        }),
        response: { 200: View },
      },
    },
    async ({ actor, params: { publisherId }, body: { version, note, ...document } }) =>
      viewOf(await savePipelines(app, actor, publisherId, { version, note, document })),
  );

  web.post(
    `${ofPublisher}/pipeline-previews`,
    {
      config: { scope: 'pipeline:write' },
      schema: {
        tags,
        summary: 'Look at pipelines before they are saved; nothing is kept',
        params,
        body: PipelinesShape,
        response: {
          200: z.object({
            inUse: z
              .array(z.object({ pipelineId: z.string(), stage: z.string(), count: z.int() }))
              .describe('Where open opportunities are'),
          }),
        },
      },
    },
    async ({ params: { publisherId }, body }) => {
      const inUse = await app.db.asPublisher(publisherId, (tx) => stagesInUse(tx, publisherId));
      const errors = reviewPipelines(body, inUse);
      if (errors.length > 0) throw invalidFields(errors);
      return { inUse: [...inUse] };
    },
  );
}
