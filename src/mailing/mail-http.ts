// Routes of the mails to leads: what waits, what went, and what became of it.
import * as z from 'zod';
import { asActor } from '../accounts/confined.ts';
import type { App } from '../platform/app.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import type { Web } from '../platform/web.ts';
import { languages } from '../platform/words.ts';
import { mailsAfter, mailStates } from './mail-store.ts';
import { shippedName } from './shipped-templates.ts';

const View = z
  .object({
    id: z.string(),
    leadId: z.string(),
    templateId: z.string(),
    templateName: z.string(),
    templateVersion: z.int().nullable().describe('As sent; null: not yet'),
    language: z.enum(languages).nullable(),
    sequenceId: z.string().nullable(),
    state: z.enum(mailStates),
    reason: z.string().nullable().describe('Why it waits, failed or was withheld'),
    detail: z.string().nullable().describe('What the mail server said'),
    tries: z.int(),
    queuedAt: z.date(),
    dueAt: z.date(),
    sentAt: z.date().nullable(),
    bounce: z.enum(['hard', 'soft']).nullable(),
    bouncedAt: z.date().nullable(),
    complainedAt: z.date().nullable(),
    clicksByPerson: z.int(),
    clicksByScanner: z.int().describe('Programs that follow every link to see where it leads'),
    clicksUnsure: z.int(),
  })
  .meta({ id: 'Mail' });

export function mailRoutes(web: Web, app: App): void {
  web.get(
    '/api/v1/publishers/:publisherId/mails',
    {
      config: { scope: 'leads:read', assigned: true },
      schema: {
        tags: ['Mails'],
        summary: 'List mails to leads, newest first',
        params: z.object({ publisherId: z.string() }),
        querystring: z.strictObject({
          ...listQuery,
          leadId: z.string().optional(),
          state: z.enum(mailStates).optional(),
          language: z.enum(languages).default('en').describe('Of the names of what we ship'),
        }),
        response: { 200: pageOf(View) },
      },
    },
    async ({ actor, params: { publisherId }, query: { limit, cursor, leadId, state, language } }) => {
      const which = { leadId: leadId ?? null, state: state ?? null };
      const rows = await asActor(app, actor, publisherId, (tx) =>
        mailsAfter(tx, publisherId, which, cursor ?? null, limit + 1),
      );
      const named = rows.map((row) => ({
        ...row,
        templateName: row.templateName ?? shippedName(row.templateId, language) ?? row.templateId,
      }));
      return page(named, limit, ({ id }) => id);
    },
  );
}
