// Mappings as the API takes and shows them.
import * as z from 'zod';
import { leadFields } from '../mapping/lead-fields.ts';
import { transforms } from '../mapping/mapping.ts';
import { languages } from '../platform/words.ts';
import { longestExpression } from '../mapping/expression.ts';
import { longestTemplate } from '../mapping/template.ts';
import { ShownStep } from './check-steps.ts';

const text = (max: number) => z.string().max(max);

const Source = z.discriminatedUnion('from', [
  z.strictObject({
    from: z.literal('field'),
    field: text(200).describe('One of leadFields, or extra.<name> for what the body said besides'),
  }),
  z.strictObject({ from: z.literal('constant'), value: text(4_000) }),
  z.strictObject({
    from: z.literal('template'),
    template: text(longestTemplate).describe('Liquid without loops: {{ contact.company }}'),
  }),
  z.strictObject({
    from: z.literal('expression'),
    expression: text(longestExpression).describe('Common Expression Language, with the same names'),
  }),
]);

export const MappedField = z
  .strictObject({
    target: text(200).min(1).describe('The field’s name on the far side'),
    source: Source,
    transforms: z.array(z.enum(transforms)).max(9).optional().describe('In this order, after the source'),
    pickList: z
      .array(z.strictObject({ when: text(500), then: text(500) }))
      .max(500)
      .optional()
      .describe('The first line whose `when` is the value, in any case, gives what is sent'),
    fallback: text(4_000).optional().describe('Where nothing comes out, or nothing that the list takes'),
    unfit: z
      .enum(['mend', 'refuse'])
      .optional()
      .describe(
        'mend (the default): what does not fit is cut, replaced or left out. refuse: the lead is parked',
      ),
  })
  .meta({ id: 'MappedField' });

export const fields = z.array(MappedField).max(500);
/** Of the texts that we write: titles, summaries, what a consent says. */
const language = z.enum(languages);

export const Target = z
  .object({
    name: z.string(),
    label: z.string(),
    type: z.enum(['text', 'number', 'boolean', 'date', 'choice']),
    required: z.boolean(),
    maxLength: z.int().optional().describe('UTF-16 units'),
    options: z
      .array(z.object({ value: z.string(), label: z.string() }))
      .optional()
      .describe('The values that are taken'),
  })
  .meta({ id: 'MappingTarget' });

export const MappingVersion = z
  .object({
    version: z.int(),
    madeAt: z.date(),
    madeBy: z.string().describe('usr_…, key_… or operator'),
    why: z.string().nullable(),
    fields,
    language,
  })
  .meta({ id: 'MappingVersion' });

export const MappingView = z
  .object({
    version: z.int().nullable().describe('Null: the connector’s default, as nobody has changed it'),
    madeAt: z.date().nullable(),
    madeBy: z.string().nullable(),
    why: z.string().nullable(),
    fields,
    language,
    defaults: fields.describe('What the connector would do by itself'),
    targets: z.array(Target).describe('What can be filled'),
    targetsReadAt: z.date().nullable().describe('Null: they are what the connector knows of the far side'),
    open: z.boolean().describe('Fields beyond the targets may be named'),
    canReadFields: z.boolean().describe('The far side tells its fields: POST …/far-fields'),
    leadFields: z.array(z.string()).describe('The publisher’s own are extra.<name>'),
    ownFields: z
      .array(z.object({ name: z.string().describe('extra.<name>'), label: z.string() }))
      .describe('What the publisher calls its own'),
    transforms: z.array(z.enum(transforms)),
  })
  .meta({ id: 'Mapping' });

export const FarFields = z
  .object({
    step: ShownStep.nullable().describe('How reading them went; null where they were not read now'),
    readAt: z.date().nullable(),
    targets: z.array(Target),
  })
  .meta({ id: 'FarFields' });

export const saving = z.strictObject({
  fields,
  language: language.default('en').describe('Of the texts that we write, such as lead.summary'),
  why: text(500).trim().min(1).describe('For whoever asks later'),
  basedOn: z.int().nullable().describe('The version that was changed; null: the default'),
});

export const asking = z.strictObject({
  fields: fields.optional().describe('Left out: the mapping in use'),
  language: language.default('en'),
  leadId: text(200).optional().describe('Left out: a sample lead'),
  publisherId: text(200).optional().describe('Whose lead it is, for the operator’s destinations'),
  requests: z
    .boolean()
    .default(true)
    .describe('Also the requests: what only reads there is really sent, what would write is not'),
});

export const Mended = z
  .object({
    field: z.string(),
    how: z.enum(['cut', 'replaced', 'left_out', 'defaulted']),
    length: z.int().optional().describe('Of what was cut'),
    max: z.int().optional(),
  })
  .meta({ id: 'Mended' });

const value = z.union([z.string(), z.number(), z.boolean()]);
export const PreviewView = z
  .object({
    values: z.record(z.string(), value),
    mended: z.array(Mended),
    unfit: z
      .array(z.object({ field: z.string(), why: z.string(), max: z.int().optional() }))
      .describe('Why the lead would not be sent'),
    complaints: z
      .array(
        z.object({
          field: z.string(),
          code: z.string(),
          message: z.string(),
          given: z.record(z.string(), z.union([z.string(), z.number()])),
        }),
      )
      .describe('Why the mapping could not be saved, as saving would say it'),
    requests: z.array(
      z.object({
        method: z.string().describe('An HTTP method, MAIL or FILE'),
        url: z.string(),
        headers: z.record(z.string(), z.string()).describe('Secrets redacted'),
        body: z.string().nullable().describe('Null: credentials, which are not shown'),
        sent: z.boolean().describe('True: it only reads, and was really sent'),
        status: z.int().nullable(),
      }),
    ),
    failed: z
      .object({
        reason: z.string(),
        detail: z.string(),
        code: z.string().nullable(),
        values: z.record(z.string(), z.string()),
      })
      .nullable()
      .describe('Why the far side did not let it come as far as the write'),
  })
  .meta({ id: 'MappingPreview' });

export const leadFieldNames = Object.keys(leadFields);
