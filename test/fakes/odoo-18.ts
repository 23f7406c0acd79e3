// Odoo 17's JSON-RPC: everything is a 200, each call says who asks, and what went wrong is an exception with its stack trace.
import * as z from 'zod';
import { startFarSide, type Answer, type FarSide, type Seen } from './http-far-side.ts';
import { noSuchModel, OdooFault, OdooPage, unexpected } from './odoo-faults.ts';
import { openOdooStore, type OdooStore } from './odoo-store.ts';

export type Odoo18 = FarSide &
  OdooStore & {
    login: string;
    /** The user is made anew and has another number. */
    renumber(): void;
    /** How often somebody signed in, with success or without. */
    signIns(): number;
  };

const asks = {
  method: 'check_access_rights',
  args: z.strictObject({ operation: z.string(), raise_exception: z.literal(false) }),
};
const asked = z.strictObject({
  jsonrpc: z.literal('2.0'),
  method: z.literal('call'),
  id: z.union([z.string(), z.number()]),
  params: z.strictObject({ service: z.string(), method: z.string(), args: z.array(z.unknown()) }),
});
const signIn = z.tuple([z.string(), z.string(), z.string(), z.strictObject({})]);
const execution = z.tuple([
  z.string(),
  z.int(),
  z.string(),
  z.string(),
  z.string(),
  z.union([z.tuple([]), z.tuple([z.array(z.int())])]),
  z.record(z.string(), z.unknown()),
]);

export async function startOdoo18(): Promise<Odoo18> {
  const store = openOdooStore({ lacks: ['won_status'], asks });
  const login = 'marketplace@acme.example';
  let uid = 7;
  let signIns = 0;

  function run({ service, method, args }: z.infer<typeof asked>['params']): unknown {
    if (args[0] !== store.database)
      throw new OdooFault(
        'psycopg2.OperationalError',
        `connection to server on socket failed: FATAL:  database "${String(args[0])}" does not exist\n`,
      );
    if (service === 'common' && method === 'authenticate') {
      const [, user, key] = signIn.parse(args);
      signIns += 1;
      return user === login && key === store.apiKey ? uid : false;
    }
    if (service !== 'object' || method !== 'execute_kw')
      throw new OdooFault('builtins.NameError', `Method not available ${method}`);
    const [, who, key, model, name, positional, named] = execution.parse(args);
    if (who !== uid || key !== store.apiKey)
      throw new OdooFault('odoo.exceptions.AccessDenied', 'Access Denied');
    const [ids] = positional;
    try {
      return store.call(model, name, { ...named, ...(ids && { ids }) });
    } catch (error) {
      if (!(error instanceof OdooFault)) throw error;
      if (error.exception === noSuchModel)
        throw new OdooFault('odoo.exceptions.UserError', `Object ${model} doesn't exist`);
      throw error.exception === unexpected ? new OdooFault('builtins.TypeError', error.message) : error;
    }
  }

  const serve = ({ method, path, headers, body }: Seen): Answer => {
    if (method !== 'POST' || path !== '/jsonrpc' || !headers['content-type']?.startsWith('application/json'))
      return {
        status: 404,
        headers: { 'content-type': 'text/html' },
        body: '<!doctype html><title>404 Not Found</title>',
      };
    const { id, params } = asked.parse(JSON.parse(body.toString()));
    try {
      const result = run(params);
      if (result instanceof OdooPage)
        return { status: 200, headers: { 'content-type': result.type }, body: result.body };
      return answered({ jsonrpc: '2.0', id, result });
    } catch (error) {
      if (!(error instanceof OdooFault)) throw error;
      return answered({ jsonrpc: '2.0', id, error: failed(error) });
    }
  };
  // Signing in carries no lead.
  const isWrite = ({ body }: Seen) => body.includes('"load"');
  const far = await startFarSide(serve, undefined, isWrite);
  return Object.assign(far, store, {
    login,
    renumber: () => void (uid += 1),
    signIns: () => signIns,
  });
}

/** With a stack trace that must go nowhere. */
const failed = ({ exception: name, message }: OdooFault) => ({
  code: 200,
  message: 'Odoo Server Error',
  data: {
    name,
    debug:
      'Traceback (most recent call last):\n  File "/opt/odoo/http.py", line 1, in stack_trace_of_the_server',
    message,
    arguments: [message],
    context: {},
  },
});

const answered = (body: unknown): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
