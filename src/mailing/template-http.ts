// Routes of the templates: what there is, a new version, what a source becomes, and a test to somebody of the publisher.
import * as z from 'zod';
import { Tries } from '../accounts/tries.ts';
import type { App } from '../platform/app.ts';
import { fieldCodes } from '../platform/field-error.ts';
import { listQuery, pageOf, pageOfAll } from '../platform/web-list.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { languages, type Language } from '../platform/words.ts';
import { ContentsShape } from './content.ts';
import type { Press } from './letters.ts';
import { previewOf } from './preview.ts';
import { archive, createTemplate, saveTemplate } from './save-template.ts';
import { sendTest } from './send-test.ts';
import { shippedName } from './shipped-templates.ts';
import { templateOf, templatesOf, versionsOf, type SavedTemplate } from './template-store.ts';
import { filters, variables } from './liquid.ts';

const facts = {
  id: z.string(),
  name: z.string(),
  version: z.int().describe('0: as shipped'),
  languages: z.array(z.enum(languages)),
  savedBy: z.string().nullable(),
  savedAt: z.date().nullable(),
};
const Listed = z.object(facts).meta({ id: 'MailTemplateListed' });
const View = z
  .object({
    ...facts,
    contents: ContentsShape,
    note: z.string().nullable(),
    archivedAt: z.date().nullable(),
    versions: z
      .array(
        z.object({ version: z.int(), note: z.string().nullable(), savedBy: z.string(), savedAt: z.date() }),
      )
      .describe('Newest first'),
    variables: z.array(z.string()).describe('What a template may name'),
    filters: z.array(z.string()),
  })
  .meta({ id: 'MailTemplate' });

const name = z.string().trim().min(1).max(120);
const note = z.string().trim().min(1).max(500).nullable().default(null).describe('Why, in your own words');
const Problem = z
  .object({
    field: z.string(),
    code: z.enum(fieldCodes),
    message: z.string(),
    given: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .meta({ id: 'MailProblem' });
const leadId = z.string().nullable().default(null).describe('Whose data it has; null: of nobody, made up');

const tags = ['Mail templates'];
const path = '/api/v1/publishers/:publisherId/mail-templates';
const ofPublisher = z.object({ publisherId: z.string() });
const ofTemplate = ofPublisher.extend({ templateId: z.string().max(40) });
const inLanguage = z.strictObject({
  language: z.enum(languages).default('en').describe('Of the names of what we ship'),
});
const perPerson = { atMost: 30, withinMs: 15 * 60_000 };

export function templateRoutes(web: Web, app: App, press: Press): void {
  readRoutes(web, app);
  writeRoutes(web, app);
  previewRoute(web, app, press);
  testRoutes(web, app, press);
}

function viewOf(
  app: App,
  publisherId: string,
  id: string,
  language: Language,
  version: number | null = null,
) {
  return app.db.asPublisher(publisherId, async (tx) => {
    const template = await templateOf(tx, publisherId, id, version);
    if (template === undefined) throw notFound('template');
    const versions = await versionsOf(tx, publisherId, id);
    return { ...template, ...listed(template, language), versions, variables: [...variables], filters };
  });
}

function readRoutes(web: Web, app: App): void {
  web.get(
    path,
    {
      config: { scope: 'mail:read' },
      schema: {
        tags,
        summary: 'List the templates in use, by name',
        params: ofPublisher,
        querystring: inLanguage.extend(listQuery),
        response: { 200: pageOf(Listed) },
      },
    },
    async ({ params: { publisherId }, query }) => {
      const templates = await app.db.asPublisher(publisherId, (tx) => templatesOf(tx, publisherId));
      const rows = templates.map((template) => listed(template, query.language));
      return pageOfAll(rows, query, (row) => `${row.name.toLowerCase()} ${row.id}`);
    },
  );

  web.get(
    `${path}/:templateId`,
    {
      config: { scope: 'mail:read' },
      schema: {
        tags,
        summary: 'Read a template, in its newest version or another',
        params: ofTemplate,
        querystring: inLanguage.extend({ version: z.coerce.number().int().min(0).optional() }),
        response: { 200: View },
      },
    },
    async ({ params: { publisherId, templateId }, query: { language, version } }) =>
      viewOf(app, publisherId, templateId, language, version ?? null),
  );
}

function writeRoutes(web: Web, app: App): void {
  web.post(
    path,
    {
      config: { scope: 'mail:write' },
      schema: {
        tags,
        summary: 'Write a template',
        params: ofPublisher,
        body: z.strictObject({ name, contents: ContentsShape, note }),
        response: { 201: View },
      },
    },
    async ({ actor, params: { publisherId }, body }, reply) => {
      const id = await createTemplate(app, actor, publisherId, body);
      return reply.code(201).send(await viewOf(app, publisherId, id, 'en'));
    },
  );

  web.put(
    `${path}/:templateId`,
    {
      config: { scope: 'mail:write' },
      schema: {
        tags,
        summary: 'Write a new version of a template',
        description: 'Mails that wait already go in the newest version.',
        params: ofTemplate,
        body: z.strictObject({
          name,
          contents: ContentsShape,
          note,
          version: z.int().min(0).describe('The version that was changed; 0: as shipped'),
        }),
        response: { 200: View },
      },
    },
    async ({ actor, params: { publisherId, templateId }, body }) => {
      await saveTemplate(app, actor, publisherId, templateId, body);
      return viewOf(app, publisherId, templateId, 'en');
    },
  );

  web.delete(
    `${path}/:templateId`,
    {
      config: { scope: 'mail:write' },
      schema: {
        tags,
        summary: 'Archive a template: it is offered no more; what uses it goes on',
        params: ofTemplate,
        response: { 204: z.undefined().describe('Archived') },
      },
    },
    async ({ actor, params: { publisherId, templateId } }, reply) => {
      await archive(app, actor, publisherId, templateId);
      return reply.code(204).send();
    },
  );
}

const Source = z.strictObject({
  contents: ContentsShape,
  language: z.enum(languages).nullable().default(null),
  leadId,
});

function previewRoute(web: Web, app: App, press: Press): void {
  web.post(
    `${path}/previews`,
    {
      config: { scope: 'mail:read' },
      schema: {
        tags,
        summary: 'See what a source becomes; nothing is kept',
        params: ofPublisher,
        body: Source,
        response: {
          200: z
            .object({
              language: z.enum(languages).nullable(),
              because: z
                .enum(['asked', 'form', 'country', 'publisher', 'only'])
                .nullable()
                .describe('Why this language'),
              subject: z.string().nullable().describe('Null where the language has a problem'),
              html: z.string().nullable(),
              text: z.string().nullable(),
              problems: z.array(Problem).describe('Each with its line, in `given`'),
            })
            .meta({ id: 'MailPreview' }),
        },
      },
    },
    async ({ actor, params: { publisherId }, body }) => previewOf(app, press, actor, publisherId, body),
  );
}

const Tested = z
  .object({ sent: z.boolean(), answer: z.string().describe('What the mail server said') })
  .meta({ id: 'MailTest' });
const wantedTest = { to: z.string().max(254), language: z.enum(languages).nullable().default(null), leadId };

function testRoutes(web: Web, app: App, press: Press): void {
  const tests = new Tries(app.clock);
  const schema = {
    tags,
    summary: 'Send a test to somebody of the publisher',
    description: 'Marked as a test in its subject. Its links go where they say, and nobody counts them.',
    response: { 200: Tested },
  };
  const config = { scope: 'mail:write' } as const;
  web.post(
    `${path}/:templateId/tests`,
    {
      config,
      schema: {
        ...schema,
        params: ofTemplate,
        body: z.strictObject({
          ...wantedTest,
          contents: ContentsShape.nullable()
            .default(null)
            .describe('What is not saved yet; null: the newest version'),
        }),
      },
    },
    async ({ actor, params: { publisherId, templateId }, body }) => {
      tests.take(actor.id, perPerson);
      return sendTest(app, press, actor, publisherId, { templateId, ...body });
    },
  );
  web.post(
    `${path}/tests`,
    {
      config,
      schema: {
        ...schema,
        summary: 'Send a test of what is not saved yet',
        params: ofPublisher,
        body: z.strictObject({ ...wantedTest, contents: ContentsShape }),
      },
    },
    async ({ actor, params: { publisherId }, body }) => {
      tests.take(actor.id, perPerson);
      return sendTest(app, press, actor, publisherId, { templateId: null, ...body });
    },
  );
}

function listed({ id, version, contents, savedBy, savedAt, name: given }: SavedTemplate, language: Language) {
  return {
    id,
    name: given ?? shippedName(id, language) ?? id,
    version,
    languages: languages.filter((each) => contents[each] !== undefined),
    savedBy,
    savedAt,
  };
}
