// The baseline for delivering: graphile-worker, told to do the same posts with the same connector and the same HTTP client.
import Fastify from 'fastify';
import { Logger, makeWorkerUtils, run, type JobHelpers, type Runner } from 'graphile-worker';
import { hash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { Agent } from 'undici';
import { readBody } from '../../src/connectors/bodies/index.ts';
import type { WireReply, WireRequest } from '../../src/connectors/connector.ts';
import { webhook } from '../../src/connectors/crms/webhook.ts';
import type { SharedLead } from '../../src/leads/lead.ts';
import { newId } from '../../src/platform/ids.ts';
import { answerParent, givenByParent } from './child.ts';
import { plannedBody, type WorldPlan } from './world.ts';

/** records: each try is written down with its transcript. */
export type GraphileOpening = {
  databaseUrl: string;
  plan: WorldPlan;
  serve: boolean;
  work: boolean;
  records: boolean;
};

export type Graphile = {
  open(given: null): Promise<void>;
  port(given: null): number;
  /** Adds one job per delivery, of so many leads. */
  fill(leads: number): Promise<void>;
};

type Job = { lead: SharedLead; url: string; deliveryId: string };

/** How graphile-worker learns of tasks. */
declare global {
  namespace GraphileWorker {
    interface Tasks {
      push: Job;
    }
  }
}

const { databaseUrl, plan, serve, work, records } = givenByParent() as GraphileOpening;
const utils = await makeWorkerUtils({ connectionString: databaseUrl, maxPoolSize: 10 });
await utils.migrate();
if (records)
  await utils.withPgClient((client) =>
    client.query(`create table if not exists tries (
      delivery_id text not null, number int not null, started_at timestamptz not null, duration_ms int not null,
      outcome text not null, transcript json not null, primary key (delivery_id, number))`),
  );
const agent = new Agent({ connections: 128, pipelining: 1, keepAliveTimeout: 20_000 });
const web = Fastify({ logger: false });
let runner: Runner | null = null;

/** As users of undici do it. */
async function send({ method, url, headers, body }: WireRequest): Promise<WireReply> {
  const { origin, pathname, search } = new URL(url);
  const reply = await agent.request({
    origin,
    path: pathname + search,
    method,
    headers,
    body: body ?? null,
    signal: AbortSignal.timeout(20_000),
  });
  return {
    status: reply.statusCode,
    headers: reply.headers as Record<string, string>,
    body: Buffer.from(await reply.body.arrayBuffer()),
  };
}

async function push({ lead, url, deliveryId }: Job, { job, query }: JobHelpers): Promise<void> {
  const startedAt = new Date();
  let exchange: object | null = null;
  const outcome = await webhook.push(
    { lead, key: deliveryId, values: {}, columns: [] },
    { url, signingSecret: plan.signingSecret },
    {
      async send(request) {
        const reply = await send(request);
        exchange = records ? exchangeOf(request, reply) : null;
        return reply;
      },
      mail: () => Promise.reject(new Error('no mail here')),
      token: () => Promise.reject(new Error('no tokens here')),
      file: () => Promise.reject(new Error('no files here')),
      now: startedAt,
      timeoutMs: 20_000,
    },
  );
  if (records)
    await query(
      `insert into tries (delivery_id, number, started_at, duration_ms, outcome, transcript) values ($1, $2, $3, $4, $5, $6)`,
      [
        deliveryId,
        job.attempts,
        startedAt,
        Date.now() - startedAt.getTime(),
        outcome.is,
        JSON.stringify([exchange]),
      ],
    );
  if (outcome.is !== 'delivered') throw new Error(outcome.reason);
}

/** What the product's transcript holds of it, without its redaction. */
function exchangeOf({ method, url, headers, body = '' }: WireRequest, reply: WireReply): object {
  return {
    method,
    url,
    requestBytes: Buffer.byteLength(body),
    requestSha256: hash('sha256', body),
    requestHeaders: { ...headers, 'webhook-signature': '[redacted]' },
    status: reply.status,
    responseHeaders: { 'content-length': reply.headers['content-length'] },
    responseExcerpt: reply.body.toString().slice(0, 1024),
  };
}

/** The lead as the product would share it, and a job for each of its destinations. */
function jobsFor(at: number, body: Buffer) {
  const reading = readBody('application/json', body);
  if (reading.is !== 'lead') throw new Error(reading.detail);
  const now = new Date();
  const publisher = plan.publishers[at % plan.publishers.length]!;
  const { kind, action, contact, note, consent, source, warnings } = reading.lead;
  const lead: SharedLead = {
    id: newId('lead', now),
    kind,
    status: 'new',
    publisherId: publisher.slug,
    storefront: 'appsource',
    motion: 'nurture',
    listingId: 'lst_of_the_benchmark',
    offer: { id: publisher.offerId, title: publisher.title },
    action,
    contact,
    note,
    consent: { ...consent, record: null },
    source,
    warnings,
    personId: newId('per', now),
    receivedAt: now.toISOString(),
    score: null,
  };
  const jobs = publisher.urls.map((url) => ({
    identifier: 'push' as const,
    payload: { lead, url, deliveryId: newId('dlv', now) },
  }));
  return { lead, jobs };
}

web.removeAllContentTypeParsers();
web.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
web.post<{ Params: { token: string }; Body: Buffer }>('/intake/:token', async ({ params, body }, reply) => {
  const { lead, jobs } = jobsFor(Number(params.token), body);
  await utils.addJobs(jobs);
  return reply.code(202).send({ id: lead.id });
});

const answers = {
  async open() {
    if (work)
      runner = await run({
        preset: {
          worker: {
            connectionString: databaseUrl,
            concurrentJobs: 100,
            maxPoolSize: 10,
            pollInterval: 500,
            completeJobBatchDelay: 5,
            failJobBatchDelay: 5,
            localQueue: { size: 200 },
          },
        },
        logger: new Logger(() => () => {}),
        taskList: { push },
        noHandleSignals: true,
      });
    if (serve) await web.listen({ port: 0, host: '127.0.0.1' });
  },
  port: () => (web.server.address() as AddressInfo).port,
  async fill(leads: number) {
    for (let done = 0; done < leads; done += 500) {
      const part = Array.from({ length: Math.min(500, leads - done) }, (_, at) => done + at);
      await utils.addJobs(part.flatMap((number) => jobsFor(number, plannedBody(plan, number)).jobs));
    }
  },
} satisfies { [Name in keyof Graphile]: (given: never) => unknown };

answerParent(answers, async () => {
  await web.close();
  await runner?.stop();
  await utils.release();
  await agent.close();
});
