// Routes of whom not to write to: the list, one more, many from a file, and one allowed again.
import * as z from 'zod';
import { asActor, assigneeOf } from '../accounts/confined.ts';
import { emailKey } from '../leads/email-key.ts';
import type { App } from '../platform/app.ts';
import { invalid } from '../platform/refusal.ts';
import { listQuery, notACursor, page, pageOf } from '../platform/web-list.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { addressHash } from './address.ts';
import { importStops } from './import-stops.ts';
import { refusals, whyNot } from './may-mail.ts';
import { mailSecrets } from './secret-store.ts';
import { allowAddress, stopAddresses } from './stop.ts';
import { addressOfLead, stopReasons, stopsAfter, type StopReason, type StopRow } from './stop-store.ts';

const View = z
  .object({
    id: z.string(),
    address: z
      .string()
      .nullable()
      .describe('Null where the person’s data was erased: the list knows it all the same'),
    reason: z.enum(stopReasons),
    source: z
      .enum(['link', 'person', 'import', 'smtp', 'report'])
      .describe('link: the reader’s own; report: a mail server told'),
    note: z.string().nullable(),
    at: z.date(),
    addedBy: z.string(),
  })
  .meta({ id: 'DoNotContact' });

const note = z.string().trim().min(1).max(500);
const tags = ['Do not contact'];
const path = '/api/v1/publishers/:publisherId/do-not-contact';
const params = z.object({ publisherId: z.string() });
const longestFile = 5 * 1024 * 1024;

export function stopRoutes(web: Web, app: App): void {
  listRoute(web, app);
  leadRoute(web, app);
  addRoute(web, app);
  allowRoute(web, app);
  importRoute(web, app);
}

function listRoute(web: Web, app: App): void {
  web.get(
    path,
    {
      config: { scope: 'mail:read' },
      schema: {
        tags,
        summary: 'List whom not to write to, newest first',
        params,
        querystring: z.strictObject({
          ...listQuery,
          reason: z.enum(stopReasons).optional(),
          address: z.string().max(254).optional().describe('The whole address'),
        }),
        response: { 200: pageOf(View) },
      },
    },
    async ({ params: { publisherId }, query: { limit, cursor, reason, address } }) =>
      app.db.asPublisher(publisherId, async (tx) => {
        const key = address === undefined ? undefined : emailKey(address);
        if (key === null) return { items: [], nextCursor: null };
        const secretOf = await mailSecrets(app, tx, [publisherId]);
        const hash = key === undefined ? null : addressHash(secretOf(publisherId), key);
        const which = { reason: reason ?? null, hash };
        const rows = await stopsAfter(tx, publisherId, which, placeOf(cursor), limit + 1);
        const { items, nextCursor } = page(rows, limit, (row) => `${row.at.toISOString()} ${idOf(row)}`);
        return { items: items.map(viewOf), nextCursor };
      }),
  );
}

function leadRoute(web: Web, app: App): void {
  web.get(
    '/api/v1/publishers/:publisherId/leads/:leadId/do-not-contact',
    {
      config: { scope: 'leads:read', assigned: true },
      schema: {
        tags,
        summary: 'Why a lead is not written to',
        params: params.extend({ leadId: z.string() }),
        response: {
          200: z.object({
            items: z.array(View),
            refused: z
              .enum(refusals)
              .nullable()
              .describe('Why no sequence writes to it, such as no_consent; null: one may'),
          }),
        },
      },
    },
    async ({ actor, params: { publisherId, leadId } }) => {
      const address = await asActor(app, actor, publisherId, (tx) => addressOfLead(tx, publisherId, leadId));
      if (address === undefined) throw notFound('lead');
      return app.db.asPublisher(publisherId, async (tx) => {
        const refused = (await whyNot(app, tx, [{ publisherId, leadId }])).get(leadId) ?? null;
        if (address === null) return { items: [], refused };
        const secretOf = await mailSecrets(app, tx, [publisherId]);
        const hash = addressHash(secretOf(publisherId), address);
        const rows = await stopsAfter(tx, publisherId, { reason: null, hash }, null, 10);
        return { items: rows.map(viewOf), refused };
      });
    },
  );
}

function addRoute(web: Web, app: App): void {
  web.post(
    path,
    {
      config: { scope: 'work:write', assigned: true },
      schema: {
        tags,
        summary: 'Write no more to an address, or to a lead',
        description: 'What waits for it is withheld at once. A seller names a lead of theirs.',
        params,
        body: z.strictObject({
          address: z.string().max(254).nullable().default(null),
          leadId: z.string().nullable().default(null),
          note: note.nullable().default(null),
        }),
        response: { 201: View },
      },
    },
    async ({ actor, params: { publisherId }, body }, reply) => {
      const key = body.address === null ? null : emailKey(body.address);
      if (body.address !== null && key === null)
        throw invalid('address', 'Give an e-mail address.', 'not_an_email');
      const ofLead =
        body.leadId === null
          ? null
          : await asActor(app, actor, publisherId, (tx) => addressOfLead(tx, publisherId, body.leadId!));
      if (ofLead === undefined) throw notFound('lead');
      if (body.leadId !== null && ofLead === null)
        throw invalid('leadId', 'This lead has no address to stop.', 'wrong_value');
      const address = ofLead ?? (assigneeOf(actor) === null ? key : null);
      if (address === null) throw invalid('address', 'Give an address, or a lead.', 'required');
      const row = await app.outbox.transact(publisherId, async (tx, say) => {
        const secretOf = await mailSecrets(app, tx, [publisherId]);
        const hash = addressHash(secretOf(publisherId), address);
        const stop = {
          publisherId,
          hash,
          reason: 'manual',
          address,
          source: 'person',
          note: body.note,
          mailId: null,
          by: actor.id,
        } as const;
        await stopAddresses(app, tx, say, [stop]);
        return (await stopsAfter(tx, publisherId, { reason: 'manual', hash }, null, 1))[0]!;
      });
      return reply.code(201).send(viewOf(row));
    },
  );
}

function allowRoute(web: Web, app: App): void {
  web.post(
    `${path}/:entryId/removals`,
    {
      config: { scope: 'mail:write' },
      schema: {
        tags,
        summary: 'Allow an address again',
        description: 'Who opted out must have asked for it: say how, it is kept.',
        params: params.extend({ entryId: z.string().max(80) }),
        body: z.strictObject({ note: note.describe('Why, in your own words') }),
        response: { 204: z.undefined().describe('Allowed') },
      },
    },
    async ({ actor, params: { publisherId, entryId }, body: { note: why } }, reply) => {
      const entry = entryOf(entryId);
      const isGone =
        entry !== null &&
        (await app.outbox.transact(publisherId, (tx, say) =>
          allowAddress(tx, say, publisherId, { ...entry, actor: actor.id, note: why }),
        ));
      if (!isGone) throw notFound('entry');
      return reply.code(204).send();
    },
  );
}

function importRoute(web: Web, app: App): void {
  web.post(
    `${path}/imports`,
    {
      bodyLimit: longestFile,
      config: { scope: 'mail:write' },
      schema: {
        tags,
        summary: 'Take in a CSV file of addresses',
        description:
          'One address a row, in the column that is called e-mail or address, else in the first. What cannot be read is told by row; the rest is taken in.',
        params,
        body: z.strictObject({
          csv: z.string().min(1).max(longestFile),
          note: note.nullable().default(null),
        }),
        response: {
          200: z
            .object({
              rows: z.int(),
              added: z.int(),
              known: z.int().describe('Were on the list already'),
              failed: z.array(z.object({ line: z.int(), message: z.string() })),
            })
            .meta({ id: 'DoNotContactImport' }),
        },
      },
    },
    async ({ actor, params: { publisherId }, body }) => importStops(app, actor, publisherId, body),
  );
}

const idOf = ({ hash, reason }: Pick<StopRow, 'hash' | 'reason'>) => `${reason}.${hash.toString('hex')}`;

function entryOf(id: string): { hash: Buffer; reason: StopReason } | null {
  const [name, hash = ''] = id.split('.');
  const reason = stopReasons.find((known) => known === name);
  return reason !== undefined && /^[0-9a-f]{40}$/.test(hash)
    ? { reason, hash: Buffer.from(hash, 'hex') }
    : null;
}

function placeOf(cursor: string | undefined) {
  if (cursor === undefined) return null;
  const [at = '', id = ''] = cursor.split(' ');
  const entry = entryOf(id);
  if (Number.isNaN(Date.parse(at)) || entry === null) throw notACursor();
  return { at, hash: entry.hash.toString('hex'), reason: entry.reason };
}

const viewOf = ({ hash, reason, ...row }: StopRow) => ({ ...row, reason, id: idOf({ hash, reason }) });
