// HubSpot's lead object, hung on the contact: made once per delivery and not touched again, for it is the sellers' from then on.
import type { Delivered, Failed, Job, Outcome, Settings, Wire, WireReply } from '../connector.ts';
import { objectIn } from '../reply.ts';
import { call, keyProperty, type Account } from './hubspot-account.ts';
import { answer, failedBy, isRecord, text } from './hubspot-answers.ts';
import { failedFor, hasKey, writeBatch, type Input } from './hubspot-batch.ts';

/** Lead to its primary contact. */
const associationTypeId = 578;
/** Values of a mapping that begin so are the lead object's. */
export const leadPrefix = 'lead.';
const path = '/crm/v3/objects/leads/batch';

/** The outcomes of contacts, each delivered one with its lead seen to. */
export async function withLeads(
  jobs: Job[],
  contacts: Outcome[],
  settings: Settings,
  wire: Wire,
  account: Account,
): Promise<Outcome[]> {
  const wanted = jobs.flatMap((job, at) => {
    const contact = contacts[at]!;
    return contact.is === 'delivered' ? [{ job, contact }] : [];
  });
  if (wanted.length === 0) return contacts;
  const keys = wanted.map(({ job }) => job.key);
  const read = await readLeads(keys, settings, wire);
  if (!isIds(read)) {
    const failed = await noLeads(read, settings, wire, account);
    return contacts.map((contact) => (contact.is === 'delivered' ? failed : contact));
  }
  const lacking = wanted.filter(({ job }) => !read.ids.has(job.key));
  const inputs = lacking.map(({ job, contact }) => inputOf(job, contact));
  const written = await writeBatch(`${path}/create`, inputs, settings, wire, account);
  return jobs.map((job, at) => {
    const contact = contacts[at]!;
    const lead = written.get(job.key);
    if (contact.is !== 'delivered' || lead === undefined || lead.is === 'made') return contact;
    if (lead.is !== 'faulty') return lead;
    // Somebody else has just made it: the next try finds it.
    return lead.fault.code === 'duplicate_blocked' ? answer('same_record_at_once') : failedFor(lead);
  });
}

/** Why leads cannot be read: the key is not there yet, or this plan has no leads. */
async function noLeads(reply: WireReply, settings: Settings, wire: Wire, account: Account): Promise<Failed> {
  const { status } = reply;
  const { category, message: said } = objectIn(reply.body) ?? {};
  if (status === 403 && category !== 'MISSING_SCOPES') return answer('plan_lacks', { status, said });
  if (status === 400 && !(await hasKey('leads', settings, wire)))
    return answer('key_missing', { status, field: `leads.${keyProperty}`, said });
  return failedBy(reply, wire.now, account.timeZone);
}

/** Takes the lead of a key away; it need not be there. */
export async function archiveLead(key: string, settings: Settings, wire: Wire): Promise<boolean> {
  const read = await readLeads([key], settings, wire);
  const id = isIds(read) ? read.ids.get(key) : undefined;
  if (id === undefined) return isIds(read);
  return (await call(settings, wire, 'DELETE', `/crm/v3/objects/leads/${id}`)).status === 204;
}

type Ids = { ids: Map<string, string> };
const isIds = (value: object): value is Ids => 'ids' in value;

/** The lead of a key; null: there is none. */
export async function leadIdOf(
  key: string,
  settings: Settings,
  wire: Wire,
  account: Account,
): Promise<string | null | Failed> {
  const read = await readLeads([key], settings, wire);
  return isIds(read) ? (read.ids.get(key) ?? null) : noLeads(read, settings, wire, account);
}

/** By key, straight from the records: the search lags behind. */
async function readLeads(keys: string[], settings: Settings, wire: Wire) {
  const body = {
    idProperty: keyProperty,
    properties: [keyProperty],
    propertiesWithHistory: [],
    inputs: keys.map((id) => ({ id })),
  };
  const reply = await call(settings, wire, 'POST', `${path}/read`, body, true);
  // 207: some are not there.
  const results = reply.status === 200 || reply.status === 207 ? objectIn(reply.body)?.['results'] : null;
  if (!Array.isArray(results)) return reply;
  return {
    ids: new Map(
      results
        .filter(isRecord)
        .map((lead) => [
          text((lead['properties'] as Record<string, unknown> | undefined)?.[keyProperty]),
          text(lead['id']),
        ]),
    ),
  };
}

function inputOf({ key, values, lead }: Job, contact: Delivered): Input {
  const properties: Record<string, string> = { hs_lead_name: lead.offer.title || key };
  for (const [name, value] of Object.entries(values))
    if (name.startsWith(leadPrefix)) properties[name.slice(leadPrefix.length)] = String(value);
  return {
    objectWriteTraceId: key,
    properties: { ...properties, [keyProperty]: key },
    associations: [
      {
        to: { id: contact.externalId },
        types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId }],
      },
    ],
  };
}
