// Odoo 19's JSON-2 API as far as a connector goes, with its traps: failures in a 200, permanent 500s, pages for a 404.
import * as z from 'zod';
import { startFarSide, type Answer, type FarSide, type Seen } from './http-far-side.ts';
import { OdooFault, OdooPage } from './odoo-faults.ts';
import { openOdooStore, type OdooStore } from './odoo-store.ts';

export type { OdooTrap } from './odoo-faults.ts';
export type { OdooChange } from './odoo-store.ts';

export type Odoo = FarSide & OdooStore;

const asks = {
  method: 'has_access',
  args: z.strictObject({ ids: z.array(z.int()).length(0), operation: z.string() }),
};

export async function startOdoo(): Promise<Odoo> {
  const store = openOdooStore({ asks });
  const serve = (request: Seen): Answer => {
    if (request.method !== 'POST' || request.headers['x-odoo-database'] !== store.database) return page404;
    if (request.headers['authorization'] !== `bearer ${store.apiKey}`)
      return {
        ...failed(401, 'werkzeug.exceptions.Unauthorized', 'Invalid apikey'),
        headers: { 'www-authenticate': 'Bearer' },
      };
    const [, model, method] = /^\/json\/2\/([a-z.]+)\/([a-z_]+)$/.exec(request.path) ?? [];
    if (model === undefined) return page404;
    const args = parsed(request.body);
    if (args === undefined)
      return failed(400, 'werkzeug.exceptions.BadRequest', 'could not parse the body as json');
    try {
      const value = store.call(model, method!, args);
      if (value instanceof OdooPage)
        return { status: 200, headers: { 'content-type': value.type }, body: value.body };
      return ok(value);
    } catch (error) {
      if (!(error instanceof OdooFault)) throw error;
      return failed(statuses[error.exception] ?? 500, error.exception, error.message);
    }
  };
  return Object.assign(await startFarSide(serve), store);
}

const statuses: Record<string, number> = {
  'odoo.exceptions.AccessError': 403,
  'odoo.exceptions.MissingError': 404,
  'odoo.exceptions.UserError': 422,
  'odoo.exceptions.ValidationError': 422,
  'werkzeug.exceptions.NotFound': 404,
  'werkzeug.exceptions.UnprocessableEntity': 422,
};

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString()) as unknown;
  } catch {
    return undefined;
  }
}

const ok = (value: unknown): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});

/** As Odoo answers: with a stack trace that must go nowhere. */
function failed(status: number, name: string, message: string): Answer {
  const debug =
    'Traceback (most recent call last):\n  File "/opt/odoo/http.py", line 1, in stack_trace_of_the_server';
  return { ...ok({ name, message, arguments: [message], context: {}, debug }), status };
}

const page404: Answer = {
  status: 404,
  headers: { 'content-type': 'text/html' },
  body: '<!doctype html><title>404 Not Found</title>',
};
