// Routes of a publisher's own lead fields.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import { listQuery, pageOf, pageOfAll } from '../platform/web-list.ts';
import { says } from '../platform/web-words.ts';
import type { Web } from '../platform/web.ts';
import { languages } from '../platform/words.ts';
import { changeLeadField, createLeadField } from './change-lead-fields.ts';
import { leadFieldsOf } from './lead-field-store.ts';
import { fieldKinds, longestValue, mostFields, type LeadField } from './lead-field.ts';

const text = (most: number) => z.string().trim().min(1).max(most);
const inLanguages = (most: number) => z.partialRecord(z.enum(languages), text(most));
const label = text(100).describe('What stands where a language has no words of its own');
const labels = inLanguages(100).describe('By language');
const help = text(300).nullable();
const option = z.strictObject({
  value: text(100).describe('What the lead has'),
  label: text(100),
  labels: inLanguages(100).default({}),
});
const facts = {
  label,
  labels,
  help: help.describe('Stands under the label'),
  helps: inLanguages(300).describe('By language'),
  options: z.array(option).max(100).describe('Of a choice, in order'),
  required: z.boolean(),
  maxLength: z
    .int()
    .min(1)
    .max(longestValue)
    .nullable()
    .describe('Of a text: characters; null: 200, or 1,000 for several lines'),
  listingIds: z.array(z.string().max(100)).min(1).max(500).nullable().describe('Null: all listings'),
};
const name = z
  .string()
  .refine(
    (given) => /^[a-z][A-Za-z0-9]{0,39}$/.test(given),
    says('not_an_own_name', 'Begin with a small letter from a to z; then letters and digits, 40 at most.'),
  );
const kind = z.enum(fieldKinds);

const NewField = z.strictObject({
  name: name.describe('Never changed, never given twice: leads have their values under it'),
  kind: kind.describe('Never changed'),
  ...facts,
  labels: facts.labels.default({}),
  help: facts.help.default(null),
  helps: facts.helps.default({}),
  options: facts.options.default([]),
  required: facts.required.default(false),
  maxLength: facts.maxLength.default(null),
  listingIds: facts.listingIds.default(null),
});
const FieldChange = z.strictObject({
  ...facts,
  position: z
    .int()
    .min(0)
    .max(mostFields - 1)
    .describe('Its place on the form, from 0; the others make room'),
  archived: z.boolean(),
});

const words = z.partialRecord(z.enum(languages), z.string());
const Option = z
  .object({ value: z.string(), label: z.string(), labels: words })
  .meta({ id: 'LeadFieldOption' });
export const LeadFieldView = z
  .object({
    name: z.string().describe('A lead has its value in source.extra.fields under it'),
    kind,
    label: z.string(),
    labels: words,
    help: z.string().nullable(),
    helps: words,
    options: z.array(Option),
    required: z.boolean(),
    maxLength: z.int().nullable(),
    listingIds: z.array(z.string()).nullable().describe('Null: all listings'),
    position: z.int(),
    archivedAt: z.date().nullable(),
    createdAt: z.date(),
  })
  .meta({ id: 'LeadField' });

const ofPublisher = z.object({ publisherId: z.string() });
const ofField = ofPublisher.extend({ fieldName: z.string() });
const tags = ['Lead fields'];
const path = '/api/v1/publishers/:publisherId/lead-fields';

export function leadFieldRoutes(web: Web, app: App): void {
  const list = {
    tags,
    summary: 'List the fields of your own on your lead forms: those in use in their order, then the archived',
    params: ofPublisher,
    querystring: z.strictObject(listQuery),
    response: { 200: pageOf(LeadFieldView) },
  };
  web.get(path, { config: { scope: 'listings:read' }, schema: list }, async ({ params, query }) => {
    const { publisherId } = params;
    const fields = await app.db.asPublisher(publisherId, (tx) => leadFieldsOf(tx, publisherId));
    return pageOfAll(fields, query, placeOf);
  });

  const config = { scope: 'listings:write' } as const;
  const create = {
    tags,
    summary: 'Add a field to your lead forms',
    description: `${mostFields} at most are in use. It stands last; a marketplace’s own forms know nothing of it.`,
    params: ofPublisher,
    body: NewField,
    response: { 201: LeadFieldView },
  };
  web.post(path, { config, schema: create }, async ({ actor, params, body }, reply) =>
    reply.code(201).send(await createLeadField(app, actor, params.publisherId, body)),
  );

  const change = {
    tags,
    summary: 'Change a field, move it, archive it or bring it back',
    params: ofField,
    body: FieldChange.partial(),
    response: { 200: LeadFieldView },
  };
  web.patch(`${path}/:fieldName`, { config, schema: change }, async ({ actor, params, body }) =>
    changeLeadField(app, actor, params.publisherId, params.fieldName, body),
  );

  const archive = {
    tags,
    summary: 'Archive a field: no form asks it any more, leads keep what they have',
    params: ofField,
    response: { 204: z.undefined().describe('Archived') },
  };
  web.delete(`${path}/:fieldName`, { config, schema: archive }, async ({ actor, params }, reply) => {
    await changeLeadField(app, actor, params.publisherId, params.fieldName, { archived: true });
    return reply.code(204).send();
  });
}

const placeOf = ({ archivedAt, position, name }: LeadField) =>
  `${archivedAt === null ? 0 : 1}${String(position).padStart(3, '0')}${name}`;
