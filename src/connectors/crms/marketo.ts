// Marketo Engage: a lead submits a form, so that its campaigns start, or is written into the database, found again by a key field.
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
import { answer, readItem, readResult, type Item } from './marketo-answers.ts';
import { asked, byForm, call, keyOf, token } from './marketo-calls.ts';
import { formIdOf, labels, reviewIds, serverIdOf } from './marketo-ids.ts';
import { update } from './marketo-update.ts';

const text = (name: string, label: string, maxLength = 255): Target => ({
  name,
  label,
  type: 'text',
  required: false,
  maxLength,
});

export const marketo = defineCrm({
  kind: 'marketo',
  name: 'Marketo',
  fields: [
    {
      name: 'instance',
      kind: 'text',
      label: labels.instance,
      help: 'In Marketo: Admin, Integration, Munchkin, such as 123-ABC-456. The REST endpoint from Web Services will do as well.',
      required: true,
      maxLength: 300,
    },
    {
      name: 'clientId',
      kind: 'text',
      label: labels.clientId,
      help: 'In Marketo: Admin, Integration, LaunchPoint, View Details of the Custom service.',
      required: true,
      maxLength: 100,
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
      name: 'way',
      kind: 'choice',
      label: 'Leads arrive as',
      help: 'A submitted form starts the campaigns that listen to it. Database records go in many at a time.',
      required: false,
      maxLength: 10,
      options: ['form', 'record'],
    },
    {
      name: 'formId',
      kind: 'text',
      label: labels.formId,
      help: 'Of the form that is submitted: the number in its embed code, such as 1029.',
      required: false,
      maxLength: 200,
    },
    {
      name: 'keyField',
      kind: 'text',
      label: 'Key field',
      help: 'Of database records: the API name of a searchable text field of your own, such as leadshareKey. Empty: the e-mail address.',
      required: false,
      maxLength: 100,
    },
    {
      name: 'partition',
      kind: 'text',
      label: 'Lead partition',
      help: 'Of database records, where your Marketo has partitions: the name of the one that new leads go into.',
      required: false,
      maxLength: 255,
    },
    {
      name: 'serverId',
      kind: 'text',
      label: labels.serverId,
      help: 'Such as app-ab12, the beginning of the address you open Marketo with. It makes links to the leads.',
      required: false,
      maxLength: 200,
    },
  ],
  review: (settings) => [...reviewIds(settings), ...reviewWay(settings)],
  limits: { concurrency: 5, ratePerSecond: 2.5 },

  mappable: {
    targets: [
      text('email', 'Email Address'),
      text('firstName', 'First Name'),
      text('lastName', 'Last Name'),
      text('title', 'Job Title'),
      text('phone', 'Phone Number'),
      text('company', 'Company Name'),
      text('country', 'Country'),
      text('leadSource', 'Lead Source'),
      text('mktoPersonNotes', 'Person Notes', 8000),
      { name: 'unsubscribed', label: 'Unsubscribed', type: 'boolean', required: false },
    ],
    open: true,
    defaults: [
      { target: 'email', source: { from: 'field', field: 'contact.email' } },
      { target: 'firstName', source: { from: 'field', field: 'contact.firstName' } },
      { target: 'lastName', source: { from: 'field', field: 'contact.lastName' } },
      { target: 'title', source: { from: 'field', field: 'contact.title' } },
      { target: 'phone', source: { from: 'field', field: 'contact.phone' } },
      { target: 'company', source: { from: 'field', field: 'contact.company' } },
      { target: 'country', source: { from: 'field', field: 'contact.country' } },
      { target: 'leadSource', source: { from: 'field', field: 'lead.storefrontName' } },
      { target: 'mktoPersonNotes', source: { from: 'field', field: 'lead.summary' } },
      {
        // Only ever set: who unsubscribed there before is not subscribed again by a new lead.
        target: 'unsubscribed',
        source: { from: 'template', template: '{% if consent.doNotContact %}true{% endif %}' },
      },
    ],
  },

  async push(job, settings, wire) {
    const [outcome] = await (byForm(settings) ? submit(job, settings, wire) : sync([job], settings, wire));
    return outcome!;
  },

  batch: {
    most: (settings) => (byForm(settings) ? 1 : 300),
    push: sync,
  },

  update: (job, settings, wire) => update(job, settings, wire, (item) => outcomeOf(item, settings, wire)),
  async describe(settings, wire) {
    const read = await described(settings, wire);
    if (read.is !== 'read') return read;
    const key = keyOf(settings);
    const fields = itemsIn(read.result[0]?.['fields']).filter(
      ({ name, updateable }) =>
        typeof name === 'string' && updateable === true && (name !== key || key === 'email'),
    );
    return { is: 'read', targets: fields.map(targetOf) };
  },

  async inspect(settings, wire) {
    const grant = await wire.token(() => token(settings, wire));
    if (grant.is !== 'granted') return [failed('credentials', grant)];
    const steps: CheckStep[] = [{ step: 'credentials', is: 'well', detail: grant.more['scope'] ?? '' }];
    const read = await described(settings, wire);
    if (read.is !== 'read') return [...steps, failed('rights', read)];
    steps.push({ step: 'rights', is: 'well' });
    return [
      ...steps,
      byForm(settings) ? await formStep(settings, wire) : keyStep(read.result[0], keyOf(settings)),
    ];
  },

  async cleanUp({ externalId }, _key, settings, wire) {
    const body = { input: [{ id: Number(externalId) }] };
    const read = await asked(settings, wire, 'POST', '/rest/v1/leads/delete.json', body);
    return read.is === 'read' && read.result[0]?.['status'] === 'deleted';
  },

  assumed(request) {
    const sent = typeof request.body === 'string' ? objectIn(Buffer.from(request.body)) : null;
    const status = request.url.endsWith('/delete.json') ? 'deleted' : 'created';
    const result = itemsIn(sent?.['input']).map((_, at) => ({ id: at + 1, status }));
    const body = Buffer.from(JSON.stringify({ requestId: 'assumed', success: true, result }));
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
  },
});

async function submit(job: Job, settings: Settings, wire: Wire): Promise<Outcome[]> {
  if (job.values['email'] === undefined) return [answer('value_missing', { field: 'email' })];
  const page = job.lead.consent.record?.pageUrl;
  const url = page !== undefined && URL.canParse(page) ? new URL(page) : null;
  const visitorData = url && { pageURL: `${url.origin}${url.pathname}`, queryString: url.search.slice(1) };
  const read = await asked(settings, wire, 'POST', '/rest/v1/leads/submitForm.json', {
    formId: formIdOf(settings),
    input: [{ leadFormFields: job.values, ...(visitorData && { visitorData }) }],
  });
  return [read.is === 'read' ? outcomeOf(read.result[0], settings, wire) : read];
}

/** A lead without the key cannot be found again, and the others go without it. */
async function sync(jobs: Job[], settings: Settings, wire: Wire): Promise<Outcome[]> {
  const key = keyOf(settings);
  const keyed = jobs.filter(({ values }) => key !== 'email' || values['email'] !== undefined);
  const outcomes = keyed.length === 0 ? [] : await upsert(keyed, settings, wire);
  const byJob = new Map(keyed.map((job, at) => [job, outcomes[at]!]));
  return jobs.map((job) => byJob.get(job) ?? answer('value_missing', { field: 'email' }));
}

async function upsert(jobs: Job[], settings: Settings, wire: Wire): Promise<Outcome[]> {
  const key = keyOf(settings);
  const partition = settings['partition']?.trim();
  const body = {
    action: 'createOrUpdate',
    lookupField: key,
    ...(partition && { partitionName: partition }),
    input: jobs.map((job) => (key === 'email' ? job.values : { ...job.values, [key]: job.key })),
  };
  const reply = await call(settings, wire, 'POST', '/rest/v1/leads.json', body);
  if (!isReply(reply)) return jobs.map(() => reply);
  // A request may have 1 MB: half of the leads may do.
  if (reply.status === 413 && jobs.length > 1) {
    const half = Math.ceil(jobs.length / 2);
    const first = await upsert(jobs.slice(0, half), settings, wire);
    return [...first, ...(await upsert(jobs.slice(half), settings, wire))];
  }
  const read = readResult(reply, wire.now, key);
  if (read.is !== 'read') return jobs.map(() => read);
  return jobs.map((_, at) => outcomeOf(read.result[at], settings, wire));
}

function outcomeOf(item: Item | undefined, settings: Settings, wire: Wire): Outcome {
  const server = serverIdOf(settings);
  return readItem(item, wire.now, keyOf(settings), (id) =>
    server === null ? null : `https://${server}.marketo.com/leadDatabase/loadLeadDetail?leadId=${id}`,
  );
}

const described = (settings: Settings, wire: Wire) =>
  asked(settings, wire, 'GET', '/rest/v1/leads/describe2.json');

const failed = (step: CheckStep['step'], { said, detail }: Failed): CheckStep => ({
  step,
  is: 'failed',
  detail,
  ...(said && { said }),
});

function keyStep(lead: Item | undefined, key: string): CheckStep {
  const searchable = lead?.['searchableFields'];
  const found = Array.isArray(searchable) && searchable.flat().includes(key);
  return found ? { step: 'key', is: 'well' } : failed('key', answer('key_missing', { field: key }));
}

/** The right to see forms is another than the right to submit them. */
async function formStep(settings: Settings, wire: Wire): Promise<CheckStep> {
  const read = await asked(settings, wire, 'GET', `/rest/asset/v1/form/${formIdOf(settings)}.json`);
  if (read.is === 'read') return { step: 'fields', is: read.result.length > 0 ? 'well' : 'not_told' };
  const { code } = read.said ?? {};
  if (code === 'object_missing') return failed('fields', read);
  return { step: 'fields', is: 'not_told', detail: read.detail };
}

const types: Record<string, Target['type']> = {
  boolean: 'boolean',
  integer: 'number',
  float: 'number',
  currency: 'number',
  percent: 'number',
  score: 'number',
  date: 'date',
  datetime: 'date',
};

function targetOf({ name, displayName, dataType, length }: Item): Target {
  return {
    name: String(name),
    label: typeof displayName === 'string' ? displayName : String(name),
    type: types[String(dataType)] ?? 'text',
    required: false,
    ...(typeof length === 'number' && length > 0 && { maxLength: length }),
  };
}

const itemsIn = (list: unknown): Item[] =>
  Array.isArray(list) ? list.filter((each): each is Item => typeof each === 'object' && each !== null) : [];

/** A form wants its number; a key field wants a name and not a label. */
function reviewWay(settings: Settings): SettingError[] {
  if (byForm(settings))
    return settings['formId']?.trim()
      ? []
      : [{ field: 'formId', code: 'required', message: 'Enter the number of the form that is submitted.' }];
  const key = keyOf(settings);
  const example = 'leadshareKey';
  return /^[A-Za-z]\w*$/.test(key)
    ? []
    : [
        {
          field: 'keyField',
          code: 'not_like',
          message: `Enter the field’s API name, such as ${example}.`,
          given: { example },
        },
      ];
}
