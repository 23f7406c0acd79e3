// The kinds of destination there are, with the fields that each asks for: what a form is made of.
import * as z from 'zod';
import { groups } from '../connectors/connector.ts';
import { crms } from '../connectors/crms/index.ts';
import type { App } from '../platform/app.ts';
import { isAvailable } from './create-destination.ts';
import { listQuery, pageOf, pageOfAll } from '../platform/web-list.ts';
import type { Web } from '../platform/web.ts';

const DestinationKind = z
  .object({
    kind: z.string(),
    name: z.string(),
    group: z.enum(groups),
    fields: z.array(
      z.object({
        name: z.string().describe('The member of settings'),
        kind: z.enum(['text', 'secret', 'url', 'emails', 'choice']).describe('secret: never shown again'),
        label: z.string(),
        help: z.string().describe('Where to find the value on the far side'),
        required: z.boolean(),
        maxLength: z.int(),
        options: z.array(z.string()).optional().describe('Of a choice; the first counts where none is given'),
      }),
    ),
    takesEvents: z.boolean().describe('It can be told of events instead of having leads'),
    canFollow: z.boolean().describe('It can keep its records in step with opportunities'),
    mints: z.array(z.string()).describe('Secrets that we make and show once, such as signingSecret'),
    needs: z.enum(['mail_server', 'drop_folder']).nullable().describe('What the server must have for it'),
    available: z.boolean().describe('False: the server lacks what it needs, such as SMTP_URL'),
  })
  .meta({ id: 'DestinationKind' });

export function destinationKindRoutes(web: Web, app: App): void {
  web.get(
    '/api/v1/destination-kinds',
    {
      config: { scope: 'any' },
      schema: {
        tags: ['Destinations'],
        summary: 'List the kinds of destination and the settings each asks for',
        querystring: z.strictObject(listQuery),
        response: { 200: pageOf(DestinationKind) },
      },
    },
    async ({ query }) => {
      const kinds = crms.map((crm) => ({
        kind: crm.kind,
        name: crm.name,
        group: crm.group ?? 'crm',
        fields: crm.fields.map(({ options, ...field }) => ({
          ...field,
          ...(options && { options: [...options] }),
        })),
        takesEvents: crm.pushEvent !== undefined,
        canFollow: crm.update !== undefined,
        mints: Object.keys(crm.mint?.() ?? {}),
        needs: crm.needs ?? null,
        available: isAvailable(app, crm),
      }));
      return pageOfAll(kinds, query, ({ kind }) => kind);
    },
  );
}
