// The OpenAPI 3.1 document: made from the routes' schemas, with what is true of every call added in one place.
import type { FastifyDynamicSwaggerOptions, JSONObject } from '@fastify/swagger';
import type { RouteOptions } from 'fastify';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { App } from './app.ts';

const target = { zodToJsonConfig: { target: 'draft-2020-12' } } as const;
const fromZod = createJsonSchemaTransform(target);
const withComponents = createJsonSchemaTransformObject(target);

const summary = `Takes marketplace leads, keeps them and delivers them to CRMs. Errors are problem+json; lists take
\`limit\` and \`cursor\`; times are RFC 3339 in UTC.`;

export function openApiOptions(app: App): FastifyDynamicSwaggerOptions {
  return {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Leadshare', version: '1', description: summary },
      servers: app.config.publicUrl ? [{ url: app.config.publicUrl }] : [],
      security: [{ apiKey: [] }, { session: [] }],
      components: {
        securitySchemes: {
          apiKey: {
            type: 'http',
            scheme: 'bearer',
            description: 'An API key, as Authorization: Bearer lsk_…',
          },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: 'leadshare_session',
            description:
              'A person who signed in; over https the name begins with __Host-. Writes must come from the same origin.',
          },
        },
      },
    },
    transform: (document) => {
      const { schema, url } = fromZod(document);
      return {
        schema: document.schema?.hide ? schema : withCommons(schema as JSONObject, document.route),
        url,
      };
    },
    transformObject: (document) => tidy(withComponents(document)),
  };
}

/** Adds who may call, the Idempotency-Key of writes, and the problem that any call may answer with. */
function withCommons(schema: JSONObject, { url, config, method }: RouteOptions): JSONObject {
  if (!url.startsWith('/api/')) return { ...schema, security: [] };
  const { operator, scope, person, open, assigned } = config ?? {};
  const needs = operator
    ? 'Needs an operator.'
    : person !== undefined
      ? 'Needs a person who is signed in.'
      : scope !== undefined && scope !== 'any'
        ? `Needs the scope \`${scope}\`.`
        : null;
  const kept = assigned ? 'A seller gets only what is assigned to them.' : null;
  const description = [schema['description'] as string | undefined, needs, kept]
    .filter((part) => part)
    .join('\n\n');
  const answers = Object.entries((schema['response'] ?? {}) as Record<string, JSONObject>);
  return {
    ...schema,
    ...(description ? { description } : {}),
    ...(open ? { security: [] } : {}),
    ...(person === undefined ? {} : { security: [{ session: [] }] }),
    ...(method === 'GET' || open ? {} : { headers: idempotencyHeader }),
    response: {
      ...Object.fromEntries(
        answers.map(([status, answer]) => [
          status,
          { 'x-response-description': meanings[status] ?? 'Answered', ...answer },
        ]),
      ),
      default: {
        description: 'A problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

const meanings: Record<string, string> = {
  200: 'Found or done',
  201: 'Created',
  202: 'Accepted',
  204: 'Gone',
};

const idempotencyHeader = {
  type: 'object',
  properties: {
    'Idempotency-Key': {
      type: 'string',
      minLength: 1,
      maxLength: 255,
      description: 'The same key and request within a day get the first answer again.',
    },
  },
};

/** What tidy looks at; @fastify/swagger's own type covers every version of the format at once. */
type OpenApi = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown> };
};
type Operation = {
  requestBody?: { required: boolean; content: Record<string, { schema: { default?: unknown } }> };
};

/** Drops schemas that nothing names (each comes in a reading and a writing form), and says which bodies may be left out. */
function tidy<Document extends object>(document: Document): Document {
  const { paths, components } = document as Document & OpenApi;
  for (const { requestBody } of Object.values(paths).flatMap((path) => Object.values(path)))
    if (requestBody?.content['application/json']?.schema.default !== undefined) requestBody.required = false;
  while (dropUnnamed(components.schemas, JSON.stringify(document)));
  return document;
}

/** True when something was dropped, which may have been the only one to name another. */
function dropUnnamed(schemas: Record<string, unknown>, text: string): boolean {
  const unnamed = Object.keys(schemas).filter((name) => !text.includes(`"#/components/schemas/${name}"`));
  for (const name of unnamed) delete schemas[name];
  return unnamed.length > 0;
}
