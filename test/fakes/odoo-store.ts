// Odoo's CRM behind whichever API: leads, their external ids, who may do what, and its exceptions with the traps they hide.
import * as z from 'zod';
import { noSuchModel, OdooFault, trapped, unexpected, type OdooTrap } from './odoo-faults.ts';
import { allCountries } from './odoo-countries.ts';
import { complaints } from './odoo-complaints.ts';
import { described, loadable } from './odoo-fields.ts';

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
  expected_revenue?: number | undefined;
};

type Kept = { id: number; values: OdooLead; more: OdooChange; writtenAt: number };

export type OdooStore = {
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
  /** What the key's user may do with leads; a seller may not delete them. */
  rights: Set<string>;
  trap(...next: OdooTrap[]): void;
  /** The CRM app is taken away. */
  uninstall(): void;
  /** The next load of several rows finds fault with the one at this place, and so does every later load of it. */
  refuseOne(at: number): void;
  /** The bare return value of a method, or an OdooFault; a trap of the connection's comes as its text. */
  call(model: string, method: string, args: unknown): unknown;
};

/** What was loaded and never changed is from before everything else. */
const madeAt = Date.UTC(2026, 2, 1);

const context = z
  .strictObject({ active_test: z.boolean(), tz: z.literal('UTC') })
  .partial()
  .optional();
const loaded = z.strictObject({
  fields: z.array(z.string()),
  data: z.array(z.array(z.string())),
  context,
});
const searched = z.strictObject({
  domain: z.array(z.tuple([z.enum(['write_date', 'id']), z.enum(['>=', '<', '>', 'in']), z.unknown()])),
  fields: z.array(z.string()),
  order: z.enum(['id', 'write_date, id']),
  limit: z.int().min(1),
  context,
});
const ofIds = z.strictObject({ ids: z.array(z.int()) });
const fieldsAsked = z.strictObject({
  allfields: z.array(z.string()).optional(),
  attributes: z.array(z.enum(['string', 'type', 'required', 'readonly', 'selection', 'size'])),
});

type State = Pick<OdooStore, 'leads' | 'countries' | 'rights'> & {
  /** Ids are given once. */
  lastId: number;
  /** External ids that a rule there forbids, and the place of the row that it forbids next. */
  refused: Set<string>;
  refuseAt: number | null;
  has(field: string): boolean;
};

/** lacks: fields that this version does not have. asks: how it is asked for rights. */
export function openOdooStore({
  lacks = [],
  asks,
}: {
  lacks?: string[];
  asks: { method: string; args: z.ZodType<{ operation: string }> };
}): OdooStore {
  const apiKey = '0d00c0ffee5ecre7key/0123456789abcdef';
  const state: State = {
    leads: new Map(),
    countries: allCountries(),
    rights: new Set(['create', 'write', 'read', 'unlink']),
    refused: new Set(),
    lastId: 39,
    refuseAt: null,
    has: (name) => name in described && !lacks.includes(name),
  };
  const { leads, countries, rights } = state;
  const traps: OdooTrap[] = [];
  let hasCrm = true;

  const methods: Record<string, (args: unknown) => unknown> = {
    'crm.lead/load': (args) => load(state, args),
    'crm.lead/search_read': (args) => search(state, args),
    'crm.lead/get_external_id': (args) => externalIds(state, args),
    'crm.lead/fields_get': (args) => fieldsGet(state, args),
    'crm.lead/unlink': (args) => unlink(state, args),
    [`crm.lead/${asks.method}`]: (args) => rights.has(read(asks.args, args).operation),
    'res.users/context_get': (args) => ({
      ...read(z.strictObject({}), args),
      lang: 'en_US',
      tz: 'Europe/Warsaw',
    }),
  };

  return {
    apiKey,
    database: 'acme',
    leads,
    countries,
    rights,
    change(externalIds, at, change) {
      for (const externalId of externalIds) {
        const lead = leads.get(externalId)!;
        Object.assign(lead, { more: { ...lead.more, ...change }, writtenAt: at.getTime() });
      }
    },
    unlink: (externalId) => void leads.delete(externalId),
    trap: (...next) => void traps.push(...next),
    uninstall: () => void (hasCrm = false),
    refuseOne: (at) => void (state.refuseAt = at),
    call(model, method, args) {
      const trap = traps.shift();
      if (trap) return trapped(trap, apiKey);
      const run = methods[`${model}/${method}`];
      if (!run || (model === 'crm.lead' && !hasCrm))
        throw new OdooFault(noSuchModel, `no such model or method: ${model}/${method}`);
      return run(args);
    },
  };
}

function load(state: State, args: unknown): unknown {
  const { leads, countries, refused, refuseAt, has } = state;
  const { fields, data } = read(loaded, args);
  const unknown = fields.find(
    (field) =>
      field !== 'country_id/id' &&
      field !== 'id' &&
      field !== '.id' &&
      // Fields that an installation has made for itself.
      !field.startsWith('x_') &&
      !(has(field) && loadable.includes(field)),
  );
  if (unknown) throw new OdooFault('builtins.ValueError', `Invalid field '${unknown}' on 'crm.lead'`);
  const rows = data.map((row) => Object.fromEntries(fields.map((field, i) => [field, row[i] ?? ''])));
  if (refuseAt !== null && rows.length > 1) {
    refused.add(rows[refuseAt]!['id']!);
    state.refuseAt = null;
  }
  const messages = rows.flatMap((row, record) =>
    complaints(atHand(state, row), countries, refused).map((found) => ({
      type: 'error',
      record,
      rows: { from: record, to: record },
      ...found,
    })),
  );
  if (messages.length > 0) return { ids: false, messages, nextrow: 0 };
  const ids = rows.map(({ '.id': number, ...row }) => {
    const values = number === undefined ? row : { ...row, id: byNumber(state, number)! };
    const known = leads.get(values['id']!);
    const id = known?.id ?? ++state.lastId;
    leads.set(values['id']!, {
      id,
      // What a row does not name stays as it is.
      values: { ...known?.values, ...values },
      // What is written last counts, whoever writes it.
      more: number === undefined ? (known?.more ?? {}) : { ...known!.more, expected_revenue: undefined },
      writtenAt: number === undefined ? madeAt : latest(state) + 1_000,
    });
    return id;
  });
  return { ids, messages: [], nextrow: 0 };
}

const latest = ({ leads }: State) => Math.max(...[...leads.values()].map(({ writtenAt }) => writtenAt));

/** The external id of a record that is not archived. */
function byNumber({ leads }: State, number: string): string | undefined {
  return [...leads].find(([, { id, more }]) => id === Number(number) && more.active !== false)?.[0];
}

/** A row that names a record by its number is held against all that the record has then. */
function atHand(state: State, row: OdooLead): OdooLead {
  const number = row['.id'];
  if (number === undefined) return row;
  const id = byNumber(state, number);
  return id === undefined ? row : { ...state.leads.get(id)!.values, ...row, id };
}

/** As Odoo does: archived records only when asked for, times to the second though it compares finer ones. */
function search({ leads, has }: State, args: unknown): unknown {
  const { domain, fields, order, limit, context } = read(searched, args);
  const unknown = fields.find((field) => !has(field));
  if (unknown) throw new OdooFault('builtins.ValueError', `Invalid field '${unknown}' on 'crm.lead'`);
  const among = new Set(
    domain.flatMap(([, operator, value]) => (operator === 'in' ? (value as number[]) : [])),
  );
  const holds = (lead: Kept) =>
    domain.every(([field, operator, value]) => {
      if (operator === 'in') return among.has(lead.id);
      const bound = field === 'id' ? Number(value) : Date.parse(`${String(value).replace(' ', 'T')}Z`);
      const own = field === 'id' ? lead.id : lead.writtenAt;
      return operator === '>=' ? own >= bound : operator === '>' ? own > bound : own < bound;
    });
  return [...leads.values()]
    .filter((lead) => context?.active_test === false || lead.more.active !== false)
    .filter(holds)
    .toSorted((a, b) => (order === 'id' ? 0 : a.writtenAt - b.writtenAt) || a.id - b.id)
    .slice(0, limit)
    .map((lead) => Object.fromEntries(Object.entries(shown(lead)).filter(([name]) => fields.includes(name))));
}

function externalIds({ leads }: State, args: unknown): unknown {
  const { ids } = read(ofIds, args);
  const told = new Map(ids.map((id) => [id, '']));
  for (const [externalId, { id }] of leads) if (told.has(id)) told.set(id, externalId);
  return Object.fromEntries(told);
}

function fieldsGet({ has }: State, args: unknown): unknown {
  const { allfields, attributes } = read(fieldsAsked, args);
  const names = Object.keys(described).filter((name) => has(name) && (allfields?.includes(name) ?? true));
  return Object.fromEntries(
    names.map((name) => {
      const told = { required: false, readonly: false, ...described[name]! };
      return [
        name,
        Object.fromEntries(Object.entries(told).filter(([key]) => (attributes as string[]).includes(key))),
      ];
    }),
  );
}

function unlink({ leads, rights }: State, args: unknown): unknown {
  const { ids } = read(ofIds, args);
  if (!rights.has('unlink'))
    throw new OdooFault(
      'odoo.exceptions.AccessError',
      "You are not allowed to delete 'Lead/Opportunity' records.",
    );
  const found = [...leads].filter(([, { id }]) => ids.includes(id));
  if (found.length < ids.length)
    throw new OdooFault('odoo.exceptions.MissingError', 'Record does not exist or has been deleted.');
  for (const [externalId] of found) leads.delete(externalId);
  return true;
}

function read<Shape>(schema: z.ZodType<Shape>, args: unknown): Shape {
  const asked = schema.safeParse(args);
  if (asked.success) return asked.data;
  throw new OdooFault(unexpected, asked.error.issues[0]!.message);
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
    expected_revenue: more.expected_revenue ?? Number(values['expected_revenue'] ?? 0),
    company_currency: named('EUR'),
    write_date: new Date(writtenAt).toISOString().slice(0, 19).replace('T', ' '),
  };
}
