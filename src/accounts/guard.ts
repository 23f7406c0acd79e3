// The door of /api: who asks, by key or by session, for which publisher, and may they. Every route there says what it needs or
// the start fails.
import type { FastifyContextConfig, FastifyRequest, RouteOptions } from 'fastify';
import type { App } from '../platform/app.ts';
import { operatorId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { may, type Actor, type Scope } from './actor.ts';
import type { KeyRing } from './key-ring.ts';
import { demandOwnPages } from './own-pages.ts';
import { isPending, sessionActor, type Session } from './session.ts';
import { demandUnconfined } from './proof.ts';
import { readSession } from './sessions.ts';
import { publisherExists } from './store.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a key or a role needs for this route; any: everybody who is known. */
    scope?: Scope | 'any';
    /** Only an operator may. */
    operator?: true;
    /** Only a person who is signed in, about themselves. pending: also before the second factor was given. */
    person?: true | 'pending';
    /** Changes how the person signs in: closed to a session that a publisher's identity provider began. */
    credentials?: true;
    /** Everybody, known or not. */
    open?: true;
    /** Also for pub_operator, whose people are the operators. */
    operatorToo?: true;
    /** Keeps a seller to what is assigned to them, by itself; routes without it are closed to sellers. */
    assigned?: true;
  }
  interface FastifyRequest {
    /** Known on every route under /api, but for those that are open. */
    actor: Actor;
    /** Of a person who is signed in; null for a key. */
    session: Session | null;
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
  web.decorateRequest('session', null);
  web.decorateRequest('enterAgain');
  web.addHook('onRoute', demandPolicy);
  web.addHook('onRequest', async (request) => {
    const { config } = request.routeOptions;
    if (!hasPolicy(config) || config.open) return;
    request.enterAgain = async () => {
      const key = config.person ? null : bearer(request);
      await (key === null ? bySession(app, request) : byKey(keys, request, key));
      await admit(request, exists);
    };
    await request.enterAgain();
  });
}

/** A route that anybody could call by oversight does not start. */
function demandPolicy(route: RouteOptions): void {
  if (route.url.startsWith('/api/') && !hasPolicy(route.config ?? {}))
    throw new Error(
      `${String(route.method)} ${route.url} must say config.scope, config.operator, config.person or config.open.`,
    );
}

function hasPolicy({ scope, operator, person, open }: FastifyContextConfig): boolean {
  return [scope, operator, person, open].some((said) => said !== undefined);
}

async function byKey(keys: KeyRing, request: FastifyRequest, key: string): Promise<void> {
  const actor = await keys.actorOf(key);
  if (actor === null) throw nobody();
  request.actor = actor;
  request.caller = actor;
}

async function bySession(app: App, request: FastifyRequest): Promise<void> {
  const session = await readSession(app, request.headers.cookie);
  if (session === null) throw nobody();
  if (!['GET', 'HEAD', 'OPTIONS'].includes(request.method))
    demandOwnPages({ headers: request.headers, host: request.host, publicUrl: app.publicUrl() });
  if (isPending(session) && request.routeOptions.config.person !== 'pending')
    throw new Refusal('second_factor_needed', 'Give the second factor first.');
  if (request.routeOptions.config.credentials) demandUnconfined(session);
  const { publisherId } = request.params as { publisherId?: string };
  const actor = sessionActor(session, publisherId ?? null);
  if (actor === null) throw notFound('publisher');
  request.actor = actor;
  request.session = session;
  // A person's idempotency keys are theirs alone, whichever publisher they act for.
  request.caller = { id: actor.id, publisherId: session.userId };
}

async function admit(
  request: FastifyRequest,
  exists: (publisherId: string) => Promise<boolean>,
): Promise<void> {
  const { actor, routeOptions } = request;
  const { scope, operator, operatorToo, assigned } = routeOptions.config;
  const { publisherId } = request.params as { publisherId?: string };
  // Another publisher's path looks the same whether or not that publisher exists.
  if (publisherId !== undefined && !actor.operator && publisherId !== actor.publisherId)
    throw notFound('publisher');
  if (operator && !actor.operator)
    throw new Refusal('forbidden.operators_alone', 'Only an operator may do that.');
  if (scope !== undefined && scope !== 'any' && !may(actor, scope)) throw lacks(actor, scope);
  if (scope !== undefined && scope !== 'any' && actor.onlyAssigned && !assigned)
    throw new Refusal('forbidden.assigned_alone', 'Your role sees only the leads assigned to you.');
  const known = publisherId === undefined || (publisherId === operatorId && operatorToo);
  if (!known && actor.operator && !(await exists(publisherId))) throw notFound('publisher');
}

/** Another kind of Authorization is for a proxy in front. */
function bearer(request: FastifyRequest): string | null {
  return /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

const nobody = () =>
  new Refusal('unauthenticated', 'Sign in, or send a valid API key as Authorization: Bearer <key>.');
const lacks = (actor: Actor, scope: Scope) =>
  actor.userId === null
    ? new Refusal('forbidden.key_lacks_scope', `This key lacks the scope ${scope}.`, { given: { scope } })
    : new Refusal('forbidden.role_lacks_scope', `Your role lacks the scope ${scope}.`, { given: { scope } });
