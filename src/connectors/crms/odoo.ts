// Odoo 19 (JSON-2 API): one crm.lead per delivery, created or updated by its external id, so that a repeat changes nothing.
import type { SharedLead } from '../../leads/lead.ts';
import {
  defineCrm,
  type Outcome,
  type SettingError,
  type Settings,
  type Wire,
  type WireReply,
} from '../connector.ts';
import type { FieldCode, FieldGiven } from '../../platform/field-error.ts';
import { contactName, leadLines, leadTitle } from '../lead-lines.ts';
import { redactorFor } from '../redact.ts';
import { objectIn, readCommon, retry } from '../reply.ts';

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

  async push(lead, settings, wire) {
    const first = await load(lead, settings, wire, true);
    // A country that this Odoo does not have must not cost the lead: it is in the description as well.
    return first === 'unknown country' ? ((await load(lead, settings, wire, false)) as Outcome) : first;
  },
});

async function load(
  lead: SharedLead,
  settings: Settings,
  wire: Wire,
  withCountry: boolean,
): Promise<Outcome | 'unknown country'> {
  const row = rowOf(lead, wire.idempotencyKey, withCountry);
  const reply = await wire.send({
    method: 'POST',
    url: `${baseOf(settings)}/json/2/crm.lead/load`,
    headers: {
      authorization: `bearer ${settings['apiKey']}`,
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Leadshare',
      'x-odoo-database': settings['database']!,
    },
    body: JSON.stringify({ fields: Object.keys(row), data: [Object.values(row)] }),
    unkept: ['debug'],
  });
  return readReply(reply, settings, wire.now, withCountry);
}

/** A row of Odoo's import: column to text; an empty text empties the field. */
function rowOf(lead: SharedLead, idempotencyKey: string, withCountry: boolean): Record<string, string> {
  const { contact } = lead;
  const country = contact.normalized.country?.toLowerCase();
  return {
    id: `leadshare.${idempotencyKey.replace(/[^a-z0-9_]/g, '_')}`,
    type: 'lead',
    name: leadTitle(lead),
    contact_name: contactName(lead) ?? '',
    partner_name: contact.company ?? '',
    email_from: contact.email ?? '',
    phone: contact.normalized.phone ?? contact.phone ?? '',
    function: contact.title ?? '',
    description: leadLines(lead)
      .map(({ label, value }) => `<p>${label}: ${escapeHtml(value).replaceAll('\n', '<br/>')}</p>`)
      .join(''),
    // Odoo names its countries by their code, the United Kingdom by custom.
    ...(withCountry && country ? { 'country_id/id': `base.${country === 'gb' ? 'uk' : country}` } : {}),
  };
}

function readReply(
  reply: WireReply,
  settings: Settings,
  now: Date,
  withCountry: boolean,
): Outcome | 'unknown country' {
  if (reply.status >= 200 && reply.status < 300) return readLoaded(reply, settings, now, withCountry);
  return readCommon(reply, now, 'Odoo') ?? readError(reply, settings, now);
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
    return { is: 'delivered', externalId: id, url: `${baseOf(settings)}/odoo/crm/${id}` };
  }
  if (ids !== false || !Array.isArray(result?.['messages'])) {
    return retry(
      'malformed_reply',
      'Odoo answered 200 with something that is not the result of a load. Check that the address is Odoo’s own; the lead is sent again later.',
      reply,
      now,
    );
  }
  const messages = (result['messages'] as LoadMessage[]).filter(
    (entry) => typeof entry === 'object' && entry !== null,
  );
  // Two loads of one external id at a time: Odoo says so in words only, and the loser's repeat becomes an update.
  if (messages.some(({ message }) => /could not serialize access|deadlock detected/i.test(String(message))))
    return retry(
      'remote_busy',
      'Odoo was writing the same record at the same time. The lead is sent again later.',
      reply,
      now,
    );
  if (
    withCountry &&
    messages.some(({ field }) => typeof field === 'string' && field.startsWith('country_id'))
  )
    return 'unknown country';
  const said = messages.map(({ message }) => message).find((message) => typeof message === 'string');
  return {
    is: 'refused',
    reason: 'invalid_lead',
    detail: `Odoo does not take this lead${quote(said, settings)} Change the rule in Odoo or the lead, then replay it.`,
  };
}

/**
 * Errors are {name, message, arguments, context, debug}. debug is a stack trace and is not looked at.
 * load() turns what is wrong with a row into messages; so an exception that escapes it, such as a ValueError for a column
 * that this Odoo does not have, concerns the installation and every lead alike: misconfigured, not an invalid lead.
 */
function readError(reply: WireReply, settings: Settings, now: Date): Outcome {
  const error = objectIn(reply.body);
  const name = typeof error?.['name'] === 'string' ? error['name'] : '';
  const said = quote(error?.['message'], settings);
  const misconfigured = (detail: string): Outcome => ({ is: 'refused', reason: 'misconfigured', detail });
  switch (true) {
    case reply.status === 401:
      return {
        is: 'refused',
        reason: 'unauthorized',
        detail:
          'Odoo answered 401: the API key is wrong or has ended. Make a new key in Odoo and enter it here.',
      };
    case reply.status === 403:
      return {
        is: 'refused',
        reason: 'unauthorized',
        detail: `Odoo answered 403: the key’s user may not create leads${said} Give the user the Sales role in Odoo.`,
      };
    case reply.status === 404:
      return misconfigured(
        error === null
          ? 'Odoo answered 404 with a page: there is no such database at this address, or it is older than Odoo 19. Check the address and the database.'
          : `Odoo answered 404: it has no leads${said} Install its CRM app.`,
      );
    case reply.status === 422 && name.startsWith('odoo.exceptions.'):
      return {
        is: 'refused',
        reason: 'invalid_lead',
        detail: `Odoo does not take this lead${said} Change the rule in Odoo or the lead, then replay it.`,
      };
    case /^psycopg2\.(?:OperationalError|errors\.(?:SerializationFailure|DeadlockDetected|LockNotAvailable))$/.test(
      name,
    ):
      return retry('remote_busy', 'Odoo’s database was busy. The lead is sent again later.', reply, now);
    case ['builtins.ValueError', 'builtins.KeyError', 'builtins.TypeError'].includes(name):
      return misconfigured(
        `Odoo’s leads lack a column that is needed${said} Check for changes to the CRM app or for another version of Odoo.`,
      );
    case reply.status === 408:
      return retry(
        'remote_busy',
        'Odoo answered 408: it did not take the request in time. The lead is sent again later.',
        reply,
        now,
      );
    case reply.status >= 400 && reply.status < 500:
      return misconfigured(
        `Odoo answered ${reply.status}${said} Check that the address is that of Odoo 19 or newer.`,
      );
    default:
      return retry(
        'remote_error',
        `Odoo answered ${reply.status}: it failed inside. The lead is sent again later.`,
        reply,
        now,
      );
  }
}

/** What Odoo said, as the end of a sentence: short, on one line, without our key. */
function quote(said: unknown, settings: Settings): string {
  if (typeof said !== 'string' || said.trim() === '') return '.';
  const words = redactorFor(settings, ['apiKey']).text(said, 300).replace(/\s+/g, ' ').trim();
  return `: “${words}”.`;
}

const baseOf = (settings: Settings) => settings['url']!.trim().replace(/\/+$/, '');

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

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
