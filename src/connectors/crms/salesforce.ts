// Salesforce (REST API): one Lead per delivery, created or updated by an external id; up to 200 in one call.
import { defineCrm, type Job, type Outcome, type Settings, type Wire, type WireReply } from '../connector.ts';
import { isReply } from '../authorized.ts';
import type { Target } from '../../mapping/mapping.ts';
import { objectIn } from '../reply.ts';
import {
  answer,
  errorsIn,
  readErrorOf,
  readFailure,
  valueIn,
  type SalesforceError,
} from './salesforce-answers.ts';
import { call, defaultKeyField, keyFieldOf } from './salesforce-call.ts';
import { isSalesforceId } from './salesforce-id.ts';
import { describeLead, inspectLead } from './salesforce-metadata.ts';
import { reviewSalesforce } from './salesforce-review.ts';
import { salesforceTracking, urlOf } from './salesforce-tracking.ts';
import { update } from './salesforce-update.ts';
import { usualFields } from './salesforce-lead.ts';

const text = (name: string, label: string, maxLength: number, required = false): Target => ({
  name,
  label,
  type: 'text',
  required,
  maxLength,
});

const targets: Target[] = [
  text('LastName', 'Last Name', 80, true),
  text('FirstName', 'First Name', 40),
  text('Company', 'Company', 255, true),
  text('Email', 'Email', 80),
  text('Phone', 'Phone', 40),
  text('Title', 'Title', 128),
  text('Country', 'Country', 80),
  text('LeadSource', 'Lead Source', 255),
  text('Description', 'Description', 32_000),
  { name: 'DoNotCall', label: 'Do Not Call', type: 'boolean', required: false },
  { name: 'HasOptedOutOfEmail', label: 'Email Opt Out', type: 'boolean', required: false },
];

export const salesforce = defineCrm({
  kind: 'salesforce',
  name: 'Salesforce',
  fields: [
    {
      name: 'url',
      kind: 'url',
      label: 'My Domain URL',
      help: 'In Salesforce Setup: My Domain, Current My Domain URL, such as https://acme.my.salesforce.com.',
      required: true,
      maxLength: 300,
    },
    {
      name: 'clientId',
      kind: 'text',
      label: 'Consumer key',
      help: 'In Setup: External Client App Manager, your app, Settings, OAuth Settings, Consumer Key and Secret.',
      required: true,
      maxLength: 300,
    },
    {
      name: 'clientSecret',
      kind: 'secret',
      label: 'Consumer secret',
      help: 'On the same page as the consumer key.',
      required: true,
      maxLength: 300,
    },
    {
      name: 'keyField',
      kind: 'text',
      label: 'Key field',
      help: `The API name of the Lead field that is an external ID and unique; without one: ${defaultKeyField}.`,
      required: false,
      maxLength: 100,
    },
    {
      name: 'duplicates',
      kind: 'choice',
      label: 'When a duplicate rule finds the person already',
      help: 'A rule that blocks duplicates stays in force in any case.',
      required: false,
      maxLength: 10,
      options: ['allow', 'reject', 'attach'],
    },
  ],
  review: reviewSalesforce,
  limits: { concurrency: 4 },
  mappable: {
    targets,
    open: true,
    defaults: [
      ...usualFields({
        lastName: 'LastName',
        firstName: 'FirstName',
        company: 'Company',
        email: 'Email',
        phone: 'Phone',
        title: 'Title',
        country: 'Country',
        leadSource: 'LeadSource',
      }),
      {
        target: 'Description',
        source: {
          from: 'template',
          template:
            '{% if campaign.name != "" %}Campaign: {{ campaign.name }}\n{% endif %}{{ lead.summary }}',
        },
      },
      { target: 'DoNotCall', source: { from: 'field', field: 'consent.doNotContact' } },
      { target: 'HasOptedOutOfEmail', source: { from: 'field', field: 'consent.doNotContact' } },
    ],
  },

  describe: describeLead,
  inspect: (settings, wire) => inspectLead(settings, wire, targets),
  push,
  batch: { most: 200, push: pushTogether },
  update,
  async cleanUp({ externalId }, key, settings, wire) {
    const path =
      externalId === null ? `/sobjects/Lead/${keyFieldOf(settings)}/${key}` : `/sobjects/Lead/${externalId}`;
    const reply = await call(settings, wire, { method: 'DELETE', path });
    return isReply(reply) && (reply.status === 204 || reply.status === 404);
  },
  tracking: salesforceTracking,
  assumed: () => ({
    status: 201,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from('{"id":"00Q000000000000AAA","success":true,"errors":[],"created":true}'),
  }),
});

async function push(job: Job, settings: Settings, wire: Wire): Promise<Outcome> {
  const path = `/sobjects/Lead/${keyFieldOf(settings)}/${job.key}`;
  const reply = await write(path, job.values, settings, wire);
  if (!isReply(reply)) return reply;
  const [error] = errorsIn(valueIn(reply));
  if (error && aboutCountry(error) && 'Country' in job.values) {
    // A country that is not in the org's list must not cost the lead: it is in the description as well.
    const { Country: _, ...values } = job.values;
    return push({ ...job, values }, settings, wire);
  }
  if (error?.code === 'DUPLICATES_DETECTED' && settings['duplicates'] === 'attach')
    return attach(job, error, settings, wire);
  return readWritten(reply, settings, wire.now);
}

function write(path: string, values: object, settings: Settings, wire: Wire) {
  return call(settings, wire, {
    method: 'PATCH',
    path,
    headers: duplicateRule(settings),
    body: JSON.stringify(values),
  });
}

/** Without it any rule that alerts stops the lead. */
const duplicateRule = ({ duplicates }: Settings): Record<string, string> => ({
  'sforce-duplicate-rule-header': `allowSave=${String(duplicates !== 'reject' && duplicates !== 'attach')}; includeRecordDetails=false; runAsCurrentUser=false`,
});

const aboutCountry = ({ code, fields, message }: SalesforceError) =>
  code === 'FIELD_INTEGRITY_EXCEPTION' && /country/i.test(`${fields.join()} ${message}`);

/** The one lead that the rule found is updated and gets our key, unless it has one of ours already; so a repeat finds it too. */
async function attach(job: Job, error: SalesforceError, settings: Settings, wire: Wire): Promise<Outcome> {
  const ids = matchesIn(error).filter((id) => isSalesforceId(id, '00Q'));
  if (ids.length !== 1)
    return answer(ids.length === 0 ? 'duplicate_blocked' : 'several_match', { said: error.message });
  const field = keyFieldOf(settings);
  const path = `/sobjects/Lead/${ids[0]}`;
  const found = await call(settings, wire, { method: 'GET', path: `${path}?fields=Id,IsConverted,${field}` });
  if (!isReply(found)) return found;
  const there = found.status === 200 ? objectIn(found.body) : null;
  if (there === null) return readFailure(found, wire.now, field);
  if (there['IsConverted'] === true) return answer('record_closed');
  const values = { ...job.values, ...(there[field] ? {} : { [field]: job.key }) };
  const reply = await call(settings, wire, {
    method: 'PATCH',
    path,
    headers: duplicateRule({ duplicates: 'allow' }),
    body: JSON.stringify(values),
  });
  if (!isReply(reply)) return reply;
  return reply.status === 204 || reply.status === 200
    ? delivered(ids[0]!, settings)
    : readFailure(reply, wire.now, field);
}

/** Salesforce spells the member duplicateResut. */
function matchesIn({ more }: SalesforceError): string[] {
  const result = (more['duplicateResut'] ?? more['duplicateResult']) as
    | { matchResults?: { matchRecords?: { record?: { Id?: unknown } }[] }[] }
    | undefined;
  const records = (result?.matchResults ?? []).flatMap(({ matchRecords = [] }) => matchRecords);
  return [...new Set(records.flatMap(({ record }) => (typeof record?.Id === 'string' ? [record.Id] : [])))];
}

function readWritten(reply: WireReply, settings: Settings, now: Date): Outcome {
  const { status } = reply;
  const id = status === 200 || status === 201 ? objectIn(reply.body)?.['id'] : undefined;
  if (typeof id === 'string' && isSalesforceId(id)) return delivered(id, settings);
  if (status === 204) return { is: 'delivered', externalId: null };
  return readFailure(reply, now, keyFieldOf(settings));
}

const delivered = (id: string, settings: Settings): Outcome => ({
  is: 'delivered',
  externalId: id,
  url: urlOf(settings, id),
});

/** Answers 200 whatever became of each: the list has one entry for each, in order. */
async function pushTogether(jobs: Job[], settings: Settings, wire: Wire): Promise<Outcome[]> {
  const field = keyFieldOf(settings);
  const reply = await call(settings, wire, {
    method: 'PATCH',
    path: `/composite/sobjects/Lead/${field}`,
    headers: duplicateRule(settings),
    body: JSON.stringify({
      allOrNone: false,
      records: jobs.map(({ key, values }) => ({ attributes: { type: 'Lead' }, ...values, [field]: key })),
    }),
  });
  if (!isReply(reply)) return jobs.map(() => reply);
  const results = reply.status === 200 ? valueIn(reply) : null;
  if (!Array.isArray(results) || results.length !== jobs.length) {
    const failed = readFailure(reply, wire.now, field);
    return jobs.map(() => failed);
  }
  const outcomes: Outcome[] = [];
  for (const [at, result] of (results as Record<string, unknown>[]).entries()) {
    const [error] = errorsIn(result['errors']);
    const again =
      error &&
      (aboutCountry(error) || (error.code === 'DUPLICATES_DETECTED' && settings['duplicates'] === 'attach'));
    if (result['success'] === true && typeof result['id'] === 'string')
      outcomes.push(delivered(result['id'], settings));
    else if (again) outcomes.push(await push(jobs[at]!, settings, wire));
    else if (error)
      outcomes.push(
        readErrorOf(error, reply, wire.now, field) ??
          answer('lead_refused', { status: error.code, said: error.message }),
      );
    else outcomes.push(answer('not_understood', { status: reply.status }, { reply, now: wire.now }));
  }
  return outcomes;
}
