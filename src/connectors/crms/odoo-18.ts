// Odoo 18 and older (JSON-RPC): the same leads as in Odoo 19, over an API where every answer is a 200 and each call says who asks.
import { authorized, isReply } from '../authorized.ts';
import {
  defineCrm,
  type Failed,
  type Grant,
  type Settings,
  type Wire,
  type WireReply,
} from '../connector.ts';
import { objectIn, readCommon } from '../reply.ts';
import { answer, baseOf, failedBy, type Call } from './odoo-answers.ts';
import { odooLeads } from './odoo-lead.ts';
import { reviewOdoo } from './odoo-review.ts';
import { knownByFieldsGet } from './odoo-tracking.ts';

export const odoo18 = defineCrm({
  kind: 'odoo-18',
  name: 'Odoo 18 and older',
  fields: [
    {
      name: 'url',
      kind: 'url',
      label: 'Odoo address',
      help: 'The address you open Odoo 15, 16, 17 or 18 with, up to the host name, such as https://acme.odoo.com.',
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
      name: 'login',
      kind: 'text',
      label: 'User',
      help: 'What the user who owns the API key signs in to Odoo with, usually an e-mail address.',
      required: true,
      maxLength: 200,
    },
    {
      name: 'apiKey',
      kind: 'secret',
      label: 'API key',
      help: 'In Odoo: that user’s Preferences, Account Security, New API Key. The user must be allowed to create leads.',
      required: true,
      maxLength: 200,
    },
  ],
  review: (settings) => [
    ...reviewOdoo(settings),
    ...(settings['login'] === settings['apiKey']
      ? [
          {
            field: 'login',
            message: 'This is the API key again; enter what its user signs in with.',
            code: 'same_as_another' as const,
          },
        ]
      : []),
  ],
  // Such an installation often has two workers, for its own people as well.
  limits: { concurrency: 2 },
  ...odooLeads(call, {
    // Until Odoo 17 the page is part of the fragment; Odoo 18 takes it as well.
    urlOf: (settings, id) => `${baseOf(settings)}/web#id=${id}&model=crm.lead&view_type=form`,
    mayDo: { method: 'check_access_rights', args: { raise_exception: false } },
    known: knownByFieldsGet(call),
  }),
});

async function call(
  ...[settings, wire, model, method, { ids, ...named }, writes]: Parameters<Call>
): ReturnType<Call> {
  const { database, apiKey } = settings;
  const reply = await authorized(
    wire,
    () => signIn(settings, wire),
    ({ more }) =>
      send(
        settings,
        wire,
        'object',
        'execute_kw',
        [database, Number(more['uid']), apiKey, model, method, ids === undefined ? [] : [ids], named],
        writes,
      ),
    // The user is another since, or the key has ended: signing in tells which.
    (answered) => errorIn(answered)?.name === 'odoo.exceptions.AccessDenied',
  );
  return isReply(reply) ? read(reply, wire.now) : reply;
}

const signInAgainMs = 30 * 24 * 60 * 60_000;

/** The user's number, which every call names: one call for all of them. */
async function signIn(settings: Settings, wire: Wire): Promise<Grant | Failed> {
  const { database, login, apiKey } = settings;
  const told = read(
    await send(settings, wire, 'common', 'authenticate', [database, login?.trim(), apiKey, {}]),
    wire.now,
  );
  if (told.is !== 'told') return told;
  // Also after too many wrong ones: it does not say more.
  if (told.value === false) return answer('credentials_wrong');
  if (!Number.isInteger(told.value)) return answer('not_understood');
  const uid = String(told.value);
  // The number alone would be the same after the next sign-in, and no secret.
  const token = `user ${uid} since ${wire.now.toISOString()}`;
  return { is: 'granted', token, endsAt: new Date(wire.now.getTime() + signInAgainMs), more: { uid } };
}

function send(
  settings: Settings,
  wire: Wire,
  service: string,
  method: string,
  args: unknown[],
  writes?: 'writes',
): Promise<WireReply> {
  return wire.send({
    method: 'POST',
    url: `${baseOf(settings)}/jsonrpc`,
    headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'Leadshare' },
    body: JSON.stringify({ jsonrpc: '2.0', method: 'call', id: 1, params: { service, method, args } }),
    unkept: ['debug'],
    ...(!writes && { reads: true }),
  });
}

function read(reply: WireReply, now: Date): { is: 'told'; value: unknown } | Failed {
  const { status } = reply;
  if (status < 200 || status >= 300) return readCommon(reply, now, answer) ?? readStatus(reply, now);
  const error = errorIn(reply);
  if (error !== null)
    return (
      failedBy(error.name, error.said, undefined, { reply, now }) ??
      answer('failed_inside', { said: error.said })
    );
  const said = objectIn(reply.body);
  return said !== null && 'result' in said
    ? { is: 'told', value: said['result'] }
    : answer('not_understood', { status }, { reply, now });
}

/** The exception is told by name in {code, message, data: {name, message, debug}}; debug is a stack trace and is not looked at. */
function errorIn({ body }: WireReply): { name: string; said: unknown } | null {
  const error = objectIn(body)?.['error'];
  if (typeof error !== 'object' || error === null) return null;
  const { data, message } = error as { data?: unknown; message?: unknown };
  const { name, message: said = message } = (data ?? {}) as { name?: unknown; message?: unknown };
  return { name: typeof name === 'string' ? name : '', said };
}

/** Odoo itself always says 200: this is what stands before it. */
function readStatus(reply: WireReply, now: Date): Failed {
  const { status } = reply;
  if (status === 401 || status === 403) return answer('credentials_wrong', { status });
  if (status === 404) return answer('address_wrong', { status });
  return status < 500
    ? answer('request_refused', { status })
    : answer('failed_inside', { status }, { reply, now });
}
