// The Lead of the simulated Salesforce org: its fields and lengths, what is wrong with a record, and what describe tells.
import { z } from 'zod';

export type Fault = { errorCode: string; message: string; fields: string[]; duplicateResut?: unknown };

export const keyField = 'Leadshare_Key__c';
const lengths: Record<string, number> = {
  LastName: 80,
  FirstName: 40,
  Company: 255,
  Email: 80,
  Phone: 40,
  Title: 128,
  Country: 80,
  LeadSource: 255,
  Description: 32_000,
};
const record = z.strictObject({
  ...Object.fromEntries(Object.keys(lengths).map((name) => [name, z.string().optional()])),
  LastName: z.string(),
  Company: z.string(),
  DoNotCall: z.boolean().optional(),
  HasOptedOutOfEmail: z.boolean().optional(),
  Deal_Value__c: z.number().optional(),
});

/** Why these values make no lead. */
export function wrong(values: Record<string, unknown>, countries: string[] | null): Fault | null {
  const parsed = record.safeParse(values);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    if (issue!.code === 'unrecognized_keys')
      return {
        errorCode: 'INVALID_FIELD',
        message: `No such column '${issue.keys[0]}' on sobject of type Lead`,
        fields: [],
      };
    return {
      errorCode: 'REQUIRED_FIELD_MISSING',
      message: 'Required fields are missing',
      fields: [String(issue!.path[0])],
    };
  }
  for (const [name, length] of Object.entries(lengths))
    if ((parsed.data[name as 'LastName'] ?? '').length > length)
      return {
        errorCode: 'STRING_TOO_LONG',
        message: `${name}: data value too large (max length=${length})`,
        fields: [name],
      };
  const country = parsed.data['Country' as 'LastName'];
  if (countries && country !== undefined && !countries.includes(country))
    return {
      errorCode: 'FIELD_INTEGRITY_EXCEPTION',
      message: `There's a problem with this country`,
      fields: ['Country'],
    };
  return null;
}

/** What describe answers. */
export function described(keyUnique: boolean) {
  const field = (name: string, more: object) => ({
    name,
    label: name,
    type: 'string',
    length: lengths[name] ?? 0,
    nillable: true,
    createable: true,
    updateable: true,
    defaultedOnCreate: false,
    externalId: false,
    unique: false,
    ...more,
  });
  const values = ['Small', 'Large'].map((value) => ({ value, label: `${value} firm`, active: true }));
  return {
    createable: true,
    updateable: true,
    fields: [
      ...Object.keys(lengths).map((name) =>
        field(name, { nillable: !['LastName', 'Company'].includes(name) }),
      ),
      field('DoNotCall', { type: 'boolean', nillable: false }),
      field('HasOptedOutOfEmail', { type: 'boolean', nillable: false }),
      field('Segment__c', {
        type: 'picklist',
        restrictedPicklist: true,
        length: 255,
        picklistValues: values,
      }),
      field('IsConverted', { type: 'boolean', createable: false }),
      field(keyField, { length: 64, externalId: true, unique: keyUnique }),
    ],
  };
}
