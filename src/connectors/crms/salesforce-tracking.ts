// What became of our leads in Salesforce: one query over leads and what they were converted to, deleted ones among them.
import type { Failed, RemoteRecord, Settings, Tracking, Wire } from '../connector.ts';
import { isReply } from '../authorized.ts';
import { objectIn } from '../reply.ts';
import { readFailure } from './salesforce-answers.ts';
import { baseOf, call, keyFieldOf } from './salesforce-call.ts';
import { isSalesforceId } from './salesforce-id.ts';

type Cursor = {
  /** RFC 3339; the newest change of the round before. */
  since: string | null;
  next: string | null;
  newest: string | null;
  /** An org with one currency has no field for it. */
  oneCurrency: boolean;
};

const beginning: Cursor = { since: null, next: null, newest: null, oneCurrency: false };
/** What was being written while we read shows its time only afterwards. */
const overlapMs = 60_000;

export const salesforceTracking: Tracking = {
  async changes(settings, wire, text) {
    const cursor = {
      ...beginning,
      ...(text === null ? {} : (objectIn(Buffer.from(text)) as Partial<Cursor>)),
    };
    const first = (oneCurrency: boolean) =>
      queryPath(changed(settings, cursor.since, oneCurrency), 'queryAll');
    let page = await read(settings, wire, cursor.next ?? first(cursor.oneCurrency));
    let { oneCurrency } = cursor;
    if (lacksCurrency(page)) {
      oneCurrency = true;
      page = await read(settings, wire, first(true));
    } else if (page.is === 'refused' && cursor.next !== null)
      // A page's address ends after two days.
      page = await read(settings, wire, first(oneCurrency));
    if (page.is !== 'read') return page;
    const newest = page.records.reduce<string | null>(
      (latest, { changedAt }) => (latest === null || changedAt > latest ? changedAt : latest),
      cursor.newest,
    );
    const then: Cursor = page.next
      ? { ...cursor, oneCurrency, next: page.next, newest }
      : { ...beginning, oneCurrency, since: newest ?? cursor.since };
    return {
      is: 'read',
      records: page.records,
      cursor: JSON.stringify(then),
      more: page.next !== null,
    };
  },

  async lookup(sent, settings, wire) {
    const keys = sent.map(({ key }) => key);
    const ids = sent.flatMap(({ externalId }) =>
      externalId !== null && isSalesforceId(externalId) ? [externalId] : [],
    );
    const where = [
      `${keyFieldOf(settings)} IN (${quoted(keys)})`,
      ...(ids.length > 0 ? [`Id IN (${quoted(ids)})`] : []),
    ];
    const query = (oneCurrency: boolean) =>
      queryPath(`${columns(settings, oneCurrency)} WHERE ${where.join(' OR ')}`, 'query');
    let page = await read(settings, wire, query(false));
    if (lacksCurrency(page)) page = await read(settings, wire, query(true));
    const records: RemoteRecord[] = [];
    // However few it puts on a page: one that is not on the first is not gone.
    while (page.is === 'read') {
      records.push(...page.records);
      if (page.next === null) return { is: 'read', records };
      page = await read(settings, wire, page.next);
    }
    return page;
  },
};

/** Keys and ids are of letters, digits and dashes. */
const quoted = (values: string[]) => values.map((value) => `'${value}'`).join(',');

const lacksCurrency = (page: Page | Failed) =>
  page.is === 'refused' && page.said?.code === 'field_unknown' && /CurrencyIsoCode/.test(page.detail);

function columns(settings: Settings, oneCurrency: boolean): string {
  const opportunity = ['Amount', 'StageName', 'IsWon', 'IsClosed', 'SystemModstamp', 'Owner.Name'];
  const asked = [...opportunity, ...(oneCurrency ? [] : ['CurrencyIsoCode'])].map(
    (name) => `ConvertedOpportunity.${name}`,
  );
  return `SELECT Id, ${keyFieldOf(settings)}, Status, IsConverted, IsDeleted, SystemModstamp, Owner.Name, ConvertedOpportunityId, ${asked.join(', ')} FROM Lead`;
}

/** A won opportunity does not change its lead, so both times count. */
function changed(settings: Settings, since: string | null, oneCurrency: boolean): string {
  const from = since === null ? null : new Date(Date.parse(since) - overlapMs).toISOString();
  const later =
    from === null ? '' : ` AND (SystemModstamp >= ${from} OR ConvertedOpportunity.SystemModstamp >= ${from})`;
  return `${columns(settings, oneCurrency)} WHERE ${keyFieldOf(settings)} != null${later} ORDER BY SystemModstamp, Id`;
}

const queryPath = (soql: string, resource: 'query' | 'queryAll') =>
  `/${resource}?q=${encodeURIComponent(soql)}`;

type Page = { is: 'read'; records: RemoteRecord[]; next: string | null };
type Row = Record<string, unknown> & { Id: string; SystemModstamp: string };

async function read(settings: Settings, wire: Wire, path: string): Promise<Page | Failed> {
  const reply = await call(settings, wire, {
    method: 'GET',
    path,
    headers: { 'sforce-query-options': 'batchSize=200' },
  });
  if (!isReply(reply)) return reply;
  const found = reply.status === 200 ? objectIn(reply.body) : null;
  if (found === null || !Array.isArray(found['records']))
    return readFailure(reply, wire.now, keyFieldOf(settings));
  const next = found['nextRecordsUrl'];
  return {
    is: 'read',
    records: (found['records'] as Row[]).map((row) => recordOf(row, settings)),
    next: typeof next === 'string' && next.startsWith('/services/') ? next : null,
  };
}

function recordOf(row: Row, settings: Settings): RemoteRecord {
  const found = row['ConvertedOpportunity'];
  const opportunity = typeof found === 'object' && found !== null ? (found as Row) : null;
  const value = opportunity?.['Amount'];
  const key = row[keyFieldOf(settings)];
  const times = [row.SystemModstamp, ...(opportunity ? [opportunity.SystemModstamp] : [])].map((time) =>
    new Date(time).toISOString(),
  );
  return {
    key: typeof key === 'string' ? key : null,
    externalId: row.Id,
    url: urlOf(settings, row.Id),
    state: stateOf(row, opportunity),
    status: text(opportunity?.['StageName']) ?? text(row['Status']),
    owner: nameOf(opportunity) ?? nameOf(row),
    value: typeof value === 'number' ? value : null,
    currency: text(opportunity?.['CurrencyIsoCode']),
    changedAt: times.toSorted().at(-1)!,
  };
}

export const urlOf = (settings: Settings, id: string) => `${baseOf(settings)}/${id}`;

const text = (value: unknown) => (typeof value === 'string' ? value : null);
const nameOf = (row: Row | null) => text((row?.['Owner'] as { Name?: unknown } | null | undefined)?.Name);

/** What a lead is called before it is converted is each org's own; the standard names and their like are read. */
function stateOf(row: Row, opportunity: Row | null): RemoteRecord['state'] {
  if (row['IsDeleted'] === true) return 'deleted';
  if (row['IsConverted'] === true) {
    if (opportunity === null) return 'qualified';
    if (opportunity['IsWon'] === true) return 'won';
    return opportunity['IsClosed'] === true ? 'lost' : 'converted';
  }
  const status = text(row['Status']) ?? '';
  if (/^closed|unqualified|disqualified|not converted/i.test(status)) return 'disqualified';
  return /^(?:open|new)\b/i.test(status) ? 'open' : 'working';
}
