// Routes of back-fills: what one would do, and to begin it.
import * as z from 'zod';
import type { Delivering } from '../delivery/delivering.ts';
import type { App } from '../platform/app.ts';
import type { Web } from '../platform/web.ts';
import { beginBackFill, planBackFill } from './back-fill.ts';
import { paramsOfOne, path, tags } from './http.ts';
import { backFillView } from './read-comparison.ts';
import { BackFillView, PlanView } from './views.ts';

const chosen = z
  .strictObject({
    rows: z
      .array(z.int().min(1))
      .min(1)
      .max(500)
      .optional()
      .describe('By their place in the list; left out: all'),
  })
  .default({});

export function backFillRoutes(web: Web, app: App, { engine }: Delivering): void {
  web.post(
    `${path}/:comparisonId/back-fill-plans`,
    {
      config: { scope: 'deliveries:read' },
      schema: {
        tags,
        summary: 'What a back-fill would do; it changes nothing',
        params: paramsOfOne,
        body: chosen,
        response: { 200: PlanView },
      },
    },
    ({ params, body }) => planBackFill(app, engine.directory, params, body.rows ?? null),
  );

  web.post(
    `${path}/:comparisonId/back-fills`,
    {
      config: { scope: 'deliveries:write' },
      schema: {
        tags,
        summary: 'Take in what is missing here, and send what is missing further on',
        description:
          'Runs in the background; also needs the scope leads:write. While one is under way, that one is the answer. Leads carry what ' +
          'the list says of consent and no more.',
        params: paramsOfOne,
        body: chosen,
        response: { 202: BackFillView },
      },
    },
    async ({ actor, params, body }, reply) => {
      const begun = await beginBackFill(app, actor, params, body.rows ?? null);
      return reply.code(202).send(backFillView(begun));
    },
  );
}
