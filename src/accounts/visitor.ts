// What a request says of its sender, for routes that are open to everybody.
import type { FastifyRequest } from 'fastify';
import type { App } from '../platform/app.ts';
import { demandOwnPages, refuseOtherSites } from './own-pages.ts';
import { isPending, type Session } from './session.ts';
import { readSession } from './sessions.ts';
import type { Place } from './sign-in.ts';

export function placeOf(request: FastifyRequest): Place {
  return { userAgent: request.headers['user-agent'] ?? null, ip: request.ip };
}

/** For open routes that start a session or change something: no other site may send them through a browser. */
export function refuseForeign(app: App, request: FastifyRequest): void {
  refuseOtherSites({ headers: request.headers, host: request.host, publicUrl: app.publicUrl() });
}

/** The whole session that the browser brought, on an open route; null when nobody is signed in. */
export async function signedIn(app: App, request: FastifyRequest): Promise<Session | null> {
  const session = await readSession(app, request.headers.cookie);
  if (session === null || isPending(session)) return null;
  demandOwnPages({ headers: request.headers, host: request.host, publicUrl: app.publicUrl() });
  return session;
}
