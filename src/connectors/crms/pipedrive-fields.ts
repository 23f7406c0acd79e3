// The fields of Pipedrive's leads and persons: those every account has, those this one tells, and whether the token may read them.
import type { CheckStep, Failed, Settings, Wire } from '../connector.ts';
import type { MappedField, Target } from '../../mapping/mapping.ts';
import { call, recordsIn, text } from './pipedrive-answers.ts';
import { personPrefix } from './pipedrive-person.ts';

export const targets: Target[] = [
  { name: 'title', label: 'Title', type: 'text', required: true, maxLength: 255 },
  { name: 'note', label: 'Note (HTML)', type: 'text', required: false, maxLength: 50_000 },
  { name: 'value.amount', label: 'Value', type: 'number', required: false },
  { name: 'value.currency', label: 'Currency of the value', type: 'text', required: false, maxLength: 3 },
  { name: 'expected_close_date', label: 'Expected close date', type: 'date', required: false },
  { name: 'owner_id', label: 'Owner (id of a user)', type: 'number', required: false },
  { name: 'label_ids', label: 'Label', type: 'choice', required: false },
  { name: 'channel', label: 'Source channel', type: 'choice', required: false },
  { name: 'channel_id', label: 'Source channel ID', type: 'text', required: false, maxLength: 255 },
  { name: 'person.name', label: 'Person: name', type: 'text', required: true, maxLength: 255 },
  { name: 'person.email', label: 'Person: e-mail', type: 'text', required: false, maxLength: 255 },
  { name: 'person.phone', label: 'Person: phone', type: 'text', required: false, maxLength: 255 },
  {
    name: 'person.marketing_status',
    label: 'Person: marketing status',
    type: 'choice',
    required: false,
    options: ['no_consent', 'unsubscribed', 'subscribed', 'archived'].map((value) => ({
      value,
      label: value,
    })),
  },
];

export const defaults: MappedField[] = [
  { target: 'title', source: { from: 'field', field: 'lead.title' }, transforms: ['one_line'] },
  { target: 'note', source: { from: 'field', field: 'lead.summary' }, transforms: ['html'] },
  { target: 'value.amount', source: { from: 'field', field: 'opportunity.value' } },
  { target: 'value.currency', source: { from: 'field', field: 'opportunity.currency' } },
  { target: 'expected_close_date', source: { from: 'field', field: 'opportunity.expectedClose' } },
  { target: 'channel_id', source: { from: 'field', field: 'campaign.id' } },
  {
    target: 'person.name',
    source: { from: 'template', template: '{{ contact.name | default: contact.email }}' },
    fallback: 'Unknown',
  },
  { target: 'person.email', source: { from: 'field', field: 'contact.email' }, transforms: ['trim'] },
  { target: 'person.phone', source: { from: 'field', field: 'contact.phone' }, transforms: ['trim'] },
  {
    target: 'person.marketing_status',
    source: {
      from: 'template',
      template: '{% if consent.doNotContact == true %}no_consent{% endif %}',
    },
  },
];

const types: Record<string, Target['type']> = {
  varchar: 'text',
  varchar_auto: 'text',
  text: 'text',
  phone: 'text',
  double: 'number',
  int: 'number',
  date: 'date',
  enum: 'choice',
};

/** Leads have the fields of deals. */
export async function describe(
  settings: Settings,
  wire: Wire,
): Promise<{ is: 'read'; targets: Target[] } | Failed> {
  const deal = await fieldsAt('/api/v2/dealFields', settings, wire);
  if (!Array.isArray(deal)) return deal;
  const person = await fieldsAt('/api/v2/personFields', settings, wire);
  if (!Array.isArray(person)) return person;
  const labels = await call(settings, wire, 'GET', '/api/v1/leadLabels');
  if (labels.is !== 'brought') return labels;
  const channels = optionsOf(deal.find(({ field_code: code }) => code === 'channel'));
  const known: Record<string, Target['options']> = {
    channel: channels,
    label_ids: recordsIn(labels.data).map(({ id, name }) => ({ value: text(id), label: text(name) })),
  };
  return {
    is: 'read',
    targets: [
      ...targets.map((target) => ({
        ...target,
        ...(known[target.name] && { options: known[target.name]! }),
      })),
      ...deal.flatMap((field) => targetOf(field, '', '')),
      // A person's choices want numbers where leads take texts.
      ...person
        .flatMap((field) => targetOf(field, personPrefix, 'Person: '))
        .filter(({ type }) => type !== 'choice'),
    ],
  };
}

async function fieldsAt(
  path: string,
  settings: Settings,
  wire: Wire,
): Promise<Record<string, unknown>[] | Failed> {
  const fields: Record<string, unknown>[] = [];
  for (let cursor = ''; ;) {
    const page = await call(settings, wire, 'GET', `${path}?limit=500${cursor}`);
    if (page.is !== 'brought') return page;
    fields.push(...recordsIn(page.data));
    const next = text(page.more['next_cursor']);
    if (next === '' || fields.length > 5_000) return fields;
    cursor = `&cursor=${encodeURIComponent(next)}`;
  }
}

/** Those that people there made; of the others we know which may be written. */
function targetOf(field: Record<string, unknown>, prefix: string, title: string): Target[] {
  const type = types[text(field['field_type'])];
  const code = text(field['field_code']);
  if (field['is_custom_field'] !== true || type === undefined || code === '') return [];
  const options = optionsOf(field);
  const maxLength = text(field['field_type']) === 'text' ? 50_000 : 255;
  return [
    {
      name: prefix + code,
      label: title + text(field['field_name']),
      type,
      required: false,
      ...(type === 'text' && { maxLength }),
      ...(type === 'choice' && { options }),
    },
  ];
}

const optionsOf = (field: Record<string, unknown> | undefined) =>
  recordsIn(field?.['options']).map(({ id, label }) => ({ value: String(id), label: text(label) }));

export async function inspect(settings: Settings, wire: Wire): Promise<CheckStep[]> {
  const steps: [CheckStep['step'], () => Promise<{ is: string } | Failed>][] = [
    ['credentials', () => call(settings, wire, 'GET', '/api/v1/users/me')],
    ['rights', () => call(settings, wire, 'GET', '/api/v1/leads?limit=1')],
    ['fields', () => describe(settings, wire)],
  ];
  const found: CheckStep[] = [];
  for (const [step, look] of steps) {
    const seen = await look();
    if (!('detail' in seen)) found.push({ step, is: 'well' });
    else {
      const { detail, said } = seen;
      return [...found, { step, is: 'failed', detail, ...(said && { said }) }];
    }
  }
  return found;
}
