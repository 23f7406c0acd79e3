// Who takes part: publishers with a listing and a webhook each, and the operator's webhook that has every lead too.
import { bodyOf } from './post.ts';
import type { Target } from './load.ts';

export type Publisher = { slug: string; offerId: string; title: string; urls: string[] };
export type WorldPlan = { publishers: Publisher[]; operatorUrl: string | null; signingSecret: string };

/** `publishers` destinations at the sink, /d/0 and on; one more for the operator unless told otherwise. */
export function plan(sinkPort: number, publishers: number, { operator = true } = {}): WorldPlan {
  const urlOf = (number: number) => `http://127.0.0.1:${sinkPort}/d/${number}`;
  const operatorUrl = operator ? urlOf(publishers) : null;
  return {
    operatorUrl,
    signingSecret: `whsec_${Buffer.alloc(32, 9).toString('base64')}`,
    publishers: Array.from({ length: publishers }, (_, at) => ({
      slug: `publisher-${at}`,
      offerId: `shift-planner-${at}`,
      title: `Shift Planner for Teams ${at}`,
      urls: [urlOf(at), ...(operatorUrl === null ? [] : [operatorUrl])],
    })),
  };
}

/** The body of one of many leads, dealt out over the publishers. */
export function plannedBody({ publishers }: WorldPlan, number: number): Buffer {
  return Buffer.from(bodyOf({ number, sentAtMs: 0 }, publishers[number % publishers.length]!));
}

export const operatorKey = 'operator-key-of-the-benchmark';

/** Makes it through the API, as people do. Returns where to post, a target per publisher in the plan's order. */
export async function build(
  port: number,
  { publishers, operatorUrl }: WorldPlan,
  { paused = false } = {},
): Promise<Target[]> {
  const targets: Target[] = [];
  if (operatorUrl !== null) await webhook(port, '/api/v1/operator/destinations', operatorUrl, paused);
  for (const publisher of publishers) {
    const { base, target } = await publish(port, publisher);
    await webhook(port, `${base}/destinations`, publisher.urls[0]!, paused);
    targets.push(target);
  }
  return targets;
}

/** A publisher with a listing and no destination: where its parts are in the API, and where to post. */
export async function publish(
  port: number,
  { slug, offerId, title }: Publisher,
): Promise<{ base: string; target: Target }> {
  const { id } = await call<{ id: string }>(port, 'POST', '/api/v1/publishers', { slug, name: slug });
  const base = `/api/v1/publishers/${id}`;
  const listing = { storefront: 'appsource', kind: 'app', offerId, title };
  const { leadSharing } = await call<{ leadSharing: { intakeUrl: string } }>(
    port,
    'POST',
    `${base}/listings`,
    listing,
  );
  return { base, target: { path: new URL(leadSharing.intakeUrl).pathname, offerId, title } };
}

async function webhook(port: number, path: string, url: string, paused: boolean): Promise<void> {
  const { id } = await call<{ id: string }>(port, 'POST', path, {
    kind: 'webhook',
    name: 'The sink',
    settings: { url },
  });
  if (paused) await call(port, 'PATCH', `${path}/${id}`, { paused: true });
}

export async function call<Body>(port: number, method: string, path: string, body: unknown): Promise<Body> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { authorization: `Bearer ${operatorKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok)
    throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Body;
}
