// The fields of Odoo's leads: those every one has and what a lead gives them, those this one tells, and what its user may do.
import type { MappedField, Target } from '../../mapping/mapping.ts';
import type { CheckStep, Failed, Settings, Wire } from '../connector.ts';
import { answer, type Call } from './odoo-answers.ts';
import { country } from './odoo-load.ts';

const leadTypes = [
  { value: 'lead', label: 'Lead' },
  { value: 'opportunity', label: 'Opportunity' },
];

export const targets: Target[] = [
  { name: 'name', label: 'Opportunity', type: 'text', required: true },
  { name: 'type', label: 'Type', type: 'choice', required: true, options: leadTypes },
  { name: 'contact_name', label: 'Contact Name', type: 'text', required: false },
  { name: 'partner_name', label: 'Company Name', type: 'text', required: false },
  { name: 'email_from', label: 'Email', type: 'text', required: false },
  { name: 'phone', label: 'Phone', type: 'text', required: false },
  { name: 'function', label: 'Job Position', type: 'text', required: false },
  { name: 'description', label: 'Notes (HTML)', type: 'text', required: false },
  { name: country, label: 'Country (external ID)', type: 'text', required: false },
  { name: 'expected_revenue', label: 'Expected Revenue', type: 'number', required: false },
  { name: 'date_deadline', label: 'Expected Closing', type: 'date', required: false },
];

export const defaults: MappedField[] = [
  { target: 'name', source: { from: 'field', field: 'lead.title' } },
  { target: 'type', source: { from: 'constant', value: 'lead' } },
  { target: 'contact_name', source: { from: 'field', field: 'contact.name' } },
  { target: 'partner_name', source: { from: 'field', field: 'contact.company' } },
  { target: 'email_from', source: { from: 'field', field: 'contact.emailAsSent' } },
  { target: 'phone', source: { from: 'field', field: 'contact.phone' } },
  { target: 'function', source: { from: 'field', field: 'contact.title' } },
  { target: 'description', source: { from: 'field', field: 'lead.summary' }, transforms: ['html'] },
  {
    // Odoo names its countries by their code, the United Kingdom by custom.
    target: country,
    source: {
      from: 'template',
      template: '{% if contact.countryCode != "" %}base.{{ contact.countryCode | downcase }}{% endif %}',
    },
    pickList: [{ when: 'base.gb', then: 'base.uk' }],
  },
  // Odoo counts in the company's currency, whatever the deal's is.
  { target: 'expected_revenue', source: { from: 'field', field: 'opportunity.value' } },
  { target: 'date_deadline', source: { from: 'field', field: 'opportunity.expectedClose' } },
];

/** Types that one cell of an import can fill. */
const types: Record<string, Target['type']> = {
  char: 'text',
  text: 'text',
  html: 'text',
  many2one: 'text',
  integer: 'number',
  float: 'number',
  monetary: 'number',
  boolean: 'boolean',
  date: 'date',
  datetime: 'date',
  selection: 'choice',
};
const attributes = ['string', 'type', 'required', 'readonly', 'selection', 'size'];

/** How an Odoo of this version says whether its user may do something with leads. */
export type MayDo = { method: string; args: Record<string, unknown> };

export function odooFields(call: Call, mayDo: MayDo) {
  async function describe(
    settings: Settings,
    wire: Wire,
  ): Promise<{ is: 'read'; targets: Target[] } | Failed> {
    const told = await call(settings, wire, 'crm.lead', 'fields_get', { attributes });
    if (told.is !== 'told') return told;
    if (!isRecord(told.value)) return answer('not_understood');
    return { is: 'read', targets: Object.entries(told.value).flatMap(targetOf) };
  }

  async function inspect(settings: Settings, wire: Wire): Promise<CheckStep[]> {
    const me = await call(settings, wire, 'res.users', 'context_get', {});
    if (me.is !== 'told') return [failed('credentials', me)];
    const rights = await rightsStep(settings, wire);
    const steps: CheckStep[] = [{ step: 'credentials', is: 'well' }, rights];
    if (rights.is === 'failed') return steps;
    const found = await describe(settings, wire);
    if (found.is !== 'read') return [...steps, failed('fields', found)];
    const missing = targets.find(({ name }) => !found.targets.some((target) => target.name === name));
    return missing
      ? [...steps, failed('fields', answer('field_unknown', { field: missing.name }))]
      : [...steps, { step: 'fields', is: 'well' }];
  }

  async function rightsStep(settings: Settings, wire: Wire): Promise<CheckStep> {
    for (const operation of ['create', 'write', 'read']) {
      const may = await call(settings, wire, 'crm.lead', mayDo.method, { ...mayDo.args, operation });
      if (may.is !== 'told') return failed('rights', may);
      if (may.value !== true)
        return failed('rights', answer('right_missing', { said: `crm.lead: ${operation}` }));
    }
    return { step: 'rights', is: 'well' };
  }

  return { describe, inspect };
}

/** Many2ones are named by the name of the record they point to; the country, whose names are translated, by its external id. */
function targetOf([field, told]: [string, unknown]): Target[] {
  const { string, type: kind, readonly, selection, size } = isRecord(told) ? told : {};
  const ours = targets.find(({ name }) => name === field || name === `${field}/id`);
  const type = typeof kind === 'string' ? types[kind] : undefined;
  if (type === undefined || readonly === true || field === 'id') return [];
  const label = typeof string === 'string' && string !== '' ? string : field;
  const suffix = kind === 'html' ? ' (HTML)' : kind !== 'many2one' ? '' : ours ? ' (external ID)' : ' (name)';
  return [
    {
      name: ours?.name ?? field,
      label: label + suffix,
      type,
      // What else Odoo requires may have a value there by default, which it does not tell: that does not stop the leads.
      required: ours?.required ?? false,
      ...(typeof size === 'number' && size > 0 && { maxLength: size }),
      ...(type === 'choice' && { options: optionsIn(selection) }),
    },
  ];
}

const optionsIn = (selection: unknown) =>
  (Array.isArray(selection) ? selection : [])
    .filter((pair): pair is [unknown, unknown] => Array.isArray(pair) && pair.length === 2)
    .map(([value, label]) => ({ value: String(value), label: String(label) }));

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function failed(step: CheckStep['step'], { detail, said }: Failed): CheckStep {
  return { step, is: 'failed', detail, ...(said && { said }) };
}
