// The door: one URL per listing that takes whatever a marketplace posts. Answers once it is on disk, and tells a
// stranger nothing.
import type { FastifyRequest } from 'fastify';
import * as z from 'zod';
import type { Found } from '../catalog/directory.ts';
import { ownFormType } from '../connectors/bodies/own-form.ts';
import type { App } from '../platform/app.ts';
import { Refusal } from '../platform/refusal.ts';
import { Problem } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { longestBody, type Intake } from './intake.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose intake URL a post came by; null elsewhere. */
    found: Found | null;
    /** The content type as sent, whatever it is. */
    sentType: string | null;
  }
}

const nothing = Buffer.alloc(0);

const Accepted = z
  .object({
    id: z.string(),
    quarantined: z.literal(true).optional().describe('Kept, but not readable as a lead: a person decides'),
  })
  .meta({ id: 'Accepted' });

const schema = {
  tags: ['Intake'],
  summary: 'Post a lead',
  description:
    'Takes what a marketplace sends, JSON or a web-to-lead form, whatever its content type, up to 256 KiB. ' +
    'The token in the URL is the secret; there is no key. 202 means that it is on disk.',
  consumes: ['application/json', 'application/x-www-form-urlencoded'],
  response: { 202: Accepted, 404: Problem, 413: Problem, 503: Problem },
};

export function intakeRoutes(web: Web, app: App, intake: Intake): void {
  const { posts } = app.metrics;
  const counted = (result: string) => posts.labels(result);
  const lead = counted('lead');
  const quarantined = counted('quarantined');
  const unknownToken = counted('unknown_token');
  const tooLarge = counted('too_large');
  const notStored = counted('not_stored');

  web.decorateRequest('found', null);
  web.decorateRequest('sentType', null);
  // A plugin of its own: what it says of bodies and errors holds for this route alone.
  void web.register(async (door) => {
    door.removeAllContentTypeParsers();
    door.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    door.setErrorHandler((error: Error & { code?: string; statusCode?: number }) => {
      if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') tooLarge.inc();
      const refused = error instanceof Refusal;
      if (refused ? error.code === 'unavailable' : (error.statusCode ?? 500) >= 500) notStored.inc();
      if (refused || (error.statusCode ?? 500) < 500) throw error;
      app.log.error({ err: error }, 'intake.not_stored');
      // Whatever went wrong, a sender that comes again later loses nothing.
      throw new Refusal('unavailable', 'The lead could not be stored now; send it again.', {
        retryAfterS: 5,
      });
    });

    door.post<{ Params: { token: string }; Body: Buffer | undefined }>(
      '/intake/:token',
      {
        bodyLimit: longestBody,
        schema,
        // Before the body is read: a stranger's is not even buffered.
        onRequest: async (request, reply) => {
          request.found = await intake.directory.byToken(request.params.token);
          if (request.found === null) {
            unknownToken.inc();
            return reply.callNotFound();
          }
          request.sentType = takeType(request);
        },
      },
      async ({ body = nothing, found, sentType }, reply) => {
        const accepted = await intake.accept({ ...found!, contentType: sentType, body });
        (accepted.quarantined ? quarantined : lead).inc();
        void reply.code(202).header('content-type', 'application/json; charset=utf-8');
        return accepted.quarantined
          ? `{"id":"${accepted.id}","quarantined":true}`
          : `{"id":"${accepted.id}"}`;
      },
    );
  });
}

/** Takes the header away, since Fastify refuses a malformed one and a lead is worth more than its header. */
function takeType({ raw: { headers } }: FastifyRequest): string | null {
  const type = headers['content-type'] ?? null;
  delete headers['content-type'];
  // Our own form is believed in what it says of a consent, so nobody else may claim to be it.
  return type?.toLowerCase() === ownFormType ? 'application/json' : type;
}
