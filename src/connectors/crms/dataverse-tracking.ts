// What became of our leads in Dataverse: leads changed since, then leads whose opportunity changed, page by page.
import type { Failed, RemoteRecord, Settings, Tracking, Wire } from '../connector.ts';
import { isReply } from '../authorized.ts';
import { objectIn } from '../reply.ts';
import { readFailure } from './dataverse-answers.ts';
import { answer, baseOf, call, keyColumnOf } from './dataverse-call.ts';
import { isGuid } from '../entra.ts';

/** An opportunity that is won does not change its lead: so each round asks twice. */
type Cursor = {
  /** RFC 3339; from the newest change of the round before. */
  since: string | null;
  asks: 'leads' | 'opportunities';
  /** The rest of what is being read. */
  next: string | null;
  newest: string | null;
};

const beginning: Cursor = { since: null, asks: 'leads', next: null, newest: null };
/** What was being written while we read shows its time only afterwards. */
const overlapMs = 60_000;
const annotation = 'OData.Community.Display.V1.FormattedValue';

export const dataverseTracking: Tracking = {
  async changes(settings, wire, text) {
    const cursor = cursorIn(text);
    let page = await read(settings, wire, cursor.next ?? firstPage(settings, cursor));
    // A page link does not live for ever; what it led to is read again from where the round began.
    if (page.is === 'refused' && cursor.next !== null)
      page = await read(settings, wire, firstPage(settings, { ...cursor, next: null }));
    if (page.is !== 'read') return page;
    const newest = page.records.reduce<string | null>(
      (latest, { changedAt }) => (latest === null || changedAt > latest ? changedAt : latest),
      cursor.newest,
    );
    const more = page.next !== null || cursor.asks === 'leads';
    const then: Cursor = page.next
      ? { ...cursor, next: page.next, newest }
      : cursor.asks === 'leads'
        ? { ...cursor, asks: 'opportunities', next: null, newest }
        : { ...beginning, since: newest ?? cursor.since };
    return { is: 'read', records: page.records, cursor: JSON.stringify(then), more };
  },

  async lookup(sent, settings, wire) {
    const keys = sent.map(({ key }) => key);
    const ids = sent.flatMap(({ externalId }) =>
      externalId !== null && isGuid(externalId) ? [externalId] : [],
    );
    const filter = [among(keyColumnOf(settings), keys), ...(ids.length > 0 ? [among('leadid', ids)] : [])];
    const records: RemoteRecord[] = [];
    // However few it puts on a page: one that is not on the first is not gone.
    for (let path: string | null = pathOf(settings, filter.join(' or ')); path !== null;) {
      const page = await read(settings, wire, path);
      if (page.is !== 'read') return page;
      records.push(...page.records);
      path = page.next;
    }
    return { is: 'read', records };
  },
};

const among = (name: string, values: string[]) =>
  `Microsoft.Dynamics.CRM.In(PropertyName='${name}',PropertyValues=[${values.map((value) => `'${value}'`).join(',')}])`;

function firstPage(settings: Settings, { since, asks }: Cursor): string {
  const changed = asks === 'leads' ? 'modifiedon' : 'qualifyingopportunityid/modifiedon';
  const from =
    since === null ? '' : ` and ${changed} ge ${new Date(Date.parse(since) - overlapMs).toISOString()}`;
  const converted = asks === 'leads' ? '' : ' and _qualifyingopportunityid_value ne null';
  return pathOf(settings, `${keyColumnOf(settings)} ne null${converted}${from}`);
}

function pathOf(settings: Settings, filter: string): string {
  const opportunity =
    'qualifyingopportunityid($select=opportunityid,statecode,estimatedvalue,actualvalue,modifiedon,_ownerid_value;$expand=transactioncurrencyid($select=isocurrencycode))';
  const columns = `leadid,${keyColumnOf(settings)},statecode,statuscode,modifiedon,_ownerid_value`;
  return `leads?$select=${columns}&$expand=${opportunity}&$filter=${encodeURIComponent(filter)}&$orderby=modifiedon asc,leadid asc`.replaceAll(
    ' ',
    '%20',
  );
}

type Page = { is: 'read'; records: RemoteRecord[]; next: string | null };

async function read(settings: Settings, wire: Wire, path: string): Promise<Page | Failed> {
  const reply = await call(settings, wire, {
    method: 'GET',
    path,
    headers: { prefer: `odata.maxpagesize=200, odata.include-annotations="${annotation}"` },
  });
  if (!isReply(reply)) return reply;
  const found = reply.status === 200 ? objectIn(reply.body) : null;
  if (found === null) return readFailure(reply, wire.now, keyColumnOf(settings));
  if (!Array.isArray(found['value']))
    return answer('not_understood', { status: 200 }, { reply, now: wire.now });
  const next = found['@odata.nextLink'];
  return {
    is: 'read',
    records: (found['value'] as Row[]).map((row) => recordOf(row, settings)),
    // The token goes to no other host than the environment itself.
    next: typeof next === 'string' && next.startsWith(`${baseOf(settings)}/`) ? next : null,
  };
}

type Row = Record<string, unknown> & { leadid: string; modifiedon: string };

function recordOf(row: Row, settings: Settings): RemoteRecord {
  const found = row['qualifyingopportunityid'];
  const opportunity = typeof found === 'object' && found !== null ? (found as Row) : null;
  const worth =
    opportunity?.['statecode'] === 1 ? opportunity['actualvalue'] : opportunity?.['estimatedvalue'];
  const currency = (opportunity?.['transactioncurrencyid'] as { isocurrencycode?: string } | null | undefined)
    ?.isocurrencycode;
  const changes = [row.modifiedon, ...(opportunity ? [opportunity.modifiedon] : [])];
  const key = row[keyColumnOf(settings)];
  return {
    key: typeof key === 'string' ? key : null,
    externalId: row.leadid,
    url: urlOf(settings, row.leadid),
    state: stateOf(row, opportunity),
    status: told(row, 'statuscode'),
    owner: (opportunity && told(opportunity, '_ownerid_value')) ?? told(row, '_ownerid_value'),
    value: typeof worth === 'number' ? worth : null,
    currency: currency ?? null,
    changedAt: changes.toSorted().at(-1)!,
  };
}

export const urlOf = (settings: Settings, leadId: string) =>
  `${baseOf(settings)}/main.aspx?pagetype=entityrecord&etn=lead&id=${leadId}`;

/** What people there see for a number or an id. */
function told(row: Row, name: string): string | null {
  const text = row[`${name}@${annotation}`];
  return typeof text === 'string' ? text : null;
}

/** Of a lead: open, qualified, disqualified; its opportunity: open, won, lost. */
function stateOf(row: Row, opportunity: Row | null): RemoteRecord['state'] {
  if (row['statecode'] === 2) return 'disqualified';
  if (row['statecode'] !== 1) return row['statuscode'] === 1 ? 'open' : 'working';
  if (opportunity === null) return 'qualified';
  if (opportunity['statecode'] === 1) return 'won';
  return opportunity['statecode'] === 2 ? 'lost' : 'converted';
}

function cursorIn(text: string | null): Cursor {
  const value = text === null ? null : objectIn(Buffer.from(text));
  return value === null ? beginning : { ...beginning, ...(value as Partial<Cursor>) };
}
