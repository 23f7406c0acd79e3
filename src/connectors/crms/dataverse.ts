// Microsoft Dynamics 365 (Dataverse Web API): one lead row per delivery, found again by an alternate key.
import {
  defineCrm,
  type Delivered,
  type Failed,
  type Job,
  type Outcome,
  type SettingError,
  type Settings,
  type Wire,
  type WireReply,
} from '../connector.ts';
import { isReply } from '../authorized.ts';
import { reviewEntra } from '../entra.ts';
import { entraFields } from '../entra-fields.ts';
import { isLoopback, reviewUrl } from '../review-url.ts';
import type { Target } from '../../mapping/mapping.ts';
import { errorIn } from './dataverse-answers.ts';
import { answer, authorityOf, call, defaultKeyColumn, keyColumnOf } from './dataverse-call.ts';
import { describeLead, inspectLead } from './dataverse-metadata.ts';
import { dataverseTracking } from './dataverse-tracking.ts';
import { byKey, change, currency, readWritten, rowOf, seenOpen, update } from './dataverse-write.ts';
import { countryInWords, lastNameOrElse } from '../usual-sources.ts';

const text = (name: string, label: string, maxLength: number, required = false): Target => ({
  name,
  label,
  type: 'text',
  required,
  maxLength,
});
const yesOrNo = (name: string, label: string): Target => ({ name, label, type: 'boolean', required: false });

const targets: Target[] = [
  text('subject', 'Topic', 300, true),
  text('firstname', 'First Name', 50),
  text('lastname', 'Last Name', 50, true),
  text('companyname', 'Company Name', 100),
  text('emailaddress1', 'Email', 100),
  text('telephone1', 'Business Phone', 50),
  text('jobtitle', 'Job Title', 100),
  text('address1_country', 'Country/Region', 80),
  text('description', 'Description', 2000),
  {
    name: 'leadsourcecode',
    label: 'Lead Source',
    type: 'choice',
    required: false,
    options: [
      'Advertisement',
      'Employee Referral',
      'External Referral',
      'Partner',
      'Public Relations',
      'Seminar',
      'Trade Show',
      'Web',
      'Word of Mouth',
      'Other',
    ].map((label, at) => ({ value: String(at + 1), label })),
  },
  yesOrNo('donotemail', 'Do not allow Emails'),
  yesOrNo('donotbulkemail', 'Do not allow Bulk Emails'),
  yesOrNo('donotphone', 'Do not allow Phone Calls'),
  { name: 'estimatedamount', label: 'Est. Value', type: 'number', required: false },
  { name: currency, label: 'Currency (its ISO code)', type: 'text', required: false },
  { name: 'estimatedclosedate', label: 'Est. Close Date', type: 'date', required: false },
  { name: 'campaignid@odata.bind', label: 'Source Campaign (its ID)', type: 'text', required: false },
  { name: 'ownerid@odata.bind', label: 'Owner (ID of a user)', type: 'text', required: false },
];

export const dataverse = defineCrm({
  kind: 'dataverse',
  name: 'Microsoft Dynamics 365 (Dataverse)',
  fields: [
    {
      name: 'environmentUrl',
      kind: 'url',
      label: 'Environment URL',
      help: 'In the Power Platform admin center: Environments, your environment, Environment URL, such as https://contoso.crm4.dynamics.com.',
      required: true,
      maxLength: 300,
    },
    ...entraFields,
    {
      name: 'keyColumn',
      kind: 'text',
      label: 'Key column',
      help: `The logical name of the text column that has an alternate key on the lead table; without one: ${defaultKeyColumn}.`,
      required: false,
      maxLength: 100,
    },
  ],
  review: (settings) => [...reviewEnvironment(settings), ...reviewEntra(settings), ...reviewKey(settings)],
  // The environment allows 52 at a time for each user; others of the customer may use the same user.
  limits: { concurrency: 6 },

  mappable: {
    targets,
    open: true,
    defaults: [
      { target: 'subject', source: { from: 'field', field: 'lead.title' } },
      { target: 'firstname', source: { from: 'field', field: 'contact.firstName' } },
      {
        target: 'lastname',
        source: lastNameOrElse,
        fallback: 'Unknown',
      },
      { target: 'companyname', source: { from: 'field', field: 'contact.company' } },
      { target: 'emailaddress1', source: { from: 'field', field: 'contact.email' } },
      { target: 'telephone1', source: { from: 'field', field: 'contact.phone' } },
      { target: 'jobtitle', source: { from: 'field', field: 'contact.title' } },
      {
        target: 'address1_country',
        source: countryInWords,
      },
      {
        // The consent is said first: a long note must not push it out.
        target: 'description',
        source: {
          from: 'template',
          template:
            'Consent: {{ consent.text }}\n{% if campaign.name != "" %}Campaign: {{ campaign.name }}\n{% endif %}{{ lead.summary }}',
        },
      },
      { target: 'leadsourcecode', source: { from: 'constant', value: '8' } },
      { target: 'donotemail', source: { from: 'field', field: 'consent.doNotContact' } },
      { target: 'donotbulkemail', source: { from: 'field', field: 'consent.doNotContact' } },
      { target: 'donotphone', source: { from: 'field', field: 'consent.doNotContact' } },
      { target: 'estimatedamount', source: { from: 'field', field: 'opportunity.value' } },
      { target: currency, source: { from: 'field', field: 'opportunity.currency' } },
      { target: 'estimatedclosedate', source: { from: 'field', field: 'opportunity.expectedClose' } },
    ],
  },

  describe: (settings, wire) => describeLead(settings, wire, targets),
  inspect: (settings, wire) => inspectLead(settings, wire, targets),
  push,
  update: (job, settings, wire) => update(job, targets, settings, wire),
  cleanUp,
  tracking: dataverseTracking,
  assumed: () => ({
    status: 201,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from('{"leadid":"00000000-0000-0000-0000-000000000000","statecode":0}'),
  }),
});

/**
 * Created by its key where it is not there. Where it is, somebody may have closed it: the API lets a program write on a
 * closed lead, so we look first, and change only the version that we saw.
 */
async function push(job: Job, settings: Settings, wire: Wire): Promise<Outcome> {
  const made = await rowOf(job, targets, settings, wire);
  if (made.is !== 'row') return made;
  const path = byKey(job.key, settings);
  const created = await call(settings, wire, {
    method: 'PATCH',
    path: `${path}?$select=leadid`,
    headers: { prefer: 'return=representation', 'if-none-match': '*' },
    body: JSON.stringify(made.row),
  });
  if (!isReply(created)) return created;
  if (!isThere(created)) return readWritten(created, settings, wire.now);

  const seen = await seenOpen(path, settings, wire);
  // There, and not by our key: another alternate key of theirs forbids it.
  if (seen === null) return answer('duplicate_blocked', { said: errorIn(created).message });
  return 'leadid' in seen ? change(seen, made.row, settings, wire) : seen;
}

/** It was there before, or somebody wrote it in this moment. */
function isThere(reply: WireReply): boolean {
  const { code } = errorIn(reply);
  return code === '0x80060892' || code === '0x80040237' || (reply.status === 412 && code !== '0x80040333');
}

async function cleanUp(
  { externalId }: Delivered,
  key: string,
  settings: Settings,
  wire: Wire,
): Promise<boolean> {
  const path = externalId === null ? byKey(key, settings) : `leads(${externalId})`;
  const reply: WireReply | Failed = await call(settings, wire, { method: 'DELETE', path });
  return isReply(reply) && (reply.status === 204 || reply.status === 404);
}

function reviewEnvironment(settings: Settings): SettingError[] {
  const given = settings['environmentUrl']?.trim() ?? '';
  const example = 'https://contoso.crm4.dynamics.com';
  const complaints = reviewUrl('environmentUrl', given, { example });
  if (complaints.length > 0) return complaints;
  const url = new URL(given);
  const complain = (
    code: SettingError['code'],
    message: string,
    values: SettingError['given'] = {},
  ): SettingError[] => [{ field: 'environmentUrl', message, given: values, ...(code && { code }) }];
  if (!isLoopback(url) && authorityOf(url) === null)
    return complain(
      'other_address',
      `This is no environment’s address; enter the Environment URL, such as ${example}.`,
      { example },
    );
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    return complain(
      'only_the_address',
      `Enter the address without what follows the host name: ${url.origin}.`,
      { address: url.origin },
    );
  return [];
}

function reviewKey(settings: Settings): SettingError[] {
  if (/^[a-z][a-z0-9_]{0,99}$/.test(keyColumnOf(settings))) return [];
  const message = `Enter the column’s logical name: lower case with its prefix, such as ${defaultKeyColumn}.`;
  return [{ field: 'keyColumn', message, code: 'not_a_field_name', given: { example: defaultKeyColumn } }];
}
