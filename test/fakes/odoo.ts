// Odoo 19's JSON-2 API as far as crm.lead/load goes, with its traps: failures in a 200, permanent 500s, pages for a 404.
import * as z from 'zod';
import { startFarSide, type Answer, type FarSide, type Seen } from './http-far-side.ts';

export type OdooLead = Record<string, string>;

/** What people do with a lead in Odoo; many2ones by name. */
export type OdooChange = {
  active?: boolean;
  won_status?: 'won' | 'lost' | 'pending';
  probability?: number;
  stage_id?: string;
  user_id?: string;
  lost_reason_id?: string;
  date_conversion?: string;
  expected_revenue?: number;
};

type Kept = { id: number; values: OdooLead; more: OdooChange; writtenAt: number };

/** What the next request meets instead of a good load. */
export type OdooTrap =
  | 'serialization'
  | 'bad row'
  | 'unknown field'
  | 'key error'
  | 'type error'
  | 'access error'
  | 'validation error'
  | 'unknown parameter'
  | 'no crm app'
  | 'database busy'
  | 'login page'
  | 'no ids'
  | 'broken json';

export type Odoo = FarSide & {
  apiKey: string;
  database: string;
  /** External id to record: one lead per external id, whatever is repeated. */
  leads: Map<string, Kept>;
  /** Somebody there changes these records, by external id, in one transaction at that time. */
  change(externalIds: string[], at: Date, change: OdooChange): void;
  /** Somebody there deletes the record for good. */
  unlink(externalId: string): void;
  /** Country external ids that are known. */
  countries: Set<string>;
  trap(...next: OdooTrap[]): void;
};

/** What was loaded and never changed is from before everything else. */
const madeAt = Date.UTC(2026, 2, 1);
const searched = z.strictObject({
  domain: z.array(z.tuple([z.enum(['write_date', 'id']), z.enum(['>=', '<', '>', 'in']), z.unknown()])),
  fields: z.array(z.string()),
  order: z.enum(['id', 'write_date, id']),
  limit: z.int().min(1),
  context: z.strictObject({ active_test: z.boolean() }).optional(),
});
const readable = new Set(
  'id active type won_status probability stage_id user_id lost_reason_id date_conversion expected_revenue company_currency write_date'.split(
    ' ',
  ),
);

const columns = new Set(
  'id type name contact_name partner_name email_from phone function description country_id/id'.split(' '),
);

export async function startOdoo(): Promise<Odoo> {
  const apiKey = '0d00c0ffee5ecre7key/0123456789abcdef';
  const database = 'acme';
  const leads: Odoo['leads'] = new Map();
  const countries = new Set(['base.pl', 'base.uk', 'base.us']);
  const traps: OdooTrap[] = [];

  const serve = (request: Seen): Answer => {
    if (request.method !== 'POST' || request.headers['x-odoo-database'] !== database) return page404;
    if (request.headers['authorization'] !== `bearer ${apiKey}`)
      return {
        ...failed(401, 'werkzeug.exceptions.Unauthorized', 'Invalid apikey'),
        headers: { 'www-authenticate': 'Bearer' },
      };
    const trap = traps.shift();
    if (trap) return trapped(trap, apiKey);
    if (request.path === '/json/2/crm.lead/search_read') return search(request.body, leads);
    if (request.path === '/json/2/crm.lead/get_external_id') return externalIds(request.body, leads);
    if (request.path !== '/json/2/crm.lead/load')
      return failed(404, 'werkzeug.exceptions.NotFound', `no such model or method: ${request.path}`);
    return load(request.body, leads, countries);
  };
  const far = await startFarSide(serve);
  return Object.assign(far, {
    apiKey,
    database,
    leads,
    countries,
    change: (externalIds: string[], at: Date, change: OdooChange) => {
      for (const externalId of externalIds) {
        const lead = leads.get(externalId)!;
        Object.assign(lead, { more: { ...lead.more, ...change }, writtenAt: at.getTime() });
      }
    },
    unlink: (externalId: string) => void leads.delete(externalId),
    trap: (...next: OdooTrap[]) => void traps.push(...next),
  });
}

function load(body: Buffer, leads: Odoo['leads'], countries: Set<string>): Answer {
  let parsed: { fields: string[]; data: string[][] };
  try {
    parsed = JSON.parse(body.toString()) as typeof parsed;
  } catch {
    return failed(400, 'werkzeug.exceptions.BadRequest', 'could not parse the body as json');
  }
  const extra = Object.keys(parsed).find((name) => !['fields', 'data', 'context'].includes(name));
  if (extra)
    return failed(
      422,
      'werkzeug.exceptions.UnprocessableEntity',
      `got an unexpected keyword argument '${extra}'`,
    );
  const unknown = parsed.fields.find((field) => !(columns.has(field) || field.startsWith('x_')));
  if (unknown) return failed(500, 'builtins.ValueError', `Invalid field '${unknown}' on 'crm.lead'`);

  const rows = parsed.data.map((row) =>
    Object.fromEntries(parsed.fields.map((field, i) => [field, row[i] ?? ''])),
  );
  const messages = rows.flatMap((row, record) =>
    complaints(row, countries).map((found) => ({
      type: 'error',
      record,
      rows: { from: record, to: record },
      ...found,
    })),
  );
  if (messages.length > 0) return ok({ ids: false, messages, nextrow: 0 });
  const ids = rows.map((values) => {
    const known = leads.get(values['id']!);
    const id = known?.id ?? Math.max(39, ...[...leads.values()].map((lead) => lead.id)) + 1;
    leads.set(values['id']!, { id, values, more: known?.more ?? {}, writtenAt: madeAt });
    return id;
  });
  return ok({ ids, messages: [], nextrow: 0 });
}

/** As Odoo does: archived records only when asked for, times to the second though it compares finer ones. */
function search(body: Buffer, leads: Odoo['leads']): Answer {
  const asked = searched.safeParse(JSON.parse(body.toString()));
  if (!asked.success)
    return failed(422, 'werkzeug.exceptions.UnprocessableEntity', asked.error.issues[0]!.message);
  const { domain, fields, order, limit, context } = asked.data;
  const unknown = fields.find((field) => !readable.has(field));
  if (unknown) return failed(500, 'builtins.ValueError', `Invalid field '${unknown}' on 'crm.lead'`);
  const holds = (lead: Kept) =>
    domain.every(([field, operator, value]) => {
      if (operator === 'in') return (value as number[]).includes(lead.id);
      const bound = field === 'id' ? Number(value) : Date.parse(`${String(value).replace(' ', 'T')}Z`);
      const own = field === 'id' ? lead.id : lead.writtenAt;
      return operator === '>=' ? own >= bound : operator === '>' ? own > bound : own < bound;
    });
  const found = [...leads.values()]
    .filter((lead) => context?.active_test === false || lead.more.active !== false)
    .filter(holds)
    .toSorted((a, b) => (order === 'id' ? 0 : a.writtenAt - b.writtenAt) || a.id - b.id)
    .slice(0, limit);
  return ok(found.map(shown));
}

function shown({ id, values, more, writtenAt }: Kept) {
  const named = (name: string | undefined) => (name === undefined ? false : [7, name]);
  return {
    id,
    active: more.active ?? true,
    type: values['type'],
    won_status: more.won_status ?? 'pending',
    probability: more.probability ?? 10,
    stage_id: named(more.stage_id ?? 'New'),
    user_id: named(more.user_id),
    lost_reason_id: named(more.lost_reason_id),
    date_conversion: more.date_conversion ?? false,
    expected_revenue: more.expected_revenue ?? 0,
    company_currency: named('EUR'),
    write_date: new Date(writtenAt).toISOString().slice(0, 19).replace('T', ' '),
  };
}

function externalIds(body: Buffer, leads: Odoo['leads']): Answer {
  const { ids } = z.strictObject({ ids: z.array(z.int()) }).parse(JSON.parse(body.toString()));
  const known = new Map([...leads].map(([externalId, { id }]) => [id, externalId]));
  return ok(Object.fromEntries(ids.map((id) => [id, known.get(id) ?? ''])));
}

function complaints(row: OdooLead, countries: Set<string>): { field: string; message: string }[] {
  const found = [];
  if (!/^[a-z0-9_]+\.[a-z0-9_]+$/.test(row['id'] ?? ''))
    found.push({ field: 'id', message: `Invalid external id '${row['id']}'` });
  if (!row['name'])
    found.push({ field: 'name', message: "Missing required value for the field 'Opportunity' (name)" });
  if (!['lead', 'opportunity'].includes(row['type'] ?? ''))
    found.push({ field: 'type', message: `Value '${row['type']}' not found in selection field 'Type'` });
  const country = row['country_id/id'];
  if (country && !countries.has(country))
    found.push({
      field: 'country_id',
      message: `No matching record found for external id '${country}' in field 'Country'`,
    });
  return found;
}

function trapped(trap: OdooTrap, apiKey: string): Answer {
  const rolledBack = (message: string, field: string | false = false) =>
    ok({
      ids: false,
      messages: [{ type: 'error', record: 0, rows: { from: 0, to: 0 }, field, message }],
      nextrow: 0,
    });
  switch (trap) {
    case 'serialization':
      return rolledBack('could not serialize access due to concurrent update\n');
    case 'bad row':
      return rolledBack(`A rule of ours forbids this name (key ${apiKey})`, 'name');
    case 'unknown field':
      return failed(500, 'builtins.ValueError', `Invalid field 'function' on 'crm.lead' for ${apiKey}`);
    case 'key error':
      return failed(500, 'builtins.KeyError', 'partner_name');
    case 'type error':
      return failed(500, 'builtins.TypeError', 'load() missing 1 required positional argument');
    case 'access error':
      return failed(
        403,
        'odoo.exceptions.AccessError',
        `You are not allowed to create 'Lead/Opportunity' records with ${apiKey}.`,
      );
    case 'validation error':
      return failed(422, 'odoo.exceptions.ValidationError', 'The e-mail must end in .example');
    case 'unknown parameter':
      return failed(422, 'werkzeug.exceptions.UnprocessableEntity', 'got an unexpected keyword argument');
    case 'no crm app':
      return failed(404, 'werkzeug.exceptions.NotFound', "the model 'crm.lead' does not exist");
    case 'database busy':
      return failed(
        500,
        'psycopg2.errors.SerializationFailure',
        'could not serialize access due to read/write dependencies',
      );
    case 'login page':
      return {
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: '<!DOCTYPE html><html>Log in</html>',
      };
    case 'no ids':
      return ok({ ids: null });
    case 'broken json':
      return { status: 200, headers: { 'content-type': 'application/json' }, body: '{"ids":[4' };
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
