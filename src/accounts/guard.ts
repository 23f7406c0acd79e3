// The door of /api: who asks, for which publisher, and may they. Every route there says what it needs or the start fails.
import type { FastifyRequest, RouteOptions } from 'fastify';
import type { App } from '../platform/app.ts';
import { Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { may, type Actor, type Scope } from './actor.ts';
import type { KeyRing } from './key-ring.ts';
import { publisherExists } from './store.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a key needs for this route; any: every valid key. */
    scope?: Scope | 'any';
    /** Only an operator may. */
    operator?: true;
    /** Keeps a seller to what is assigned to them, by itself; routes without it are closed to sellers. */
    assigned?: true;
  }
  interface FastifyRequest {
    /** Known on every route under /api. */
    actor: Actor;
    /** Goes through the door once more, for an answer that lasts; rejects with a Refusal when the key or session has ended since. */
    enterAgain(): Promise<void>;
  }
}

/** Mount before any route. Publishers are never removed, so one that was seen once need not be looked up again. */
export function guardRoutes(web: Web, app: App, keys: KeyRing): void {
  const seen = new Set<string>();
  const exists = async (publisherId: string) => {
    if (!seen.has(publisherId) && (await publisherExists(app.db, publisherId))) seen.add(publisherId);
    return seen.has(publisherId);
  };
  web.decorateRequest('actor');
  web.decorateRequest('enterAgain');
  web.addHook('onRoute', demandPolicy);
  web.addHook('onRequest', async (request) => {
    const { scope, operator } = request.routeOptions.config;
    if (scope === undefined && operator === undefined) return;
    request.enterAgain = async () => {
      const actor = await keys.actorOf(bearer(request));
      if (actor === null)
        throw new Refusal('unauthenticated', 'Send a valid API key as Authorization: Bearer <key>.');
      request.actor = actor;
      request.caller = actor;
      await admit(request, exists);
    };
    await request.enterAgain();
  });
}

/** A route that anybody could call by oversight does not start. */
function demandPolicy(route: RouteOptions): void {
  const { scope, operator } = route.config ?? {};
  if (route.url.startsWith('/api/') && scope === undefined && operator === undefined)
    throw new Error(`${String(route.method)} ${route.url} must say config.scope or config.operator.`);
}

async function admit(
  request: FastifyRequest,
  exists: (publisherId: string) => Promise<boolean>,
): Promise<void> {
  const { actor, routeOptions } = request;
  const { publisherId } = request.params as { publisherId?: string };
  // Another publisher's path looks the same whether or not that publisher exists.
  if (publisherId !== undefined && !actor.operator && publisherId !== actor.publisherId)
    throw notFound('publisher');
  const { scope, operator } = routeOptions.config;
  if (operator && !actor.operator) throw new Refusal('forbidden', 'Only an operator’s key may do that.');
  if (scope !== undefined && scope !== 'any' && !may(actor, scope))
    throw new Refusal('forbidden', `This key lacks the scope ${scope}.`);
  if (publisherId !== undefined && actor.operator && !(await exists(publisherId)))
    throw notFound('publisher');
}

function bearer(request: FastifyRequest): string | null {
  return /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}
