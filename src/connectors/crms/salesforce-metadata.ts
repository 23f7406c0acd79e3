// What a Salesforce org tells of its leads: fields and pick-lists, and whether we may do what we have to do.
import type { CheckStep, Failed, Settings, Wire } from '../connector.ts';
import { isReply } from '../authorized.ts';
import { objectIn } from '../reply.ts';
import type { Target } from '../../mapping/mapping.ts';
import { answer, readFailure } from './salesforce-answers.ts';
import { call, keyFieldOf } from './salesforce-call.ts';

type FieldThere = {
  name: string;
  label: string;
  type: string;
  length: number;
  nillable: boolean;
  createable: boolean;
  updateable: boolean;
  defaultedOnCreate: boolean;
  externalId: boolean;
  unique: boolean;
  restrictedPicklist?: boolean;
  picklistValues?: { value: string; label: string; active: boolean }[];
};

type LeadThere = {
  createable: boolean;
  updateable: boolean;
  fields: FieldThere[];
  usage: string | undefined;
};

const types: Record<string, Target['type']> = {
  boolean: 'boolean',
  double: 'number',
  currency: 'number',
  percent: 'number',
  int: 'number',
  date: 'date',
  datetime: 'date',
};

export async function describeLead(
  settings: Settings,
  wire: Wire,
): Promise<{ is: 'read'; targets: Target[] } | Failed> {
  const found = await leadThere(settings, wire);
  if ('is' in found) return found;
  return {
    is: 'read',
    targets: found.fields
      .filter(({ name, createable }) => createable && name !== keyFieldOf(settings))
      .map(targetOf),
  };
}

/** An unrestricted pick-list takes any text. */
function targetOf(field: FieldThere): Target {
  const { name, label, type, length, nillable, defaultedOnCreate, restrictedPicklist, picklistValues } =
    field;
  const chosen = type === 'picklist' && restrictedPicklist === true;
  const kind = chosen ? 'choice' : (types[type] ?? 'text');
  return {
    name,
    label,
    type: kind,
    required: !nillable && !defaultedOnCreate && type !== 'boolean',
    ...(kind === 'text' && length > 0 && { maxLength: length }),
    ...(chosen && {
      options: (picklistValues ?? [])
        .filter(({ active }) => active)
        .map((option) => ({ value: option.value, label: option.label })),
    }),
  };
}

export async function inspectLead(
  settings: Settings,
  wire: Wire,
  ours: readonly Target[],
): Promise<CheckStep[]> {
  const found = await leadThere(settings, wire);
  if ('is' in found) {
    const ofRights = found.said?.code === 'right_missing' || found.said?.code === 'object_missing';
    return [failed(ofRights ? 'rights' : 'credentials', found)];
  }
  const field = keyFieldOf(settings);
  const key = found.fields.find(({ name }) => name === field);
  const lacking = ours.find(({ name }) => !found.fields.some((there) => there.name === name));
  const closed = ours.find(({ name }) =>
    found.fields.some((there) => there.name === name && (!there.createable || !there.updateable)),
  );
  return [
    // What is used of the day's calls, as Salesforce says it with every answer.
    { step: 'credentials', is: 'well', ...(found.usage !== undefined && { detail: found.usage }) },
    found.createable && found.updateable
      ? { step: 'rights', is: 'well' }
      : failed('rights', answer('right_missing')),
    lacking
      ? failed('fields', answer('field_unknown', { field: lacking.name }))
      : closed
        ? failed('fields', answer('field_read_only', { field: closed.name }))
        : { step: 'fields', is: 'well' },
    key === undefined
      ? failed('key', answer('key_missing', { field }))
      : key.externalId && key.unique && key.length >= 64
        ? { step: 'key', is: 'well' }
        : failed('key', answer('key_unfit', { field })),
  ];
}

async function leadThere(settings: Settings, wire: Wire): Promise<LeadThere | Failed> {
  const reply = await call(settings, wire, { method: 'GET', path: '/sobjects/Lead/describe' });
  if (!isReply(reply)) return reply;
  const value = reply.status === 200 ? objectIn(reply.body) : null;
  if (value === null || !Array.isArray(value['fields']))
    return readFailure(reply, wire.now, keyFieldOf(settings));
  return {
    createable: value['createable'] === true,
    updateable: value['updateable'] === true,
    fields: value['fields'] as FieldThere[],
    usage: reply.headers['sforce-limit-info'],
  };
}

function failed(step: CheckStep['step'], { detail, said }: Failed): CheckStep {
  return { step, is: 'failed', detail, ...(said && { said }) };
}
