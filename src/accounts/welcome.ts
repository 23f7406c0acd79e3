// The first run's page: a form that makes the owner and signs them in. A program may send the same as JSON, or nothing for a key.
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import { invalidFields, Refusal } from '../platform/refusal.ts';
import { fieldErrorsOf } from '../platform/web-words.ts';
import type { Web } from '../platform/web.ts';
import { languageOf } from '../platform/words.ts';
import { linkOpen, openForKey, openForOwner } from './first-run.ts';
import { weaknessOf } from './password.ts';
import { emailAddress, languageTag, password, personName } from './person-fields.ts';
import { placeOf } from './visitor.ts';
import { usedPage, welcomePage, welcomePolicy, type Complaints } from './welcome-page.ts';

type Visit = { Params: { token: string }; Body?: unknown };

const Owner = z.strictObject({
  name: personName,
  email: emailAddress,
  password,
  language: languageTag.optional(),
});

const html = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': welcomePolicy };

export function welcomeRoutes(web: Web, app: App): void {
  const schema = { hide: true };

  void web.register(async (scope) => {
    scope.addContentTypeParser<string>(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 8192 },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(body))),
    );

    scope.get<Visit>('/welcome/:token', { schema }, async ({ params, headers }, reply) => {
      const open = await linkOpen(app, params.token);
      const language = languageOf(headers['accept-language']);
      return reply
        .code(open ? 200 : 404)
        .headers(html)
        .send(open ? welcomePage(language, { name: '', email: '' }, {}) : usedPage(language));
    });

    scope.post<Visit>('/welcome/:token', { schema }, (request, reply) =>
      request.headers.accept?.includes('text/html')
        ? answerForm(app, request, reply)
        : answerProgram(app, request, reply),
    );
  });
}

/** Nothing that was typed is lost, and what is wrong is said beside its field. */
async function answerForm(
  app: App,
  request: FastifyRequest<Visit>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const language = languageOf(request.headers['accept-language']);
  const typed = typedIn(request.body);
  const complaints = complaintsOf(typed);
  if (Object.keys(complaints).length > 0) {
    const open = await linkOpen(app, request.params.token);
    return reply
      .code(open ? 422 : 404)
      .headers(html)
      .send(open ? welcomePage(language, typed, complaints) : usedPage(language));
  }
  const owner = { name: typed.name.trim(), email: typed.email.trim(), password: typed.password, language };
  const made = await openForOwner(app, request.params.token, owner, placeOf(request));
  if (made === null) return reply.code(404).headers(html).send(usedPage(language));
  return reply.header('set-cookie', made.cookie).redirect('/', 303);
}

async function answerProgram(
  app: App,
  request: FastifyRequest<Visit>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { params, body, headers } = request;
  if (body === undefined || body === null) {
    const made = await openForKey(app, params.token);
    if (made === null) throw linkEnded();
    return reply.code(201).send({ id: made.id, key: made.key });
  }
  const read = Owner.safeParse(body, { reportInput: true });
  if (!read.success) throw invalidFields(fieldErrorsOf(read.error.issues, 'body'));
  const owner = { ...read.data, language: read.data.language ?? languageOf(headers['accept-language']) };
  const made = await openForOwner(app, params.token, owner, placeOf(request));
  if (made === null) throw linkEnded();
  return reply.code(201).header('set-cookie', made.cookie).send({ id: made.id });
}

type Form = Record<'name' | 'email' | 'password', string>;

function typedIn(body: unknown): Form {
  const fields = (body ?? {}) as Record<string, unknown>;
  const text = (name: keyof Form) => (typeof fields[name] === 'string' ? fields[name] : '');
  return { name: text('name'), email: text('email'), password: text('password') };
}

const weakWords = {
  short: 'passwordShort',
  long: 'passwordLong',
  email: 'passwordEmail',
  obvious: 'passwordObvious',
} as const;

function complaintsOf(typed: Form): Complaints {
  const weakness = weaknessOf(typed.password, typed.email);
  return {
    ...(personName.safeParse(typed.name).success ? {} : { name: 'nameMissing' }),
    ...(emailAddress.safeParse(typed.email).success ? {} : { email: 'emailWrong' }),
    ...(weakness === null ? {} : { password: weakWords[weakness] }),
  };
}

const linkEnded = () => new Refusal('not_found.link_ended', 'This link is unknown, or was used already.');
