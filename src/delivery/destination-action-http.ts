// What a destination can be asked to do: check its connection, make a new secret.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import type { Web } from '../platform/web.ts';
import { rotateSecret } from './change-destination.ts';
import { ShownStep } from './check-steps.ts';
import { checkDestination } from './check.ts';
import type { Delivering } from './delivering.ts';
import { placeOf, tell, type Mounting } from './destination-mounting.ts';

const Checked = z
  .object({
    outcome: z.enum(['delivered', 'retry', 'refused']),
    reason: z.string().nullable(),
    detail: z.string().nullable().describe('What to do'),
    externalId: z.string().nullable(),
    url: z.string().nullable().describe('Where the record is on the far side'),
    durationMs: z.int(),
    steps: z.array(ShownStep).describe('What was proved, in order'),
    transcript: z.array(z.unknown()).describe('What was said on the wire, secrets redacted'),
  })
  .meta({ id: 'Check' });
const Secret = z.object({ signingSecret: z.string().describe('Shown this once') });
const rotation = z
  .strictObject({
    overlapHours: z
      .number()
      .min(0)
      .max(720)
      .default(24)
      .describe('How long the old secret stays valid beside it'),
  })
  .default({ overlapHours: 24 });

export function mountActions<Params extends z.ZodType, One extends z.ZodType>(
  web: Web,
  app: App,
  delivering: Delivering,
  mounting: Mounting<Params, One>,
): void {
  const { engine, ways } = delivering;
  const path = `${mounting.path}/:destinationId`;
  const config = mounting.config.write;
  const base = { tags: ['Destinations'], params: mounting.one };

  const check = {
    ...base,
    summary: 'Send a marked test lead through the real path',
    response: { 200: Checked },
  };
  web.post(`${path}/checks`, { config, schema: check }, async (request) => {
    const { publisherId, id } = placeOf(mounting, request.params);
    return checkView(await checkDestination(app, ways, engine, request.actor, publisherId, id));
  });

  const renew = { ...base, summary: 'Make a new signing secret', body: rotation, response: { 201: Secret } };
  web.post(`${path}/signing-secrets`, { config, schema: renew }, async (request, reply) => {
    const { publisherId, id } = placeOf(mounting, request.params);
    const minted = await rotateSecret(app, request.actor, publisherId, id, request.body.overlapHours);
    await tell(app, delivering, publisherId);
    return reply.code(201).send({ signingSecret: minted['signingSecret']! });
  });
}

function checkView({
  outcome,
  transcript,
  durationMs,
  steps,
}: Awaited<ReturnType<typeof checkDestination>>): z.infer<typeof Checked> {
  const delivered = outcome.is === 'delivered';
  return {
    outcome: outcome.is,
    reason: delivered ? null : outcome.reason,
    detail: delivered ? null : outcome.detail,
    externalId: delivered ? outcome.externalId : null,
    url: delivered ? (outcome.url ?? null) : null,
    durationMs,
    steps,
    transcript,
  };
}
