// Reads the OpenAPI document for tests: its operations, and a body that each would take.

export type Schema = {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  minItems?: number;
  minLength?: number;
  pattern?: string;
  minimum?: number;
};
type Parameter = { name: string; in: string; required?: boolean; schema?: Schema };
export type Operation = {
  summary?: string;
  description?: string;
  tags?: string[];
  /** Left out: as the document says. Empty: open to everybody. */
  security?: unknown[];
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: Schema }> }>;
};
export type OpenApi = {
  openapi: string;
  security: unknown;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema>; securitySchemes: Record<string, unknown> };
};
export type Named = {
  /** Such as GET /api/v1/publishers. */
  name: string;
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  path: string;
  operation: Operation;
};

export function operationsOf(document: OpenApi): Named[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([lower, operation]) => {
      const method = lower.toUpperCase() as Named['method'];
      return { name: `${method} ${path}`, method, path, operation };
    }),
  );
}

/** A body the operation would take, or undefined where it takes none. `named` gives values to members of these names. */
export function bodyFor(document: OpenApi, operation: Operation, named: Record<string, unknown>): unknown {
  const schema = operation.requestBody?.content['application/json']?.schema;
  return schema && sample(document, schema, '', named);
}

/** Values for all query parameters among `named`. */
export function queryFor(operation: Operation, named: Record<string, unknown>): string {
  const known = (operation.parameters ?? []).filter(
    (parameter) => parameter.in === 'query' && parameter.name in named,
  );
  const query = new URLSearchParams(known.map(({ name }): [string, string] => [name, String(named[name])]));
  return query.size > 0 ? `?${query.toString()}` : '';
}

function sample(document: OpenApi, schema: Schema, name: string, named: Record<string, unknown>): unknown {
  if (schema.$ref) {
    const whole = document.components.schemas[schema.$ref.split('/').at(-1)!]!;
    // Of what holds itself, a choice that does not.
    const ends = whole.anyOf?.find((choice) => !JSON.stringify(choice).includes(schema.$ref!));
    return sample(document, ends ?? whole, name, named);
  }
  const kind = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (name in named && kind === 'string') return named[name];
  // A condition, say, of which no sample is a sensible one.
  if (schema.default === null) return null;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0] ?? schema.allOf?.[0];
  if (choice) return sample(document, choice, name, named);
  switch (kind) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([member, inner]) => [
          member,
          sample(document, inner, member, named),
        ]),
      );
    case 'array': {
      const singular = name.replace(/s$/, '');
      return [sample(document, schema.items ?? {}, singular, named)];
    }
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return true;
    default:
      return textOf(schema);
  }
}

function textOf({ format, pattern, minLength = 1 }: Schema): string {
  if (format === 'date-time') return '2026-01-01T00:00:00Z';
  if (format === 'date') return '2026-01-01';
  if (format === 'uri') return 'https://crm.example/leads';
  if (format === 'email') return 'someone@example.com';
  const text = 'sample'.padEnd(minLength, 'x');
  return pattern !== undefined && new RegExp(pattern).test('09:00') ? '09:00' : text;
}
