// The HTTP server every room mounts its routes on: validation, problems, request ids, one log line per request.
import swagger from '@fastify/swagger';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type RawReplyDefaultExpression,
  type RawRequestDefaultExpression,
  type RawServerDefault,
} from 'fastify';
import { serializerCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import type { App } from './app.ts';
import { newId } from './ids.ts';
import { healthRoutes } from './web-health.ts';
import { openApiOptions } from './web-openapi.ts';
import { answerProblems, noSuchPath, problemOf } from './web-problem.ts';
import { referenceRoutes } from './web-reference.ts';
import { Refusal } from './refusal.ts';
import { endSilentConnections } from './web-silent.ts';
import { unfitIn } from './web-fit.ts';
import { fieldComplaint } from './web-words.ts';

export type Web = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** Who asks, as far as the platform cares: the id goes to the log, the publisher keeps idempotency keys apart. */
export type Caller = { id: string; publisherId: string };

declare module 'fastify' {
  interface FastifyRequest {
    /** Null where nobody needs to be known, such as /healthz and the intake. */
    caller: Caller | null;
  }
}

/** A server without the rooms' routes; not yet listening. Close it before the app. */
export async function openWeb(app: App): Promise<Web> {
  z.config({ customError: fieldComplaint });
  const web: Web = Fastify({
    // Fastify's own lines would show URLs, and an intake URL is a secret.
    logger: false,
    genReqId: () => newId('req', app.clock.now()),
    bodyLimit: 1024 * 1024,
    trustProxy: app.config.trustedProxies,
    requestTimeout: 30_000,
    // While draining, requests on open connections are still answered.
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) => answerFrameworkError(app, error, request, reply),
  }).withTypeProvider<ZodTypeProvider>();
  web.setValidatorCompiler<z.ZodType>(({ schema, httpPart }) => (data: unknown) => {
    // Ids in a path are looked for as they are.
    const unfit = httpPart === 'params' ? null : unfitIn(schema, data);
    if (unfit !== null) return { error: new z.ZodRealError([unfit]) };
    // Fastify says null for a body that is not there, which a schema's default does not fill.
    // The input stays with what is wrong: what is missing has another remedy than what is of another kind.
    const read = whole(() => z.safeParse(schema, data ?? undefined, { reportInput: true }));
    return read.success ? { value: read.data } : { error: read.error };
  });
  web.setSerializerCompiler(serializerCompiler);
  endSilentConnections(web);
  readJsonOnly(web);
  answerProblems(web, app);
  web.decorateRequest('caller', null);
  web.addHook(
    'onRequest',
    async (request, reply) => void reply.headers({ 'x-request-id': request.id, ...safeHeaders }),
  );
  web.addHook('onResponse', async (request, reply) => logAnswer(app, request, reply));
  await web.register(swagger, openApiOptions(app));
  web.get('/openapi.json', { schema: { hide: true } }, () => web.swagger());
  healthRoutes(web, app);
  referenceRoutes(web);
  return web;
}

const safeHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

/** A schema that holds itself goes as deep as the body does, and the stack does not. */
function whole<Read>(read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Refusal('malformed_request', 'The body is nested deeper than anything here needs.');
  }
}

/** JSON alone; an empty body counts as none, since many clients send the content type all the same. */
function readJsonOnly(web: Web): void {
  const readJson = web.getDefaultJsonParser('error', 'error');
  web.removeAllContentTypeParsers();
  web.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body.length === 0) done(null, undefined);
    else void readJson(request, inWholeCharacters(body), done);
  });
}

const escapes =
  /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|(\\u[dD][89a-fA-F][\da-fA-F]{2})|\\./gs;

/** JSON can spell half a character, which the database holds neither in text nor in JSON. */
function inWholeCharacters(body: string): string {
  return body.replace(escapes, (escape, half?: string) => (half === undefined ? escape : String.raw`\ufffd`));
}

/** Asked by machines every few seconds; their lines would bury the others. */
const frequent = /^\/(intake\/|status\/|healthz|readyz|metrics)/;

function logAnswer(app: App, request: FastifyRequest, reply: FastifyReply): void {
  const route = request.routeOptions.url ?? null;
  const level = frequent.test(route ?? request.url) ? 'debug' : 'info';
  if (!app.log.isLevelEnabled(level)) return;
  const ms = Math.round(reply.elapsedTime * 10) / 10;
  const actorId = request.caller?.id ?? null;
  app.log[level](
    { method: request.method, route, status: reply.statusCode, ms, requestId: request.id, actorId },
    'request.answered',
  );
}

/** Errors before routing, such as a URL with a broken escape: no hook runs for them. */
function answerFrameworkError(app: App, error: Error, request: FastifyRequest, reply: FastifyReply): void {
  // A stranger at the door learns nothing from how a wrong URL is spelt.
  const shown = request.url.startsWith('/intake/') ? noSuchPath(request) : error;
  const { status, headers, body } = problemOf(shown, request.id);
  app.log.debug({ requestId: request.id, status }, 'request.unreadable');
  void reply
    .code(status)
    .headers({ 'x-request-id': request.id, ...safeHeaders, ...headers })
    .serializer(JSON.stringify)
    .send(body);
}
