// Routes of consent texts: a publisher's or operator's own words for a call to action. A version is never changed.
import * as z from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { callsToAction, type CallToAction } from '../catalog/listing.ts';
import { listingById } from '../catalog/store.ts';
import type { App } from '../platform/app.ts';
import { isUniqueViolation } from '../platform/db.ts';
import { newId, operatorId } from '../platform/ids.ts';
import { invalid, Refusal } from '../platform/refusal.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import type { Web } from '../platform/web.ts';
import { languages } from '../platform/words.ts';
import { insertText, textsBefore, type NewText, type StoredText } from './consent-store.ts';
import { hasTick, placeholders, shippedText } from './consent-text.ts';

const text = z.string().trim().min(1).max(4_000);
const NewConsentText = z.strictObject({
  listingId: z.string().nullable().default(null).describe('Null: all of the publisher’s listings'),
  callToAction: z.enum(callsToAction),
  language: z.enum(languages),
  button: text.describe(
    'What pressing the button means. May hold {publisher}, {marketplace}, {product}, {recipients}',
  ),
  tick: text
    .nullable()
    .default(null)
    .describe('The words beside the box that widens it to related products; for get-it-now and free-trial'),
});

const ConsentText = z
  .object({
    id: z.string(),
    listingId: z.string().nullable(),
    callToAction: z.enum(callsToAction),
    language: z.string(),
    version: z.int(),
    button: z.string(),
    tick: z.string().nullable(),
    createdAt: z.date(),
    createdBy: z.string(),
  })
  .meta({ id: 'ConsentText' });

const ShippedText = z.object({
  id: z.string(),
  callToAction: z.enum(callsToAction),
  language: z.string(),
  version: z.int(),
  button: z.string(),
  tick: z.string().nullable(),
});

const ConsentTexts = pageOf(ConsentText).extend({
  shipped: z.array(ShippedText).describe('What counts where there is none'),
});

const path = '/api/v1/publishers/:publisherId/consent-texts';
const operatorPath = '/api/v1/operator/consent-texts';
const ofPublisher = z.object({ publisherId: z.string() });
const tags = ['Listings'];

export function consentRoutes(web: Web, app: App): void {
  const list = z.strictObject(listQuery);
  const reading = {
    tags,
    description:
      'The newest of a listing counts, else its publisher’s, else the operator’s, else the shipped one.',
    querystring: list,
    response: { 200: ConsentTexts },
  };
  const writing = {
    tags,
    description: 'It counts from now on. Leads name the version their customer saw.',
    body: NewConsentText,
    response: { 201: ConsentText },
  };

  web.get(
    path,
    {
      config: { scope: 'listings:read' },
      schema: { ...reading, summary: 'List consent texts, newest first', params: ofPublisher },
    },
    async ({ params, query }) => textsOf(app, params.publisherId, query),
  );

  web.post(
    path,
    {
      config: { scope: 'listings:write' },
      schema: { ...writing, summary: 'Write the next version of a consent text', params: ofPublisher },
    },
    async ({ actor, params, body }, reply) =>
      reply.code(201).send(await writeText(app, actor, params.publisherId, body)),
  );

  web.get(
    operatorPath,
    {
      config: { operator: true },
      schema: { ...reading, summary: 'List the operator’s consent texts, newest first' },
    },
    async ({ query }) => textsOf(app, operatorId, query),
  );

  web.post(
    operatorPath,
    {
      config: { operator: true },
      schema: { ...writing, summary: 'Write the operator’s next version of a consent text' },
    },
    async ({ actor, body }, reply) => reply.code(201).send(await writeText(app, actor, operatorId, body)),
  );
}

async function textsOf(
  app: App,
  publisherId: string,
  { limit, cursor = null }: { limit: number; cursor?: string | null | undefined },
) {
  const rows = await app.db.asPublisher(publisherId, (tx) => textsBefore(tx, publisherId, cursor, limit + 1));
  return { ...page(rows, limit, ({ id }) => id), shipped };
}

const shipped = languages.flatMap((language) =>
  callsToAction.map((callToAction) => ({ callToAction, ...shippedText(callToAction, language) })),
);

async function writeText(
  app: App,
  actor: Actor,
  publisherId: string,
  input: z.infer<typeof NewConsentText>,
): Promise<StoredText> {
  checkWords(input.callToAction, input);
  const createdAt = app.clock.now();
  const written: NewText = { ...input, id: newId('cst', createdAt), createdAt, createdBy: actor.id };
  return app.outbox
    .transact(publisherId, async (tx, say) => {
      if (input.listingId !== null && !(await listingById(tx, publisherId, input.listingId)))
        throw invalid('listingId', 'There is no such listing of this publisher.', 'not_here');
      const stored = await insertText(tx, publisherId, written);
      const { callToAction, language, version } = stored;
      const data = { callToAction, language, version };
      await say([{ type: 'consent_text.written', publisherId, subjectId: stored.id, actor: actor.id, data }]);
      return stored;
    })
    .catch((error) => {
      if (!isUniqueViolation(error)) throw error;
      throw new Refusal(
        'conflict.newer_version',
        'Another version was written just now; look at it, then send yours again.',
      );
    });
}

/** A consent that names nobody is none; and a box belongs to an acquisition alone. */
function checkWords(call: CallToAction, { button, tick }: { button: string; tick: string | null }): void {
  for (const [field, words] of Object.entries({ button, tick }))
    for (const [, name] of (words ?? '').matchAll(/\{(\w*)\}/g))
      if (!(placeholders as readonly string[]).includes(name!))
        throw invalid(
          field,
          `There is no {${name}}; there are ${placeholders.map((each) => `{${each}}`).join(', ')}.`,
          'unknown_placeholder',
          { name: name!, options: placeholders.map((each) => `{${each}}`).join(', ') },
        );
  for (const name of ['publisher', 'recipients'])
    if (!button.includes(`{${name}}`))
      throw invalid('button', `Must name {${name}}.`, 'placeholder_missing', { name });
  if (hasTick(call) && tick === null)
    throw invalid('tick', 'An acquisition needs the words beside its box.', 'required');
  if (!hasTick(call) && tick !== null)
    throw invalid('tick', 'Only get-it-now and free-trial have a box.', 'must_be_empty');
}
