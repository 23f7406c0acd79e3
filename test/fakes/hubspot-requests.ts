// The requests that HubSpot's API takes, as schemas, for the fake of it.
import { z } from 'zod';

const written = z.record(z.string(), z.string());
export const upsertBody = z.strictObject({
  inputs: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        idProperty: z.string(),
        properties: written,
        objectWriteTraceId: z.string(),
      }),
    )
    .min(1)
    .max(100),
});
const association = z.strictObject({
  to: z.strictObject({ id: z.string() }),
  types: z.tuple([
    z.strictObject({ associationCategory: z.literal('HUBSPOT_DEFINED'), associationTypeId: z.literal(578) }),
  ]),
});
export const createBody = z.strictObject({
  inputs: z
    .array(
      z.strictObject({
        properties: written,
        objectWriteTraceId: z.string(),
        associations: z.tuple([association]),
      }),
    )
    .min(1)
    .max(100),
});
export const readBody = z.strictObject({
  idProperty: z.string().optional(),
  properties: z.array(z.string()),
  propertiesWithHistory: z.array(z.string()),
  inputs: z.array(z.strictObject({ id: z.string() })).min(1),
});
export const searchBody = z.strictObject({
  filterGroups: z.tuple([
    z.strictObject({
      filters: z.tuple([
        z.strictObject({ propertyName: z.string(), operator: z.literal('HAS_PROPERTY') }),
        z.strictObject({
          propertyName: z.literal('lastmodifieddate'),
          operator: z.literal('GT'),
          value: z.string().regex(/^\d+$/),
        }),
      ]),
    }),
  ]),
  sorts: z.tuple([
    z.strictObject({ propertyName: z.literal('lastmodifieddate'), direction: z.literal('ASCENDING') }),
  ]),
  properties: z.array(z.string()),
  limit: z.number().max(200),
});

export const updateBody = z.strictObject({ properties: written });
export const linksBody = z.strictObject({ inputs: z.array(z.strictObject({ id: z.string() })) });
