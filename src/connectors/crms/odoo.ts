// Odoo 19 (JSON-2 API): one crm.lead per delivery, created or updated by its external id, so that a repeat changes nothing.
import { defineCrm, type Failed, type WireReply } from '../connector.ts';
import { objectIn, readCommon } from '../reply.ts';
import { answer, baseOf, failedBy, type Call } from './odoo-answers.ts';
import { odooLeads } from './odoo-lead.ts';
import { reviewOdoo } from './odoo-review.ts';

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
  review: reviewOdoo,
  ...odooLeads(call, {
    urlOf: (settings, id) => `${baseOf(settings)}/odoo/crm/${id}`,
    mayDo: { method: 'has_access', args: { ids: [] } },
  }),
});

async function call(...[settings, wire, model, method, args, writes]: Parameters<Call>): ReturnType<Call> {
  const reply = await wire.send({
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
    ...(!writes && { reads: true }),
  });
  if (reply.status < 200 || reply.status >= 300)
    return readCommon(reply, wire.now, answer) ?? readError(reply, wire.now);
  try {
    return { is: 'told', value: JSON.parse(reply.body.toString('utf8')) };
  } catch {
    return answer('not_understood', { status: reply.status }, { reply, now: wire.now });
  }
}

/** Errors are {name, message, arguments, context, debug}. debug is a stack trace and is not looked at. */
function readError(reply: WireReply, now: Date): Failed {
  const { status } = reply;
  const error = objectIn(reply.body);
  const name = typeof error?.['name'] === 'string' ? error['name'] : '';
  const said = error?.['message'];
  if (status === 401) return answer('credentials_wrong', { status });
  if (status === 403) return answer('right_missing', { status, said });
  // A page: no such database at this address, or an Odoo without this API. An error of Odoo's own: it has no leads.
  if (status === 404)
    return error === null ? answer('address_wrong', { status }) : answer('object_missing', { status, said });
  const known = failedBy(name, said, status, { reply, now });
  if (known) return known;
  return status < 500
    ? answer('request_refused', { status, said })
    : answer('failed_inside', { status }, { reply, now });
}
