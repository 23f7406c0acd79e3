// The fields of HubSpot's contacts and leads: those every account has, those this one tells, and whether the token may use them.
import type { CheckStep, Failed, Settings, Wire, WireReply } from '../connector.ts';
import type { MappedField, Target } from '../../mapping/mapping.ts';
import { objectIn } from '../reply.ts';
import { accountOf, call, isAccount, keyProperty } from './hubspot-account.ts';
import { answer, failedBy, isRecord, text } from './hubspot-answers.ts';
import { leadPrefix } from './hubspot-leads.ts';

/** HubSpot tells no lengths; this is what a text property holds. */
const maxLength = 65_536;

const field = (name: string, label: string): Target => ({
  name,
  label,
  type: 'text',
  required: false,
  maxLength,
});
const choice = (name: string, label: string, options: string[]): Target => ({
  name,
  label,
  type: 'choice',
  required: false,
  options: options.map((value) => ({ value, label: value })),
});

/** What every account has. */
export const targets: Target[] = [
  field('email', 'Email'),
  field('firstname', 'First name'),
  field('lastname', 'Last name'),
  field('phone', 'Phone number'),
  field('mobilephone', 'Mobile phone number'),
  field('jobtitle', 'Job title'),
  field('company', 'Company name'),
  field('country', 'Country/Region'),
  field('city', 'City'),
  field('website', 'Website URL'),
  field('message', 'Message'),
  choice(
    'lifecyclestage',
    'Lifecycle stage',
    'subscriber lead marketingqualifiedlead salesqualifiedlead opportunity customer evangelist other'.split(
      ' ',
    ),
  ),
  choice(
    'hs_lead_status',
    'Lead status',
    'NEW OPEN IN_PROGRESS OPEN_DEAL UNQUALIFIED ATTEMPTED_TO_CONTACT CONNECTED BAD_TIMING'.split(' '),
  ),
  field(`${leadPrefix}hs_lead_name`, 'Lead: name'),
  choice(`${leadPrefix}hs_lead_label`, 'Lead: label', ['HOT', 'WARM', 'COLD']),
  choice(`${leadPrefix}hs_lead_type`, 'Lead: type', ['NEW_BUSINESS', 'UPSELL', 'RE_ENGAGEMENT']),
];

/** No lead status: a repeat would set back what a seller chose. The consent stands in the message. */
export const defaults: MappedField[] = [
  { target: 'email', source: { from: 'field', field: 'contact.email' }, transforms: ['trim', 'lower'] },
  { target: 'firstname', source: { from: 'field', field: 'contact.firstName' } },
  { target: 'lastname', source: { from: 'field', field: 'contact.lastName' } },
  { target: 'phone', source: { from: 'field', field: 'contact.phone' } },
  { target: 'jobtitle', source: { from: 'field', field: 'contact.title' } },
  { target: 'company', source: { from: 'field', field: 'contact.company' } },
  { target: 'country', source: { from: 'field', field: 'contact.countryName' } },
  {
    // HubSpot itself goes forward alone; what was lost stays where it came to.
    target: 'lifecyclestage',
    source: {
      from: 'template',
      template:
        '{% if opportunity.state == "won" %}customer{% elsif opportunity.state == "open" %}opportunity{% elsif opportunity.state == "" %}lead{% endif %}',
    },
  },
  { target: 'message', source: { from: 'field', field: 'lead.summary' } },
  {
    target: `${leadPrefix}hs_lead_name`,
    source: { from: 'field', field: 'lead.title' },
    transforms: ['one_line'],
  },
];

const types: Record<string, Target['type']> = {
  string: 'text',
  phone_number: 'text',
  number: 'number',
  bool: 'boolean',
  date: 'date',
  datetime: 'date',
  enumeration: 'choice',
};

export async function describe(
  settings: Settings,
  wire: Wire,
): Promise<{ is: 'read'; targets: Target[] } | Failed> {
  const found: Target[] = [];
  for (const [objects, prefix, title] of objectsOf(settings)) {
    const reply = await call(settings, wire, 'GET', `/crm/v3/properties/${objects}`);
    const list = reply.status === 200 ? objectIn(reply.body)?.['results'] : null;
    if (!Array.isArray(list)) return failedBy(reply, wire.now, 'UTC');
    found.push(...list.filter(isRecord).flatMap((property) => targetOf(property, prefix, title)));
  }
  return { is: 'read', targets: found };
}

const objectsOf = (settings: Settings) => [
  ['contacts', '', ''] as const,
  ...(settings['leadObject'] === 'yes' ? [['leads', leadPrefix, 'Lead: '] as const] : []),
];

/** What may be written; the key is the connector's own. */
function targetOf(property: Record<string, unknown>, prefix: string, title: string): Target[] {
  const name = text(property['name']);
  const type = types[text(property['type'])];
  const { readOnlyValue } = isRecord(property['modificationMetadata'])
    ? property['modificationMetadata']
    : {};
  const isOurs = name === '' || name === keyProperty;
  if (isOurs || type === undefined || property['calculated'] === true || readOnlyValue === true) return [];
  if (property['hidden'] === true || property['archived'] === true) return [];
  const made = { name: prefix + name, label: title + (text(property['label']) || name), required: false };
  if (type === 'text') return [{ ...made, type, maxLength }];
  if (type !== 'choice') return [{ ...made, type }];
  const listed = Array.isArray(property['options']) ? property['options'].filter(isRecord) : [];
  const options = listed
    .filter(({ hidden }) => hidden !== true)
    .map(({ value, label }) => ({ value: text(value), label: text(label) }));
  return [{ ...made, type, options }];
}

/** The token, its scopes, the fields, and the key on each kind of record. */
export async function inspect(settings: Settings, wire: Wire): Promise<CheckStep[]> {
  const account = await accountOf(settings, wire);
  if (!isAccount(account)) return [failedStep('credentials', account)];
  return [
    { step: 'credentials', is: 'well' },
    await rightsStep(settings, wire),
    await fieldsStep(settings, wire),
    await keyStep(settings, wire),
  ];
}

const failedStep = (step: CheckStep['step'], { said, detail }: Failed): CheckStep => ({
  step,
  is: 'failed',
  detail,
  ...(said && { said }),
});

async function rightsStep(settings: Settings, wire: Wire): Promise<CheckStep> {
  const body = { tokenKey: settings['accessToken'] };
  const reply = await call(
    settings,
    wire,
    'POST',
    '/oauth/v2/private-apps/get/access-token-info',
    body,
    true,
  );
  const scopes = reply.status === 200 ? objectIn(reply.body)?.['scopes'] : null;
  if (!Array.isArray(scopes)) return { step: 'rights', is: 'not_told' };
  const needed = objectsOf(settings).flatMap(([objects]) =>
    ['read', 'write'].map((right) => `crm.objects.${objects}.${right}`),
  );
  const lacking = needed.filter((scope) => !scopes.includes(scope));
  return lacking.length === 0
    ? { step: 'rights', is: 'well' }
    : failedStep('rights', answer('right_missing', { said: lacking.join(', ') }));
}

async function fieldsStep(settings: Settings, wire: Wire): Promise<CheckStep> {
  const described = await describe(settings, wire);
  return described.is === 'read' ? { step: 'fields', is: 'well' } : failedStep('fields', described);
}

async function keyStep(settings: Settings, wire: Wire): Promise<CheckStep> {
  for (const [objects] of objectsOf(settings)) {
    const reply = await call(settings, wire, 'GET', `/crm/v3/properties/${objects}/${keyProperty}`);
    if (reply.status !== 200 && reply.status !== 404)
      return failedStep('key', failedBy(reply, wire.now, 'UTC'));
    if (!isUnique(reply))
      return failedStep('key', answer('key_missing', { field: `${objects}.${keyProperty}` }));
  }
  return { step: 'key', is: 'well' };
}

const isUnique = ({ status, body }: WireReply) =>
  status === 200 && objectIn(body)?.['hasUniqueValue'] === true;
