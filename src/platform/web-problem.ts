// Every way of saying no becomes one shape: application/problem+json (RFC 9457).
import * as z from 'zod';
import type { App } from './app.ts';
import { isConnectionTrouble } from './db.ts';
import { fieldCodes } from './field-error.ts';
import { invalidFields, Refusal, refusalCodes, type Cause } from './refusal.ts';
import type { Web } from './web.ts';
import { fieldErrorsOf } from './web-words.ts';

const given = z
  .record(z.string(), z.union([z.string(), z.number()]))
  .describe('What the message names, such as max');
const FieldError = z.object({
  field: z.string(),
  code: z.enum(fieldCodes).describe('What a program may act on'),
  message: z.string(),
  given,
});

export const Problem = z
  .object({
    type: z.string().describe('urn:leadshare:problem: and the code'),
    title: z.string(),
    status: z.int(),
    code: z.enum([...refusalCodes, 'internal_error']).describe('What a program may act on'),
    reason: z.string().nullable().describe('Which cause, where the code has several'),
    given,
    detail: z.string().describe('What a person should know about this one'),
    requestId: z.string().describe('Names this request in the server’s log'),
    errors: z.array(FieldError).describe('For bad input: each field, such as settings.url, and what to do'),
  })
  .meta({ id: 'Problem' });

type Answer = { status: number; headers: Record<string, string>; body: z.infer<typeof Problem> };

/** Errors and unknown paths answer as problems; faults of ours are logged and say nothing but the request id. */
export function answerProblems(web: Web, app: App): void {
  web.setErrorHandler((error, request, reply) => {
    const { status, headers, body } = problemOf(error, request.id);
    // Whoever refuses has logged why.
    if (status >= 500 && !(error instanceof Refusal))
      app.log.error({ err: error, requestId: request.id, code: body.code }, 'request.failed');
    return reply.code(status).headers(headers).serializer(JSON.stringify).send(body);
  });
  web.setNotFoundHandler((request) => {
    throw noSuchPath(request);
  });
}

/** The answer to an error, whatever it is. */
export function problemOf(error: unknown, requestId: string): Answer {
  const refusal = refusalOf(error);
  const code = refusal?.code ?? 'internal_error';
  const status = refusal?.status ?? 500;
  const title = refusal?.title ?? 'Something went wrong on our side';
  const detail = refusal?.message ?? `The fault is ours. The server's log explains it under ${requestId}.`;
  const retry = refusal?.retryAfterS === undefined ? {} : { 'retry-after': String(refusal.retryAfterS) };
  return {
    status,
    headers: { 'content-type': 'application/problem+json', ...retry },
    body: {
      type: `urn:leadshare:problem:${code}`,
      title,
      status,
      code,
      reason: refusal?.reason ?? null,
      given: refusal?.given ?? {},
      detail,
      requestId,
      errors: refusal?.errors ?? [],
    },
  };
}

/** Fastify's own codes for requests it could not read. */
const unread: Record<string, [Cause, string]> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['payload_too_large', 'Send a smaller body.'],
  FST_ERR_CTP_INVALID_JSON_BODY: ['malformed_request', 'The body is not valid JSON.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    'unsupported_media_type',
    'Send JSON with the header content-type: application/json.',
  ],
};

function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (isUnacceptable(error)) return invalidInput(error);
  const { code = '', statusCode = 500 } = error as { code?: string; statusCode?: number };
  if (unread[code]) return new Refusal(...unread[code]);
  if (statusCode >= 400 && statusCode < 500)
    return new Refusal('malformed_request', 'The request line, headers or length could not be read.');
  // PostgreSQL's own word for text that no text column can hold.
  if (code === '22021')
    return new Refusal('malformed_request.nul_in_text', 'Text may not hold the character NUL.');
  if (isConnectionTrouble(error))
    return new Refusal('unavailable', 'The database does not answer now; send the request again.', {
      retryAfterS: 5,
    });
  return null;
}

/** What Fastify makes of our validator's word; where else a schema fails the fault is ours. */
type Unacceptable = z.ZodError & { validationContext: string };

function isUnacceptable(error: unknown): error is Unacceptable {
  return error instanceof z.ZodError && 'validationContext' in error;
}

function invalidInput({ issues, validationContext }: Unacceptable): Refusal {
  // A path id of the wrong form names nothing.
  if (validationContext === 'params') return new Refusal('not_found', 'There is no such thing here.');
  return invalidFields(fieldErrorsOf(issues, validationContext));
}

/** Where a thing is looked for and not found. */
export function notFound(what: string): Refusal {
  return new Refusal('not_found', `There is no such ${what} here.`);
}

/** Where no route is. */
export function noSuchPath({ method, url }: { method: string; url: string }): Refusal {
  return new Refusal('not_found', `There is no ${method} ${url.split('?', 1)[0]}.`);
}
