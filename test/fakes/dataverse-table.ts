// The lead table of the simulated Dataverse: its columns and choices, what a row may hold, and what its metadata tells.
import { z } from 'zod';

export type KeyStatus = 'Active' | 'Pending' | 'Failed' | null;

export const keyColumn = 'leadshare_key';
/** Name, type, length: what the real table has, and a choice of the customer's own. */
export const columns: [name: string, type: string, length?: number][] = [
  ['subject', 'String', 300],
  ['firstname', 'String', 50],
  ['lastname', 'String', 50],
  ['companyname', 'String', 100],
  ['emailaddress1', 'String', 100],
  ['telephone1', 'String', 50],
  ['jobtitle', 'String', 100],
  ['address1_country', 'String', 80],
  ['description', 'Memo', 2000],
  ['leadsourcecode', 'Picklist'],
  ['cr1_segment', 'Picklist'],
  ['donotemail', 'Boolean'],
  ['donotbulkemail', 'Boolean'],
  ['donotphone', 'Boolean'],
  ['estimatedamount', 'Money'],
  ['estimatedclosedate', 'DateTime'],
  ['ownerid', 'Owner'],
  [keyColumn, 'String', 100],
];
export const options: Record<string, [number, string][]> = {
  leadsourcecode: [
    [8, 'Web'],
    [4, 'Partner'],
  ],
  cr1_segment: [
    [100000000, 'Small'],
    [100000001, 'Large'],
  ],
};
/** The only currency there. */
export const euro = '5d1c3b2a-0000-4000-8000-00000000e0e0';
export const row = z.strictObject(
  Object.fromEntries([
    ...columns
      .filter(([name]) => name !== 'ownerid' && name !== keyColumn)
      .map(([name, type]) => [
        name,
        (type === 'Boolean'
          ? z.boolean()
          : ['Picklist', 'Money'].includes(type)
            ? z.number()
            : z.string()
        ).optional(),
      ]),
    [
      'campaignid@odata.bind',
      z
        .string()
        .regex(/^\/campaigns\([0-9a-f-]{36}\)$/)
        .optional(),
    ],
    ['transactioncurrencyid@odata.bind', z.literal(`/transactioncurrencies(${euro})`).optional()],
    [
      'ownerid@odata.bind',
      z
        .string()
        .regex(/^\/(?:systemusers|teams)\([0-9a-f-]{36}\)$/)
        .optional(),
    ],
  ]) as Record<string, z.ZodType>,
);

/** What EntityDefinitions answers for the lead table. */
export function describedLead(path: string, keyStatus: KeyStatus): unknown {
  const label = (text: string) => ({ UserLocalizedLabel: { Label: text } });
  if (path.endsWith('/Keys'))
    return {
      value: [
        ...(keyStatus === null ? [] : [{ KeyAttributes: [keyColumn], EntityKeyIndexStatus: keyStatus }]),
        { KeyAttributes: ['firstname', 'lastname'], EntityKeyIndexStatus: 'Active' },
      ],
    };
  const type = /Microsoft\.Dynamics\.CRM\.(\w+)AttributeMetadata$/.exec(path)?.[1];
  const wanted = columns.filter(([, of]) => type === undefined || of === type);
  return {
    value: wanted.map(([name, of, MaxLength]) => ({
      LogicalName: name,
      ...(type === undefined && {
        AttributeType: of,
        AttributeOf: null,
        IsValidForCreate: true,
        RequiredLevel: { Value: name === 'subject' ? 'ApplicationRequired' : 'None' },
        DisplayName: label(name === 'cr1_segment' ? 'Segment' : name),
      }),
      ...(MaxLength !== undefined && { MaxLength }),
      ...(type === 'Picklist' && {
        OptionSet: name === 'cr1_segment' ? null : choices(name),
        GlobalOptionSet: name === 'cr1_segment' ? choices(name) : null,
      }),
    })),
  };
  function choices(name: string) {
    return { Options: options[name]!.map(([Value, text]) => ({ Value, Label: label(text) })) };
  }
}
