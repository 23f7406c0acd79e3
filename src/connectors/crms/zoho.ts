// Zoho CRM: a lead per delivery in the module Leads, found again by a unique field of our own; as many as a hundred in one call.
import { isReply } from '../authorized.ts';
import {
  defineCrm,
  type CheckStep,
  type Failed,
  type Job,
  type Outcome,
  type SettingError,
  type Settings,
  type Wire,
} from '../connector.ts';
import type { Target } from '../../mapping/mapping.ts';
import { objectIn } from '../reply.ts';
import { answer, isItem, readItem, readList, type Item } from './zoho-answers.ts';
import { update } from './zoho-update.ts';
import { call, centreNames, labels, leadUrl, reviewCredentials, token } from './zoho-calls.ts';

const defaultKey = 'Leadshare_Key';

const text = (name: string, label: string, maxLength: number, required = false): Target => ({
  name,
  label,
  type: 'text',
  required,
  maxLength,
});

export const zoho = defineCrm({
  kind: 'zoho',
  name: 'Zoho CRM',
  fields: [
    {
      name: 'centre',
      kind: 'choice',
      label: 'Data centre',
      help: 'The one whose address you open Zoho CRM with, such as crm.zoho.eu.',
      required: false,
      maxLength: 10,
      options: centreNames,
    },
    {
      name: 'clientId',
      kind: 'text',
      label: labels.clientId,
      help: 'In the Zoho API console of your data centre: the self client, Client Secret tab.',
      required: true,
      maxLength: 200,
    },
    {
      name: 'clientSecret',
      kind: 'secret',
      label: labels.clientSecret,
      help: 'It stands below the Client ID.',
      required: true,
      maxLength: 200,
    },
    {
      name: 'refreshToken',
      kind: 'secret',
      label: labels.refreshToken,
      help: 'What the code of the self client is exchanged for; not the code itself, which ends within minutes.',
      required: true,
      maxLength: 300,
    },
    {
      name: 'keyField',
      kind: 'text',
      label: 'Key field',
      help: 'API name of the unique field of your own by which a lead is found again. Empty: Leadshare_Key.',
      required: false,
      maxLength: 100,
    },
    {
      name: 'accountsUrl',
      kind: 'url',
      label: 'Accounts address',
      help: 'Only for a data centre that is not in the list, such as https://accounts.zoho.example; otherwise leave it empty.',
      required: false,
      maxLength: 300,
    },
  ],
  review: (settings) => [...reviewCredentials(settings), ...reviewKey(settings)],
  limits: { concurrency: 4 },

  mappable: {
    targets: [
      text('Last_Name', 'Last Name', 80, true),
      text('Company', 'Company', 100, true),
      text('First_Name', 'First Name', 40),
      text('Email', 'Email', 100),
      text('Phone', 'Phone', 30),
      text('Designation', 'Title', 100),
      text('Country', 'Country', 100),
      text('Lead_Source', 'Lead Source', 120),
      text('Description', 'Description', 32_000),
      { name: 'Email_Opt_Out', label: 'Email Opt Out', type: 'boolean', required: false },
    ],
    open: true,
    defaults: [
      {
        target: 'Last_Name',
        source: { from: 'template', template: '{{ contact.lastName | default: contact.name }}' },
        fallback: 'Unknown',
      },
      { target: 'Company', source: { from: 'field', field: 'contact.company' }, fallback: 'Unknown' },
      { target: 'First_Name', source: { from: 'field', field: 'contact.firstName' } },
      { target: 'Email', source: { from: 'field', field: 'contact.email' } },
      { target: 'Phone', source: { from: 'field', field: 'contact.phone' } },
      { target: 'Designation', source: { from: 'field', field: 'contact.title' } },
      { target: 'Country', source: { from: 'field', field: 'contact.country' } },
      { target: 'Lead_Source', source: { from: 'field', field: 'lead.storefrontName' } },
      { target: 'Description', source: { from: 'field', field: 'lead.summary' } },
      {
        // Only ever set: who opted out there meanwhile is not opted in again by a repeat.
        target: 'Email_Opt_Out',
        source: { from: 'template', template: '{% if consent.doNotContact %}true{% endif %}' },
      },
    ],
  },

  async push(job, settings, wire) {
    return (await upsert([job], settings, wire))[0]!;
  },
  batch: { most: 100, push: upsert },
  update: (job, settings, wire) => update(job, settings, wire, keyOf(settings)),

  async describe(settings, wire) {
    const read = await fields(settings, wire);
    if (read.is !== 'read') return read;
    const key = keyOf(settings);
    return { is: 'read', targets: read.list.filter((field) => isWritable(field, key)).map(targetOf) };
  },

  async inspect(settings, wire) {
    const grant = await wire.token(() => token(settings, wire));
    if (grant.is !== 'granted') return [failed('credentials', grant)];
    const steps: CheckStep[] = [{ step: 'credentials', is: 'well' }];
    const read = await fields(settings, wire);
    // Who may write leads need not be allowed to see the settings.
    if (read.is !== 'read')
      return read.said?.code === 'right_missing'
        ? [...steps, { step: 'key', is: 'not_told', detail: read.detail }]
        : [...steps, failed('fields', read)];
    const key = keyOf(settings);
    const field = read.list.find(({ api_name: name }) => name === key);
    const unique = isItem(field?.['unique']) && Object.keys(field['unique']).length > 0;
    steps.push({ step: 'fields', is: 'well' });
    return [
      ...steps,
      unique ? { step: 'key', is: 'well' } : failed('key', answer('key_missing', { field: key })),
    ];
  },

  async cleanUp({ externalId }, _key, settings, wire) {
    if (externalId === null || !/^\d+$/.test(externalId)) return false;
    const reply = await call(settings, wire, 'DELETE', `/Leads/${externalId}`);
    if (!isReply(reply)) return false;
    const read = readList(reply, wire.now, keyOf(settings), 'data');
    return read.is === 'read' && read.list[0]?.['status'] === 'success';
  },

  assumed(request) {
    const sent = typeof request.body === 'string' ? objectIn(Buffer.from(request.body))?.['data'] : null;
    const count = Array.isArray(sent) ? sent.length : 1;
    const data = Array.from({ length: count }, (_, at) => ({
      code: 'SUCCESS',
      status: 'success',
      details: { id: String(at + 1) },
    }));
    const body = Buffer.from(JSON.stringify({ data }));
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
  },
});

const keyOf = (settings: Settings) => settings['keyField']?.trim() || defaultKey;

async function upsert(jobs: Job[], settings: Settings, wire: Wire): Promise<Outcome[]> {
  const key = keyOf(settings);
  const reply = await call(settings, wire, 'POST', '/Leads/upsert', {
    data: jobs.map((job) => ({ ...job.values, [key]: job.key })),
    duplicate_check_fields: [key],
  });
  if (!isReply(reply)) return jobs.map(() => reply);
  if (reply.status === 413 && jobs.length > 1) {
    const half = Math.ceil(jobs.length / 2);
    const first = await upsert(jobs.slice(0, half), settings, wire);
    return [...first, ...(await upsert(jobs.slice(half), settings, wire))];
  }
  const read = readList(reply, wire.now, key, 'data');
  if (read.is !== 'read') return jobs.map(() => read);
  return jobs.map((_, at) => readItem(read.list[at], reply, wire.now, key, (id) => leadUrl(settings, id)));
}

async function fields(settings: Settings, wire: Wire): Promise<ReturnType<typeof readList>> {
  const reply = await call(settings, wire, 'GET', '/settings/fields?module=Leads');
  return isReply(reply) ? readList(reply, wire.now, keyOf(settings), 'fields') : reply;
}

const failed = (step: CheckStep['step'], { said, detail }: Failed): CheckStep => ({
  step,
  is: 'failed',
  detail,
  ...(said && { said }),
});

const types: Record<string, Target['type']> = {
  text: 'text',
  textarea: 'text',
  email: 'text',
  phone: 'text',
  website: 'text',
  picklist: 'choice',
  boolean: 'boolean',
  integer: 'number',
  bigint: 'number',
  double: 'number',
  currency: 'number',
  percent: 'number',
  date: 'date',
  datetime: 'date',
};

/** What a mapping may fill: no look-ups, owners or formulas, nothing that is read only, and not the key. */
function isWritable({ api_name: name, data_type: type, ...field }: Item, key: string): boolean {
  const allowed = field['operation_type'];
  return (
    typeof name === 'string' &&
    name !== key &&
    String(type) in types &&
    field['read_only'] !== true &&
    field['field_read_only'] !== true &&
    !(isItem(allowed) && allowed['api_create'] === false)
  );
}

function targetOf({ api_name: name, field_label: label, data_type: type, length, ...field }: Item): Target {
  const kind = types[String(type)]!;
  const options = Array.isArray(field['pick_list_values'])
    ? field['pick_list_values']
        .filter(isItem)
        .flatMap(({ actual_value: value, display_value: shown }) =>
          typeof value === 'string' ? [{ value, label: typeof shown === 'string' ? shown : value }] : [],
        )
    : [];
  return {
    name: String(name),
    label: typeof label === 'string' ? label : String(name),
    type: kind,
    required: field['system_mandatory'] === true,
    ...(kind === 'text' && typeof length === 'number' && length > 0 && { maxLength: length }),
    ...(kind === 'choice' && options.length > 0 && { options }),
  };
}

function reviewKey(settings: Settings): SettingError[] {
  if (/^[A-Za-z]\w*$/.test(keyOf(settings))) return [];
  const message = `Enter the field’s API name, such as ${defaultKey}.`;
  return [{ field: 'keyField', code: 'not_like', message, given: { example: defaultKey } }];
}
