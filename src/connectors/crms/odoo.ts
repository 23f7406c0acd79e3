// Odoo 19 (JSON-2 API): one crm.lead per delivery, created or updated by its external id, so that a repeat changes nothing.
import { answersOf } from '../answers.ts';
import {
  defineCrm,
  type Failed,
  type Job,
  type Outcome,
  type SettingError,
  type Settings,
  type Wire,
  type WireReply,
  type WireRequest,
} from '../connector.ts';
import type { FieldCode, FieldGiven } from '../../platform/field-error.ts';
import { objectIn, readCommon } from '../reply.ts';
import { odooTracking } from './odoo-tracking.ts';

const answer = answersOf('Odoo');
const country = 'country_id/id';
const leadTypes = [
  { value: 'lead', label: 'Lead' },
  { value: 'opportunity', label: 'Opportunity' },
];

export const odoo = defineCrm({
  kind: 'odoo',
  name: 'Odoo',
  fields: [
    {
      name: 'url',
      kind: 'url',
      label: 'Odoo address',
      help: 'The address you open Odoo with, up to the host name, such as https://acme.odoo.com.',
      required: true,
      maxLength: 500,
    },
    {
      name: 'database',
      kind: 'text',
      label: 'Database',
      help: 'Shown on Odoo’s database selector (/web/database/selector); for acme.odoo.com it usually is acme.',
      required: true,
      maxLength: 100,
    },
    {
      name: 'apiKey',
      kind: 'secret',
      label: 'API key',
      help: 'In Odoo: your user’s Preferences, Account Security, New API Key. Its user must be allowed to create leads; keys end after at most three months.',
      required: true,
      maxLength: 200,
    },
  ],
  review: (settings) => [...reviewUrl(settings), ...reviewDatabase(settings), ...reviewKey(settings)],

  mappable: {
    targets: [
      { name: 'name', label: 'Opportunity', type: 'text', required: true },
      { name: 'type', label: 'Type', type: 'choice', required: true, options: leadTypes },
      { name: 'contact_name', label: 'Contact Name', type: 'text', required: false },
      { name: 'partner_name', label: 'Company Name', type: 'text', required: false },
      { name: 'email_from', label: 'Email', type: 'text', required: false },
      { name: 'phone', label: 'Phone', type: 'text', required: false },
      { name: 'function', label: 'Job Position', type: 'text', required: false },
      { name: 'description', label: 'Notes (HTML)', type: 'text', required: false },
      { name: country, label: 'Country (external ID)', type: 'text', required: false },
    ],
    open: true,
    defaults: [
      { target: 'name', source: { from: 'field', field: 'lead.title' } },
      { target: 'type', source: { from: 'constant', value: 'lead' } },
      { target: 'contact_name', source: { from: 'field', field: 'contact.name' } },
      { target: 'partner_name', source: { from: 'field', field: 'contact.company' } },
      { target: 'email_from', source: { from: 'field', field: 'contact.emailAsSent' } },
      { target: 'phone', source: { from: 'field', field: 'contact.phone' } },
      { target: 'function', source: { from: 'field', field: 'contact.title' } },
      { target: 'description', source: { from: 'field', field: 'lead.summary' }, transforms: ['html'] },
      {
        // Odoo names its countries by their code, the United Kingdom by custom.
        target: country,
        source: {
          from: 'template',
          template: '{% if contact.countryCode != "" %}base.{{ contact.countryCode | downcase }}{% endif %}',
        },
        pickList: [{ when: 'base.gb', then: 'base.uk' }],
      },
    ],
  },

  async push(job, settings, wire) {
    const first = await load(job, settings, wire, true);
    // A country that this Odoo does not have must not cost the lead: it is in the notes as well.
    return first === 'unknown country' ? ((await load(job, settings, wire, false)) as Outcome) : first;
  },
  tracking: odooTracking(call, urlOf),
});

async function load(
  job: Job,
  settings: Settings,
  wire: Wire,
  withCountry: boolean,
): Promise<Outcome | 'unknown country'> {
  const row = rowOf(job, withCountry);
  const args = { fields: Object.keys(row), data: [Object.values(row)] };
  const reply = await wire.send(requestFor(settings, 'crm.lead', 'load', args));
  return readReply(reply, settings, wire.now, withCountry);
}

function requestFor(settings: Settings, model: string, method: string, args: unknown): WireRequest {
  return {
    method: 'POST',
    url: `${baseOf(settings)}/json/2/${model}/${method}`,
    headers: {
      authorization: `bearer ${settings['apiKey']}`,
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Leadshare',
      'x-odoo-database': settings['database']!,
    },
    body: JSON.stringify(args),
    unkept: ['debug'],
  };
}

/** A method that only reads. */
async function call(
  settings: Settings,
  wire: Wire,
  model: string,
  method: string,
  args: Record<string, unknown>,
): Promise<{ is: 'told'; value: unknown } | Failed> {
  const reply = await wire.send({ ...requestFor(settings, model, method, args), reads: true });
  if (reply.status < 200 || reply.status >= 300)
    return readCommon(reply, wire.now, answer) ?? readError(reply, wire.now);
  try {
    return { is: 'told', value: JSON.parse(reply.body.toString('utf8')) };
  } catch {
    return answer('not_understood', { status: reply.status }, { reply, now: wire.now });
  }
}

/** A row of Odoo's import: column to text. */
function rowOf({ key, values }: Job, withCountry: boolean): Record<string, string> {
  const columns = Object.entries(values).filter(([name]) => withCountry || name !== country);
  return {
    id: `leadshare.${key.replace(/[^a-z0-9_]/g, '_')}`,
    ...Object.fromEntries(columns.map(([name, value]) => [name, String(value)])),
  };
}

function readReply(
  reply: WireReply,
  settings: Settings,
  now: Date,
  withCountry: boolean,
): Outcome | 'unknown country' {
  if (reply.status >= 200 && reply.status < 300) return readLoaded(reply, settings, now, withCountry);
  return readCommon(reply, now, answer) ?? readError(reply, now);
}

type LoadMessage = { type?: unknown; field?: unknown; message?: unknown };

/** A load that wrote nothing answers 200 too: what counts is its list of ids. */
function readLoaded(
  reply: WireReply,
  settings: Settings,
  now: Date,
  withCountry: boolean,
): Outcome | 'unknown country' {
  const result = objectIn(reply.body);
  const ids = result?.['ids'];
  if (Array.isArray(ids) && Number.isInteger(ids[0])) {
    const id = String(ids[0]);
    return { is: 'delivered', externalId: id, url: urlOf(settings, id) };
  }
  if (ids !== false || !Array.isArray(result?.['messages'])) {
    return answer('not_understood', { status: reply.status }, { reply, now });
  }
  const messages = (result['messages'] as LoadMessage[]).filter(
    (entry) => typeof entry === 'object' && entry !== null,
  );
  // Two loads of one external id at a time: Odoo says so in words only, and the loser's repeat becomes an update.
  if (messages.some(({ message }) => /could not serialize access|deadlock detected/i.test(String(message))))
    return answer('same_record_at_once', {}, { reply, now });
  if (
    withCountry &&
    messages.some(({ field }) => typeof field === 'string' && field.startsWith('country_id'))
  )
    return 'unknown country';
  const { field, message } = messages.find((entry) => typeof entry.message === 'string') ?? {};
  return typeof field === 'string' && field !== ''
    ? answer('value_wrong', { field, said: message })
    : answer('lead_refused', { said: message });
}

/**
 * Errors are {name, message, arguments, context, debug}. debug is a stack trace and is not looked at.
 * load() turns what is wrong with a row into messages; so an exception that escapes it, such as a ValueError for a column
 * that this Odoo does not have, concerns the installation and every lead alike: misconfigured, not an invalid lead.
 */
function readError(reply: WireReply, now: Date): Failed {
  const { status } = reply;
  const error = objectIn(reply.body);
  const name = typeof error?.['name'] === 'string' ? error['name'] : '';
  const said = error?.['message'];
  switch (true) {
    case status === 401:
      return answer('credentials_wrong', { status });
    case status === 403:
      return answer('right_missing', { status, said });
    case status === 404:
      // A page: no such database at this address, or an Odoo without this API. An error of Odoo's own: it has no leads.
      return error === null
        ? answer('address_wrong', { status })
        : answer('object_missing', { status, said });
    case status === 422 && name.startsWith('odoo.exceptions.'):
      return answer('lead_refused', { status, said });
    case /^psycopg2\.(?:OperationalError|errors\.(?:SerializationFailure|DeadlockDetected|LockNotAvailable))$/.test(
      name,
    ):
      return answer('not_available', { status }, { reply, now });
    case ['builtins.ValueError', 'builtins.KeyError', 'builtins.TypeError'].includes(name):
      return answer('field_unknown', { status, field: quotedIn(said), said });
    case status >= 400 && status < 500:
      return answer('request_refused', { status, said });
    default:
      return answer('failed_inside', { status }, { reply, now });
  }
}

/** Invalid field 'x' on model 'crm.lead': its first quoted word. */
const quotedIn = (said: unknown) =>
  typeof said === 'string' ? (/'([^']{1,100})'/.exec(said)?.[1] ?? '?') : '?';

function urlOf(settings: Settings, id: string): string {
  return `${baseOf(settings)}/odoo/crm/${id}`;
}

const baseOf = (settings: Settings) => settings['url']!.trim().replace(/\/+$/, '');

function reviewUrl(settings: Settings): SettingError[] {
  const complain = (code: FieldCode, message: string, given: FieldGiven = {}) => [
    { field: 'url', code, message, given },
  ];
  const text = settings['url']?.trim() ?? '';
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    return complain(
      'not_a_url',
      'Enter Odoo’s address, beginning with https://, such as https://acme.odoo.com.',
    );
  if (url.username !== '' || url.password !== '')
    return complain(
      'credentials_in_url',
      'Take the user name and password out of the address: the API key stands for them.',
    );
  if (url.search !== '' || url.hash !== '' || /^\/(odoo|web|json|jsonrpc|xmlrpc)(\/|$)/.test(url.pathname))
    return complain(
      'only_the_address',
      `Enter the address without what follows the host name: ${url.origin}.`,
      { address: url.origin },
    );
  return [];
}

function reviewDatabase(settings: Settings): SettingError[] {
  const name = settings['database'] ?? '';
  if (/^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(name)) return [];
  const message = name.includes('://')
    ? 'Enter the database’s name here, such as acme; the address goes into its own field.'
    : 'Enter the database’s name: letters, digits, dots, dashes and underscores only.';
  return [{ field: 'database', message, code: 'not_a_database_name' }];
}

function reviewKey(settings: Settings): SettingError[] {
  const key = settings['apiKey'] ?? '';
  const complain = (message: string): SettingError[] => [
    { field: 'apiKey', message, code: 'not_an_api_key' },
  ];
  if (key.includes('://')) return complain('Enter the API key here; the address goes into its own field.');
  if (!/^[\x21-\x7e]+$/.test(key))
    return complain('Enter the key as Odoo shows it: one word, without blanks.');
  return [];
}
