// HubSpot: a contact per person, found again by a key of ours or by e-mail; where the plan has leads, one of them per delivery.
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
import { objectIn } from '../reply.ts';
import { accountOf, call, contactUrl, isAccount, keyProperty, type Account } from './hubspot-account.ts';
import { answer, failedBy, isRecord, text } from './hubspot-answers.ts';
import { failedFor, writeBatch, type Faulty, type Input } from './hubspot-batch.ts';
import { defaults, describe, inspect, targets } from './hubspot-fields.ts';
import { archiveLead, leadPrefix, withLeads } from './hubspot-leads.ts';
import { changes, lookup } from './hubspot-tracking.ts';
import { update } from './hubspot-update.ts';

const mostTogether = 100;

export const hubspot = defineCrm({
  kind: 'hubspot',
  name: 'HubSpot',
  fields: [
    {
      name: 'accessToken',
      kind: 'secret',
      label: 'Access token',
      help: 'In HubSpot: Development, Keys, Service keys; or the token of a private app that you have already.',
      required: true,
      maxLength: 500,
    },
    {
      name: 'findBy',
      kind: 'choice',
      label: 'Find contacts by',
      help: 'By key, a contact with the same e-mail address is updated too; by e-mail asks for the address first.',
      required: false,
      maxLength: 10,
      options: ['key', 'email'],
    },
    {
      name: 'leadObject',
      kind: 'choice',
      label: 'Make leads',
      help: 'Whether each delivery also makes a lead of its own on the contact; this needs Sales Hub Professional.',
      required: false,
      maxLength: 10,
      options: ['no', 'yes'],
    },
    {
      name: 'apiUrl',
      kind: 'url',
      label: 'Address of the API',
      help: 'Only where calls must go through a proxy of yours; else leave it empty.',
      required: false,
      maxLength: 500,
    },
  ],
  review: (settings) => [...reviewToken(settings), ...reviewUrl(settings)],
  // An account of the smallest plan takes 10 calls a second from everybody together; a delivery makes up to three.
  limits: { concurrency: 3, ratePerSecond: 3 },
  mappable: { targets, open: true, defaults },
  describe,
  inspect,
  push: async (job, settings, wire) => (await pushAll([job], settings, wire))[0]!,
  batch: { most: mostTogether, push: pushAll },
  update,

  async cleanUp({ externalId }, key, settings, wire) {
    const leadIsGone = settings['leadObject'] !== 'yes' || (await archiveLead(key, settings, wire));
    const reply = await call(settings, wire, 'DELETE', `/crm/v3/objects/contacts/${externalId}`);
    return leadIsGone && reply.status === 204;
  },
  tracking: { changes, lookup },
  assumed,
});

async function pushAll(jobs: Job[], settings: Settings, wire: Wire): Promise<Outcome[]> {
  const account = await accountOf(settings, wire);
  if (!isAccount(account)) return jobs.map(() => account);
  const outcomes = new Map<string, Outcome>();
  for (const inputs of callsFor(jobs.map((job) => inputOf(job, settings)))) {
    const written = await writeContacts(inputs, settings, wire, account);
    for (const [key, outcome] of written) outcomes.set(key, outcome);
  }
  const contacts = jobs.map(({ key }) => outcomes.get(key)!);
  return settings['leadObject'] === 'yes' ? withLeads(jobs, contacts, settings, wire, account) : contacts;
}

type ContactInput = Input & { idProperty: string; id: string };

function inputOf({ key, values }: Job, settings: Settings): ContactInput {
  const own = Object.entries(values).filter(([name]) => !name.startsWith(leadPrefix));
  const properties = Object.fromEntries(own.map(([name, value]) => [name, String(value)]));
  const email = emailOf({ properties });
  const byEmail = settings['findBy'] === 'email' && email !== '';
  return {
    objectWriteTraceId: key,
    idProperty: byEmail ? 'email' : keyProperty,
    id: byEmail ? email : key,
    properties: { ...properties, [keyProperty]: key },
  };
}

const emailOf = ({ properties }: { properties: Record<string, string> }) =>
  (properties['email'] ?? '').trim().toLowerCase();

/** HubSpot refuses a call that comes to one contact twice, and may not mix ways to find them. */
function callsFor(inputs: ContactInput[]): ContactInput[][] {
  const calls: ContactInput[][] = [];
  for (const input of inputs) {
    const email = emailOf(input);
    const together = calls.find(
      (others) =>
        others[0]!.idProperty === input.idProperty &&
        others.every((other) => email === '' || emailOf(other) !== email),
    );
    if (together) together.push(input);
    else calls.push([input]);
  }
  return calls;
}

async function writeContacts(
  inputs: ContactInput[],
  settings: Settings,
  wire: Wire,
  account: Account,
): Promise<Map<string, Outcome>> {
  const path = '/crm/v3/objects/contacts/batch/upsert';
  const written = await writeBatch(path, inputs, settings, wire, account);
  const outcomes = new Map<string, Outcome>();
  for (const input of inputs) {
    const key = input.objectWriteTraceId;
    const one = written.get(key)!;
    if (one.is === 'made') outcomes.set(key, deliveredAs(one.id, account));
    else if (one.is === 'faulty') outcomes.set(key, await mended(input, one, settings, wire, account));
    else outcomes.set(key, one);
  }
  return outcomes;
}

const deliveredAs = (id: string, account: Account): Outcome => ({
  is: 'delivered',
  externalId: id,
  ...contactUrl(account, id),
});

/** What can still be done for a contact that HubSpot did not take. */
async function mended(
  input: ContactInput,
  faulty: Faulty,
  settings: Settings,
  wire: Wire,
  account: Account,
): Promise<Outcome> {
  const { fault } = faulty;
  if (fault.code === 'duplicate_blocked') return updateOther(input, faulty, settings, wire, account);
  if (fault.own !== 'INVALID_EMAIL' || input.properties['email'] === undefined) return failedFor(faulty);
  // An address that HubSpot does not believe must not cost the lead: it stands in the message as well.
  const { email: _, ...properties } = input.properties;
  const without = { ...input, idProperty: keyProperty, id: input.objectWriteTraceId, properties };
  return (await writeContacts([without], settings, wire, account)).get(input.objectWriteTraceId)!;
}

/** The person is there already, under another key: that contact is the one. */
async function updateOther(
  input: ContactInput,
  faulty: Faulty,
  settings: Settings,
  wire: Wire,
  account: Account,
): Promise<Outcome> {
  const { existingId } = faulty.fault;
  const email = emailOf(input);
  if (existingId === undefined && email === '') return failedFor(faulty);
  const contact = existingId ?? `${encodeURIComponent(email)}?idProperty=email`;
  const { properties } = input;
  const reply = await call(settings, wire, 'PATCH', `/crm/v3/objects/contacts/${contact}`, { properties });
  const { status } = reply;
  const id = status === 200 ? text(objectIn(reply.body)?.['id']) : '';
  if (id !== '') return deliveredAs(id, account);
  if (status === 404) return failedFor(faulty);
  const failed: Failed = failedBy(reply, wire.now, account.timeZone);
  return failed.said?.code === 'duplicate_blocked' ? answer('several_match', { status }) : failed;
}

/** For a preview: all is well. */
function assumed({ url, body = '' }: WireRequest): WireReply {
  const inputs = objectIn(Buffer.from(body))?.['inputs'];
  const results = (Array.isArray(inputs) ? inputs.filter(isRecord) : []).map(
    ({ objectWriteTraceId, properties }) => ({ id: '0', objectWriteTraceId, properties }),
  );
  const status = url.endsWith('/create') ? 201 : 200;
  return { status, headers: {}, body: Buffer.from(JSON.stringify({ id: '0', status: 'COMPLETE', results })) };
}

function reviewToken(settings: Settings): SettingError[] {
  const token = settings['accessToken'] ?? '';
  const complain = (what: string, message: string): SettingError[] => [
    { field: 'accessToken', message, code: 'not_an_access_token', given: { what } },
  ];
  if (/^\d+$/.test(token))
    return complain('account_id', 'This is the id of an account. Paste the access token itself.');
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(token))
    return complain(
      'client_secret',
      'This is an app’s client id or client secret. Paste the access token itself.',
    );
  if (token.includes('://')) return complain('address', 'This is an address. Paste the access token itself.');
  if (!/^[\x21-\x7e]{20,}$/.test(token))
    return complain('other', 'Paste the whole access token: one word, without blanks.');
  return [];
}

function reviewUrl(settings: Settings): SettingError[] {
  const address = settings['apiUrl'];
  if (address === undefined) return [];
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url !== null && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '') return [];
  const message = 'Enter the whole address, beginning with https://.';
  return [{ field: 'apiUrl', message, code: 'not_a_url' }];
}
