// Salesforce Web-to-Lead: a form post for editions without an API. Salesforce answers the same whatever becomes of it, so a
// lead is submitted, never confirmed; and each post makes a lead, so what to do when no answer comes is for people to choose.
import { answersOf } from '../answers.ts';
import {
  defineCrm,
  WireError,
  type Job,
  type Outcome,
  type SettingError,
  type Settings,
  type WireReply,
} from '../connector.ts';
import { readCommon } from '../reply.ts';
import { reviewUrl } from '../review-url.ts';
import type { Target } from '../../mapping/mapping.ts';
import { isSalesforceId } from './salesforce-id.ts';
import { usualFields } from './salesforce-lead.ts';

const answer = answersOf('Salesforce');
const standardForm = 'https://webto.salesforce.com/servlet/servlet.WebToLead';

const text = (name: string, label: string, maxLength: number, required = false): Target => ({
  name,
  label,
  type: 'text',
  required,
  maxLength,
});

export const salesforceWebToLead = defineCrm({
  kind: 'salesforce-web-to-lead',
  name: 'Salesforce Web-to-Lead',
  fields: [
    {
      name: 'oid',
      kind: 'text',
      label: 'Organization ID',
      help: 'In Salesforce Setup: Company Information, Salesforce.com Organization ID; it begins with 00D.',
      required: true,
      maxLength: 100,
    },
    {
      name: 'formUrl',
      kind: 'url',
      label: 'Form address',
      help: 'The action of the form that Web-to-Lead generates; leave it empty unless yours is another, as in a sandbox.',
      required: false,
      maxLength: 300,
    },
    {
      name: 'keyFieldId',
      kind: 'text',
      label: 'ID of a unique field',
      help: 'The ID (00N…) of a text field of Lead that is marked Unique: with it Salesforce itself drops a lead that is sent twice.',
      required: false,
      maxLength: 100,
    },
    {
      name: 'unsure',
      kind: 'choice',
      label: 'When no answer comes',
      help: 'Salesforce may or may not have taken the lead, and each post makes a new one.',
      required: false,
      maxLength: 10,
      options: ['repeat', 'park'],
    },
  ],
  review: (settings) => [
    ...reviewOrganization(settings),
    ...reviewForm(settings),
    ...reviewKeyField(settings),
  ],
  // Of 500 in 24 hours the rest waits in a queue there or is lost, and nothing is said; one after the other is enough.
  limits: { concurrency: 1, ratePerSecond: 1 },
  daily: { most: 500, instead: 'salesforce' },

  mappable: {
    targets: [
      text('last_name', 'Last Name', 80, true),
      text('first_name', 'First Name', 40),
      text('company', 'Company', 255, true),
      text('email', 'Email', 80),
      text('phone', 'Phone', 40),
      text('title', 'Title', 128),
      text('country', 'Country', 80),
      text('lead_source', 'Lead Source', 255),
      text('description', 'Description', 32_000),
      { name: 'doNotCall', label: 'Do Not Call', type: 'boolean', required: false },
      { name: 'emailOptOut', label: 'Email Opt Out', type: 'boolean', required: false },
    ],
    open: true,
    defaults: [
      ...usualFields({
        lastName: 'last_name',
        firstName: 'first_name',
        company: 'company',
        email: 'email',
        phone: 'phone',
        title: 'title',
        country: 'country',
        leadSource: 'lead_source',
      }),
      { target: 'description', source: { from: 'field', field: 'lead.summary' } },
      { target: 'doNotCall', source: { from: 'field', field: 'consent.doNotContact' } },
      { target: 'emailOptOut', source: { from: 'field', field: 'consent.doNotContact' } },
    ],
  },

  async push(job, settings, wire) {
    try {
      const reply = await wire.send({
        method: 'POST',
        url: formOf(settings),
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'Leadshare' },
        body: formBody(job, settings),
      });
      return readReply(reply, wire.now);
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      return unanswered(error, settings);
    }
  },
});

function formBody({ key, values }: Job, settings: Settings): string {
  const form = new URLSearchParams({ oid: settings['oid']!.trim(), encoding: 'UTF-8' });
  // A box that is not ticked is not sent.
  for (const [name, value] of Object.entries(values))
    if (value !== false) form.append(name, value === true ? '1' : String(value));
  const keyField = settings['keyFieldId']?.trim();
  if (keyField) form.append(keyField, key);
  return form.toString();
}

/** 200 means that the post arrived; a header tells of an organization that cannot take it. */
function readReply(reply: WireReply, now: Date): Outcome {
  const { status } = reply;
  const processed = reply.headers['is-processed'] ?? '';
  if (status === 200 && /exception/i.test(processed))
    return answer('credentials_wrong', { status, said: processed });
  if (status === 200) return { is: 'delivered', externalId: null, unconfirmed: true };
  const common = readCommon(reply, now, answer);
  if (common !== null) return common;
  if (status === 404) return answer('address_wrong', { status });
  if (status >= 500) return answer('failed_inside', { status }, { reply, now });
  return answer('request_refused', { status });
}

/**
 * The lead may have been taken. Nothing lost goes before nothing twice, so unless told otherwise it is sent once more and the
 * delivery says what that may mean; both leads name the same lead id in their description. With a unique field Salesforce
 * drops the second by itself.
 */
function unanswered(error: WireError, settings: Settings): Outcome {
  const { fault, message } = error;
  if ((fault !== 'timeout' && fault !== 'unreachable') || settings['keyFieldId']?.trim()) throw error;
  if (settings['unsure'] === 'park') return answer('maybe_taken_parked', { said: message });
  const again = answer('maybe_taken', { said: message });
  return again.is === 'retry' ? { ...again, reason: fault } : again;
}

const formOf = (settings: Settings) => settings['formUrl']?.trim() || `${standardForm}?encoding=UTF-8`;

function reviewOrganization(settings: Settings): SettingError[] {
  if (isSalesforceId(settings['oid']?.trim() ?? '', '00D')) return [];
  const message = 'Enter the Organization ID: 15 or 18 letters and digits that begin with 00D.';
  return [{ field: 'oid', message, code: 'not_the_id', given: { example: '00D5e000000AbCd' } }];
}

function reviewForm(settings: Settings): SettingError[] {
  const given = settings['formUrl']?.trim() ?? '';
  if (given === '') return [];
  return reviewUrl('formUrl', given, { hosts: ['.salesforce.com'], example: standardForm });
}

function reviewKeyField(settings: Settings): SettingError[] {
  const given = settings['keyFieldId']?.trim() ?? '';
  if (given === '' || isSalesforceId(given, '00N')) return [];
  const message = 'Enter the ID of the field: 15 or 18 letters and digits that begin with 00N.';
  return [{ field: 'keyFieldId', message, code: 'not_the_id', given: { example: '00N5e000000AbCd' } }];
}
