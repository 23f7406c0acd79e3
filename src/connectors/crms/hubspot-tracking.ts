// What becomes of contacts in HubSpot: its search tells which changed, their records tell whose they are and what deals they made.
import type { Failed, RemoteRecord, Settings, Tracking, Wire, WireReply } from '../connector.ts';
import { objectIn } from '../reply.ts';
import { accountOf, call, contactUrl, isAccount, keyProperty, type Account } from './hubspot-account.ts';
import { failedBy, isRecord, text } from './hubspot-answers.ts';

/** With the history of a property, one call reads 50 records. */
const page = 50;
/** The search learns of a change within seconds; a minute is looked at twice. */
const lateMs = 60_000;

/** The cursor is the time of the last change seen, in milliseconds. */
export const changes: Tracking['changes'] = async (settings, wire, cursor) => {
  const account = await accountOf(settings, wire);
  if (!isAccount(account)) return account;
  const since = cursor ?? '0';
  const reply = await call(settings, wire, 'POST', '/crm/v3/objects/contacts/search', searchFor(since), true);
  const results = listIn(reply);
  if (results === null) return failedBy(reply, wire.now, account.timeZone);
  const times = results.map(({ properties }) => Date.parse(text(of(properties, 'lastmodifieddate'))));
  const last = Math.max(Number(since), ...times.filter(Number.isFinite));
  const isFull = results.length === page;
  // A page may end between changes of one moment: that moment is asked for again, unless nothing came before it.
  const upTo = isFull && times[0] !== last ? last - 1 : last;
  const ids = results.filter((_, at) => !(times[at]! > upTo)).map(({ id }) => ({ id: text(id) }));
  const read = await contactsOf(ids, undefined, settings, wire, account);
  if (!Array.isArray(read)) return read;
  const settled = wire.now.getTime() - lateMs;
  const next = isFull ? upTo : Math.max(Number(since), Math.min(upTo, settled));
  return { is: 'read', records: read.flatMap(({ records }) => records), cursor: String(next), more: isFull };
};

export const lookup: Tracking['lookup'] = async (sent, settings, wire) => {
  const account = await accountOf(settings, wire);
  if (!isAccount(account)) return account;
  const found: Found[] = [];
  const byId = [...new Set(sent.flatMap(({ externalId }) => externalId ?? []))].map((id) => ({ id }));
  const byKey = sent.filter(({ externalId }) => externalId === null).map(({ key }) => ({ id: key }));
  for (const [all, idProperty] of [[byId, undefined] as const, [byKey, keyProperty] as const])
    for (let at = 0; at < all.length; at += page) {
      const read = await contactsOf(all.slice(at, at + page), idProperty, settings, wire, account);
      if (!Array.isArray(read)) return read;
      found.push(...read);
    }
  const records = sent.flatMap(({ key, externalId }) => {
    const exact = found.flatMap((contact) => contact.records).find((record) => record.key === key);
    const same = found.find(({ id }) => id === externalId)?.records[0];
    return exact ?? (same ? { ...same, key } : []);
  });
  return { is: 'read', records };
};

const searchFor = (since: string) => ({
  filterGroups: [
    {
      filters: [
        { propertyName: keyProperty, operator: 'HAS_PROPERTY' },
        { propertyName: 'lastmodifieddate', operator: 'GT', value: since },
      ],
    },
  ],
  sorts: [{ propertyName: 'lastmodifieddate', direction: 'ASCENDING' }],
  properties: ['lastmodifieddate'],
  limit: page,
});

/** A contact, and a record for each delivery that it took: the keys that it had, newest first. */
type Found = { id: string; records: RemoteRecord[] };

async function contactsOf(
  inputs: { id: string }[],
  idProperty: string | undefined,
  settings: Settings,
  wire: Wire,
  account: Account,
): Promise<Found[] | Failed> {
  if (inputs.length === 0) return [];
  const body = {
    ...(idProperty && { idProperty }),
    properties: ['hs_lead_status', 'lifecyclestage', 'hubspot_owner_id', 'lastmodifieddate', keyProperty],
    propertiesWithHistory: [keyProperty],
    inputs,
  };
  const reply = await call(settings, wire, 'POST', '/crm/v3/objects/contacts/batch/read', body, true);
  const contacts = listIn(reply);
  if (contacts === null) return failedBy(reply, wire.now, account.timeZone);
  const deals = await dealsOf(
    contacts.map(({ id }) => text(id)),
    settings,
    wire,
    account,
  );
  if (!(deals instanceof Map)) return deals;
  const owners = await ownersOf(contacts, settings, wire);
  return contacts.map((contact) => {
    const id = text(contact['id']);
    const owner = text(of(contact['properties'], 'hubspot_owner_id'));
    const own = { ...contactUrl(account, id), owner: owner === '' ? null : (owners.get(owner) ?? owner) };
    const records = keysOf(contact).map(({ key, from }) =>
      recordOf(
        contact,
        key,
        own,
        (deals.get(id) ?? []).filter(({ madeAt }) => madeAt >= from),
      ),
    );
    return { id, records };
  });
}

type Deal = {
  state: 'won' | 'lost' | 'converted';
  stage: string;
  value: number | null;
  currency: string | null;
  madeAt: number;
  changedAt: string;
};

function recordOf(
  contact: Record<string, unknown>,
  key: string | null,
  { url = null, owner }: { url?: string | null; owner: string | null },
  deals: Deal[],
): RemoteRecord {
  const { id, properties } = contact;
  const status = text(of(properties, 'hs_lead_status'));
  const stage = text(of(properties, 'lifecyclestage'));
  const deal = (['won', 'converted', 'lost'] as const)
    .map((state) => deals.find((one) => one.state === state))
    .find((one) => one !== undefined);
  const changed = [text(of(properties, 'lastmodifieddate')), deal?.changedAt ?? ''].toSorted().at(-1)!;
  return {
    key,
    externalId: text(id),
    url,
    state: deal?.state ?? byStatus[status] ?? byStage[stage] ?? 'open',
    status: deal?.stage || status || stage || null,
    owner,
    value: deal?.value ?? null,
    currency: deal?.currency ?? null,
    changedAt: changed,
  };
}

const byStatus: Record<string, RemoteRecord['state']> = {
  UNQUALIFIED: 'disqualified',
  OPEN_DEAL: 'converted',
  IN_PROGRESS: 'working',
  ATTEMPTED_TO_CONTACT: 'working',
  CONNECTED: 'working',
  BAD_TIMING: 'working',
};
const byStage: Record<string, RemoteRecord['state']> = {
  salesqualifiedlead: 'qualified',
  opportunity: 'qualified',
};

/** A person who came twice had two keys, one after the other; what a deal is worth belongs to those that came before it. */
function keysOf(contact: Record<string, unknown>): { key: string | null; from: number }[] {
  const history = of(contact['propertiesWithHistory'], keyProperty);
  const kept = (Array.isArray(history) ? history.filter(isRecord) : [])
    .map(({ value, timestamp }) => ({ key: text(value), from: Date.parse(text(timestamp)) || 0 }))
    .filter(({ key }) => key !== '');
  const first = new Map<string, { key: string; from: number }>();
  for (const one of kept) first.set(one.key, one);
  const key = text(of(contact['properties'], keyProperty)) || null;
  return first.size > 0 ? [...first.values()] : [{ key, from: 0 }];
}

/** Deals by contact. A token that may not read deals, or a plan without, gives none. */
async function dealsOf(
  contacts: string[],
  settings: Settings,
  wire: Wire,
  account: Account,
): Promise<Map<string, Deal[]> | Failed> {
  const none = new Map<string, Deal[]>();
  if (contacts.length === 0) return none;
  const linkPath = '/crm/v4/associations/contacts/deals/batch/read';
  const links = await call(
    settings,
    wire,
    'POST',
    linkPath,
    { inputs: contacts.map((id) => ({ id })) },
    true,
  );
  if (links.status === 403 || links.status === 404) return none;
  const linked = listIn(links);
  if (linked === null) return failedBy(links, wire.now, account.timeZone);
  const pairs = linked.flatMap(({ from, to }) =>
    (Array.isArray(to) ? to.filter(isRecord) : []).map(
      ({ toObjectId }) => [text(of(from, 'id')), String(toObjectId)] as const,
    ),
  );
  const ids = [...new Set(pairs.map(([, deal]) => deal))];
  const byId = new Map<string, Deal>();
  for (let at = 0; at < ids.length; at += 100) {
    const properties =
      'amount deal_currency_code dealstage hs_is_closed hs_is_closed_won hs_lastmodifieddate createdate'.split(
        ' ',
      );
    const inputs = ids.slice(at, at + 100).map((id) => ({ id }));
    const body = { properties, propertiesWithHistory: [], inputs };
    const reply = await call(settings, wire, 'POST', '/crm/v3/objects/deals/batch/read', body, true);
    if (reply.status === 403) return none;
    const deals = listIn(reply);
    if (deals === null) return failedBy(reply, wire.now, account.timeZone);
    for (const deal of deals) byId.set(text(deal['id']), dealOf(deal['properties']));
  }
  for (const [contact, deal] of pairs) {
    const one = byId.get(deal);
    if (one) none.set(contact, [...(none.get(contact) ?? []), one]);
  }
  return none;
}

function dealOf(properties: unknown): Deal {
  const value = (name: string) => text(of(properties, name));
  const isClosed = value('hs_is_closed') === 'true';
  return {
    state: value('hs_is_closed_won') === 'true' ? 'won' : isClosed ? 'lost' : 'converted',
    stage: value('dealstage'),
    value: value('amount') === '' ? null : Number(value('amount')),
    currency: value('deal_currency_code') || null,
    madeAt: Date.parse(value('createdate')) || 0,
    changedAt: value('hs_lastmodifieddate'),
  };
}

/** Names by id, where the token may read them. */
async function ownersOf(
  contacts: Record<string, unknown>[],
  settings: Settings,
  wire: Wire,
): Promise<Map<string, string>> {
  if (contacts.every(({ properties }) => text(of(properties, 'hubspot_owner_id')) === '')) return new Map();
  const owners = listIn(await call(settings, wire, 'GET', '/crm/v3/owners?limit=500')) ?? [];
  return new Map(
    owners.map(({ id, firstName, lastName, email }) => [
      text(id),
      [text(firstName), text(lastName)].filter(Boolean).join(' ') || text(email),
    ]),
  );
}

/** Some may be lacking (207). */
function listIn({ status, body }: WireReply): Record<string, unknown>[] | null {
  const results = status === 200 || status === 207 ? objectIn(body)?.['results'] : null;
  return Array.isArray(results) ? results.filter(isRecord) : null;
}

const of = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : undefined);
