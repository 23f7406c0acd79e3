// What a Dataverse environment tells of its lead table: columns, choices, and whether we may do what we have to do.
import type { CheckStep, Failed, Settings, Wire } from '../connector.ts';
import { isReply } from '../authorized.ts';
import { objectIn } from '../reply.ts';
import type { Target } from '../../mapping/mapping.ts';
import { readFailure } from './dataverse-answers.ts';
import { answer, call, keyColumnOf } from './dataverse-call.ts';

const lead = `EntityDefinitions(LogicalName='lead')`;
const cast = (type: string) => `${lead}/Attributes/Microsoft.Dynamics.CRM.${type}AttributeMetadata`;

/** Types that a mapping can fill; lookups, states and ids are the environment's own affair. */
const types: Record<string, Target['type']> = {
  String: 'text',
  Memo: 'text',
  Picklist: 'choice',
  Boolean: 'boolean',
  Integer: 'number',
  BigInt: 'number',
  Decimal: 'number',
  Double: 'number',
  Money: 'number',
  DateTime: 'date',
};

type Label = { UserLocalizedLabel?: { Label?: string } | null };
type Column = {
  LogicalName: string;
  AttributeType: string;
  AttributeOf?: string | null;
  IsValidForCreate: boolean;
  RequiredLevel?: { Value?: string };
  DisplayName?: Label;
};
type Choice = { Options?: { Value: number; Label?: Label }[] } | null;

/**
 * The API itself insists on nothing but SystemRequired columns; "business required" is enforced by forms alone. So those of
 * ours stay required, and one that somebody adds there does not stop the leads.
 */
export async function describeLead(
  settings: Settings,
  wire: Wire,
  ours: readonly Target[],
): Promise<{ is: 'read'; targets: Target[] } | Failed> {
  const columns = await list<Column>(
    settings,
    wire,
    `${lead}/Attributes?$select=LogicalName,DisplayName,AttributeType,AttributeOf,RequiredLevel,IsValidForCreate`,
  );
  if (!Array.isArray(columns)) return columns;
  const lengths = new Map<string, number>();
  for (const type of ['String', 'Memo']) {
    const found = await list<{ LogicalName: string; MaxLength?: number }>(
      settings,
      wire,
      `${cast(type)}?$select=LogicalName,MaxLength`,
    );
    if (!Array.isArray(found)) return found;
    for (const { LogicalName, MaxLength } of found) if (MaxLength) lengths.set(LogicalName, MaxLength);
  }
  const choices = await list<{ LogicalName: string; OptionSet?: Choice; GlobalOptionSet?: Choice }>(
    settings,
    wire,
    `${cast('Picklist')}?$select=LogicalName&$expand=OptionSet($select=Options),GlobalOptionSet($select=Options)`,
  );
  if (!Array.isArray(choices)) return choices;
  const options = new Map(
    choices.map(({ LogicalName, OptionSet, GlobalOptionSet }) => [
      LogicalName,
      (OptionSet ?? GlobalOptionSet)?.Options ?? [],
    ]),
  );
  const required = new Set(ours.filter((target) => target.required).map(({ name }) => name));
  const targets = columns
    .filter(
      ({ LogicalName, AttributeType, AttributeOf, IsValidForCreate }) =>
        types[AttributeType] && !AttributeOf && IsValidForCreate && LogicalName !== keyColumnOf(settings),
    )
    .map(({ LogicalName: name, AttributeType, RequiredLevel, DisplayName }): Target => {
      const maxLength = lengths.get(name);
      return {
        name,
        label: labelOf(DisplayName) ?? name,
        type: types[AttributeType]!,
        required: required.has(name) || RequiredLevel?.Value === 'SystemRequired',
        ...(maxLength !== undefined && { maxLength }),
        ...(AttributeType === 'Picklist' && {
          options: (options.get(name) ?? []).map(({ Value, Label }) => ({
            value: String(Value),
            label: labelOf(Label) ?? String(Value),
          })),
        }),
      };
    });
  return { is: 'read', targets: [...targets, ...ours.filter(({ name }) => name.includes('@'))] };
}

const labelOf = (label: Label | undefined) => label?.UserLocalizedLabel?.Label;

const privileges = ['prvCreateLead', 'prvReadLead', 'prvWriteLead'];

/** Who we are there, what we may do, and whether the key finds a lead again. */
export async function inspectLead(
  settings: Settings,
  wire: Wire,
  ours: readonly Target[],
): Promise<CheckStep[]> {
  const me = await one(settings, wire, 'WhoAmI');
  if (isFailed(me)) return [failed('credentials', me)];
  const user = me['UserId'];
  if (typeof user !== 'string') return [failed('credentials', answer('not_understood'))];
  const steps: CheckStep[] = [{ step: 'credentials', is: 'well' }];
  steps.push(await rights(settings, wire, user));
  const described = await describeLead(settings, wire, ours);
  const missing =
    described.is === 'read'
      ? ours.find(({ name }) => !described.targets.some((target) => target.name === name))
      : undefined;
  if (described.is !== 'read') steps.push(failed('fields', described));
  else if (missing) steps.push(failed('fields', answer('field_unknown', { field: missing.name })));
  else steps.push({ step: 'fields', is: 'well' });
  steps.push(await key(settings, wire));
  return steps;
}

async function rights(settings: Settings, wire: Wire, user: string): Promise<CheckStep> {
  for (const name of privileges) {
    const held = await one(
      settings,
      wire,
      `systemusers(${user})/Microsoft.Dynamics.CRM.RetrieveUserPrivilegeByPrivilegeName(PrivilegeName='${name}')`,
    );
    if (isFailed(held)) return failed('rights', held);
    if (!Array.isArray(held['RolePrivileges']) || held['RolePrivileges'].length === 0)
      return { ...failed('rights', answer('right_missing')), detail: name };
  }
  return { step: 'rights', is: 'well' };
}

async function key(settings: Settings, wire: Wire): Promise<CheckStep> {
  const field = keyColumnOf(settings);
  const keys = await list<{ KeyAttributes?: string[]; EntityKeyIndexStatus?: string }>(
    settings,
    wire,
    `${lead}/Keys?$select=LogicalName,KeyAttributes,EntityKeyIndexStatus`,
  );
  if (!Array.isArray(keys)) return failed('key', keys);
  const ours = keys.find(
    ({ KeyAttributes = [] }) => KeyAttributes.length === 1 && KeyAttributes[0] === field,
  );
  if (!ours) return failed('key', answer('key_missing', { field }));
  if (ours.EntityKeyIndexStatus === 'Active') return { step: 'key', is: 'well' };
  // The index is built in the background, and may fail on values that are there twice.
  const being = ours.EntityKeyIndexStatus === 'Pending' || ours.EntityKeyIndexStatus === 'InProgress';
  return failed('key', answer(being ? 'being_made' : 'key_unfit', { field }));
}

async function one(settings: Settings, wire: Wire, path: string): Promise<Record<string, unknown> | Failed> {
  const reply = await call(settings, wire, { method: 'GET', path });
  if (!isReply(reply)) return reply;
  const value = reply.status === 200 ? objectIn(reply.body) : null;
  return value ?? readFailure(reply, wire.now, keyColumnOf(settings));
}

async function list<Item>(settings: Settings, wire: Wire, path: string): Promise<Item[] | Failed> {
  const found = await one(settings, wire, path);
  if (isFailed(found)) return found;
  return Array.isArray(found['value']) ? (found['value'] as Item[]) : answer('not_understood');
}

const isFailed = (value: Record<string, unknown> | Failed): value is Failed =>
  value['is'] === 'retry' || value['is'] === 'refused';

function failed(step: CheckStep['step'], { detail, said }: Failed): CheckStep {
  return { step, is: 'failed', detail, ...(said && { said }) };
}
