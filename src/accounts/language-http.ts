// Routes of a publisher's default language, and the operator's.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import type { Web } from '../platform/web.ts';
import { chooseLanguage } from './default-language.ts';
import { languageTag } from './person-fields.ts';
import { defaultLanguage } from './store.ts';

const DefaultLanguage = z
  .object({
    chosen: languageTag.nullable().describe('By this publisher; null: it follows the operator'),
    counts: languageTag.describe('What holds in the end'),
    operators: languageTag.describe('What holds where a publisher has chosen none'),
  })
  .meta({ id: 'DefaultLanguage' });

export function languageRoutes(web: Web, app: App): void {
  const tags = ['Publishers'];
  const path = '/api/v1/publishers/:publisherId/default-language';
  const params = z.object({ publisherId: z.string() });
  const response = { 200: DefaultLanguage };

  web.get(
    path,
    {
      config: { scope: 'people:read', operatorToo: true },
      schema: {
        tags,
        summary: 'The language for whoever’s own is not known',
        description:
          'Of mails to people who are new here, and of public pages for a visitor whose browser names no language of ours. ' +
          'A person’s own language comes before it; the operator’s after it, then English.',
        params,
        response,
      },
    },
    async ({ params: { publisherId } }) => defaultLanguage(app.db, publisherId),
  );

  web.put(
    path,
    {
      config: { scope: 'people:write', operatorToo: true },
      schema: {
        tags,
        summary: 'Choose that language',
        params,
        body: z.strictObject({ language: languageTag.nullable().describe('Null: the operator’s') }),
        response,
      },
    },
    async ({ actor, params: { publisherId }, body }) =>
      chooseLanguage(app, actor, publisherId, body.language),
  );
}
