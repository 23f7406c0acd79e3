// Routes of a destination's mapping: what goes where, its versions, the fields of the far side, and a look before it is saved.
import * as z from 'zod';
import { may, type Actor } from '../accounts/actor.ts';
import { asActor } from '../accounts/confined.ts';
import type { SharedLead } from '../leads/lead.ts';
import { leadById } from '../leads/inbox-store.ts';
import { leadFieldsOf } from '../leads/lead-field-store.ts';
import { sharedLead } from '../leads/shared-lead.ts';
import type { OpportunityFacts } from '../mapping/opportunity-facts.ts';
import { transforms } from '../mapping/mapping.ts';
import { reviewMapping } from '../mapping/review.ts';
import type { App } from '../platform/app.ts';
import { operatorId } from '../platform/ids.ts';
import { invalid, Refusal } from '../platform/refusal.ts';
import { listQuery, notACursor, page, pageOf } from '../platform/web-list.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import type { Delivering } from './delivering.ts';
import { placeOf, reading, tell, type Mounting } from './destination-mounting.ts';
import type { Destination } from './destination.ts';
import { outcomesOf } from './follow-store.ts';
import { farFields, mappingsOf, mappingVersion, type MappingRow } from './mapping-store.ts';
import {
  asking,
  FarFields,
  leadFieldNames,
  MappingVersion,
  MappingView,
  PreviewView,
  saving,
} from './mapping-view.ts';
import { preview } from './preview.ts';
import { readFarFields } from './read-far-fields.ts';
import { sampleLead, sampleOpportunity } from './sample-leads.ts';
import { mappable, mappableCrm, saveMapping, targetsOf } from './save-mapping.ts';

const tags = ['Mappings'];

export function mountMapping<Params extends z.ZodType, One extends z.ZodType>(
  web: Web,
  app: App,
  delivering: Delivering,
  mounting: Mounting<Params, One>,
): void {
  mountMappingReads(web, app, mounting);
  mountMappingWrites(web, app, delivering, mounting);
}

function mountMappingReads<Params extends z.ZodType, One extends z.ZodType>(
  web: Web,
  app: App,
  mounting: Mounting<Params, One>,
): void {
  const path = `${mounting.path}/:destinationId`;
  const config = mounting.config.read;
  const base = { tags, params: mounting.one };

  const current = { ...base, summary: 'The mapping in use', response: { 200: MappingView } };
  web.get(`${path}/mapping`, { config, schema: current }, async (request) => {
    const { publisherId, id } = placeOf(mounting, request.params);
    return shown(app, publisherId, id);
  });

  const versions = {
    ...base,
    summary: 'List the versions of a mapping, newest first',
    querystring: z.strictObject(listQuery),
    response: { 200: pageOf(MappingVersion) },
  };
  web.get(`${path}/mapping-versions`, { config, schema: versions }, async (request) => {
    const { publisherId, id } = placeOf(mounting, request.params);
    const { limit, cursor } = request.query;
    return reading(app, publisherId, async (tx) => {
      await mappable(tx, publisherId, id);
      const rows = await mappingsOf(tx, publisherId, id, versionAt(cursor), limit + 1);
      const { items, nextCursor } = page(rows, limit, ({ version }) => String(version));
      return { items: items.map(versionView), nextCursor };
    });
  });

  const version = {
    tags,
    params: (mounting.one as unknown as z.ZodObject).extend({
      version: z.coerce.number().int().positive().max(mostVersion),
    }),
    summary: 'One version of a mapping',
    response: { 200: MappingVersion },
  };
  web.get(`${path}/mapping-versions/:version`, { config, schema: version }, async (request) => {
    const { publisherId, id } = placeOf(mounting, request.params);
    const wanted = (request.params as { version: number }).version;
    return reading(app, publisherId, async (tx) => {
      const found = await mappingVersion(tx, publisherId, id, wanted);
      if (!found) throw notFound('version');
      return versionView(found);
    });
  });

  const far = {
    ...base,
    summary: 'The far side’s own fields, as last read',
    response: { 200: FarFields },
  };
  web.get(`${path}/far-fields`, { config, schema: far }, async (request) => {
    const { publisherId, id } = placeOf(mounting, request.params);
    return { step: null, ...(await fieldsRead(app, publisherId, id)) };
  });
}

function mountMappingWrites<Params extends z.ZodType, One extends z.ZodType>(
  web: Web,
  app: App,
  delivering: Delivering,
  mounting: Mounting<Params, One>,
): void {
  const path = `${mounting.path}/:destinationId`;
  const config = mounting.config.map;
  const base = { tags, params: mounting.one };

  const save = {
    ...base,
    summary: 'Save a mapping as a new version; an old one’s fields restore it',
    body: saving,
    response: { 200: MappingView },
  };
  web.put(`${path}/mapping`, { config, schema: save }, async (request) => {
    const { publisherId, id } = placeOf(mounting, request.params);
    await saveMapping(app, request.actor, publisherId, id, request.body);
    await tell(app, delivering, publisherId);
    return shown(app, publisherId, id);
  });

  const look = {
    ...base,
    summary: 'What a mapping makes of a lead, and the requests that would be sent',
    description: 'Needs `leads:read` as well. Nothing is written there, and nothing is kept here.',
    body: asking,
    response: { 200: PreviewView },
  };
  web.post(`${path}/mapping-previews`, { config, schema: look }, async (request) => {
    const { publisherId, id } = placeOf(mounting, request.params);
    if (!may(request.actor, 'leads:read'))
      throw new Refusal('forbidden.key_lacks_scope', 'This needs the scope leads:read.', {
        given: { scope: 'leads:read' },
      });
    const destination = await ready(delivering, publisherId, id);
    const crm = mappableCrm(destination);
    const { leadId, requests } = request.body;
    const owner = publisherId === operatorId ? request.body.publisherId : publisherId;
    const of =
      leadId === undefined
        ? { lead: sampleLead(destination, app.clock.now()), opportunity: sampleOpportunity }
        : await leadOf(app, request.actor, owner, leadId);
    const mapping = request.body.fields
      ? { fields: request.body.fields, language: request.body.language }
      : (destination.mapping ?? { fields: crm.mappable.defaults });
    const complaints = reviewMapping(mapping, targetsOf(destination, crm), crm.mappable.open);
    const made = await preview(app, delivering.ways, destination, crm, mapping, of, requests);
    return { ...made, complaints, failed: made.failed && failedView(made.failed) };
  });

  const read = { ...base, summary: 'Read the far side’s fields', response: { 200: FarFields } };
  web.post(`${path}/far-fields`, { config, schema: read }, async (request) => {
    const { publisherId, id } = placeOf(mounting, request.params);
    const destination = await ready(delivering, publisherId, id);
    const crm = mappableCrm(destination);
    const step = await readFarFields(app, delivering.ways, request.actor, destination, crm);
    await tell(app, delivering, publisherId);
    return { step, ...(await fieldsRead(app, publisherId, id)) };
  });
}

/** With its secrets opened, as the workers have it. */
async function ready({ engine }: Delivering, publisherId: string, id: string): Promise<Destination> {
  await engine.directory.refresh();
  const destination = engine.directory.byId(id)?.destination;
  if (!destination || destination.publisherId !== publisherId) throw notFound('destination');
  return destination;
}

async function leadOf(
  app: App,
  actor: Actor,
  publisherId: string | undefined,
  leadId: string,
): Promise<{ lead: SharedLead; opportunity: OpportunityFacts | null }> {
  if (publisherId === undefined) throw invalid('publisherId', 'Say whose lead it is.', 'required');
  const found = await asActor(app, actor, publisherId, (tx) => leadById(tx, publisherId, leadId));
  if (!found) throw notFound('lead');
  const lead = sharedLead(found);
  return { lead, opportunity: (await outcomesOf(app.db, [lead])).get(lead.id) ?? null };
}

/** The version in use, or the default, with all that a form needs to change it. */
function shown(app: App, publisherId: string, id: string): Promise<z.infer<typeof MappingView>> {
  return reading(app, publisherId, async (tx) => {
    const { found, crm } = await mappable(tx, publisherId, id);
    const [newest] = await mappingsOf(tx, publisherId, id, null, 1);
    const { defaults, open } = crm.mappable;
    const read = await farFields(tx, publisherId, id);
    const own = (await leadFieldsOf(tx, publisherId)).filter(({ archivedAt }) => archivedAt === null);
    const ownFields = own.map(({ name, label }) => ({ name: `extra.${name}`, label }));
    return {
      version: newest?.version ?? null,
      madeAt: newest?.madeAt ?? null,
      madeBy: newest?.madeBy ?? null,
      why: newest?.why ?? null,
      fields: newest?.mapping.fields ?? defaults,
      language: newest?.mapping.language ?? 'en',
      defaults,
      targets: targetsOf(found, crm),
      targetsReadAt: read?.readAt ?? null,
      open,
      canReadFields: crm.describe !== undefined,
      leadFields: [...leadFieldNames, ...ownFields.map(({ name }) => name)],
      ownFields,
      transforms: [...transforms],
    };
  });
}

function fieldsRead(app: App, publisherId: string, id: string) {
  return reading(app, publisherId, async (tx) => {
    await mappable(tx, publisherId, id);
    const found = await farFields(tx, publisherId, id);
    return { readAt: found?.readAt ?? null, targets: found?.targets ?? [] };
  });
}

function versionView({ mapping, ...row }: MappingRow): z.infer<typeof MappingVersion> {
  return { ...row, fields: mapping.fields, language: mapping.language ?? 'en' };
}

function failedView({ reason, detail, said }: NonNullable<Awaited<ReturnType<typeof preview>>['failed']>) {
  return { reason, detail, code: said?.code ?? null, values: said?.values ?? {} };
}

/** What the database counts versions with. */
const mostVersion = 2 ** 31 - 1;

/** A place in the list is a version. */
function versionAt(place: string | undefined): number | null {
  if (place === undefined) return null;
  if (!/^[1-9]\d{0,9}$/.test(place) || Number(place) > mostVersion) throw notACursor();
  return Number(place);
}
