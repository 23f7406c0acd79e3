// What becomes of crm.lead records: read in the order of their last write, and looked up by id; ours by their external id.
import type { Failed, RemoteRecord, Settings, Tracking, Wire } from '../connector.ts';
import { answer, type Call } from './odoo-answers.ts';

const pageSize = 200;
/** A transaction that began earlier may be committed later: the last moments are read again. */
const overlapS = 60;
const fields = (
  'id active type won_status probability stage_id user_id lost_reason_id date_conversion expected_revenue ' +
  'company_currency write_date'
).split(' ');

/**
 * at: a second, as Odoo writes it in UTC; it keeps parts of it that it does not tell.
 * afterId: so many changed in that one second that it is read by id.
 */
type Cursor = { at: string; afterId?: number };

const beginning: Cursor = { at: '1970-01-01 00:00:00' };

/** Those of the fields that this Odoo has. */
export type Known = (settings: Settings, wire: Wire) => Promise<string[] | Failed>;

/** Odoo 15 calls lost_reason_id lost_reason, and none before 19 need have won_status: it leaves out what it has not. */
export const knownByFieldsGet =
  (call: Call): Known =>
  async (settings, wire) => {
    const asked = [...fields, 'lost_reason'];
    const told = await call(settings, wire, 'crm.lead', 'fields_get', {
      allfields: asked,
      attributes: ['type'],
    });
    if (told.is !== 'told') return told;
    if (typeof told.value !== 'object' || told.value === null) return answer('not_understood');
    const has = new Set(Object.keys(told.value));
    return asked.filter((name) => has.has(name));
  };

export function odooTracking(
  call: Call,
  urlOf: (settings: Settings, id: string) => string,
  known: Known = () => Promise.resolve(fields),
): Tracking {
  return {
    async changes(settings, wire, cursor) {
      const from = cursorIn(cursor);
      const within = from.afterId !== undefined;
      const rows = await search(call, known, settings, wire, {
        domain: within
          ? [
              ['write_date', '>=', from.at],
              ['write_date', '<', second(from.at, 1)],
              ['id', '>', from.afterId],
            ]
          : [['write_date', '>=', from.at]],
        order: within ? 'id' : 'write_date, id',
        limit: pageSize,
      });
      if (!Array.isArray(rows)) return rows;
      const ours = await recordsOf(call, settings, wire, rows, urlOf);
      if (!Array.isArray(ours)) return ours;
      const next = cursorAfter(from, rows);
      const more = within || rows.length === pageSize;
      return { is: 'read', records: ours, cursor: JSON.stringify(next), more };
    },

    async lookup(sent, settings, wire) {
      const ids = sent
        .map(({ externalId }) => Number(externalId))
        .filter((id) => Number.isInteger(id) && id > 0);
      if (ids.length === 0) return { is: 'read', records: [] };
      const rows = await search(call, known, settings, wire, {
        domain: [['id', 'in', ids]],
        order: 'id',
        limit: ids.length,
      });
      if (!Array.isArray(rows)) return rows;
      const records = await recordsOf(call, settings, wire, rows, urlOf);
      return Array.isArray(records) ? { is: 'read', records } : records;
    },
  };
}

type Row = Record<string, unknown> & { id: number; write_date: string };

async function search(
  call: Call,
  known: Known,
  settings: Settings,
  wire: Wire,
  asked: { domain: unknown[]; order: string; limit: number },
): Promise<Row[] | Failed> {
  const fields = await known(settings, wire);
  if (!Array.isArray(fields)) return fields;
  // Lost leads are archived, and an Odoo leaves those out unless it is told not to.
  const told = await call(settings, wire, 'crm.lead', 'search_read', {
    ...asked,
    fields,
    context: { active_test: false },
  });
  if (told.is !== 'told') return told;
  return Array.isArray(told.value) && told.value.every(isRow) ? told.value : answer('not_understood');
}

const isRow = (value: unknown): value is Row => {
  const { id, write_date: at } = (value ?? {}) as { id?: unknown; write_date?: unknown };
  return Number.isInteger(id) && typeof at === 'string' && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(at);
};

/** Those that we made: others have no external id, or one of another module. */
async function recordsOf(
  call: Call,
  settings: Settings,
  wire: Wire,
  rows: Row[],
  urlOf: (settings: Settings, id: string) => string,
): Promise<RemoteRecord[] | Failed> {
  if (rows.length === 0) return [];
  // Users may not read the table of external ids; of the records that they may read they are told.
  const told = await call(settings, wire, 'crm.lead', 'get_external_id', { ids: rows.map(({ id }) => id) });
  if (told.is !== 'told') return told;
  const names = (typeof told.value === 'object' ? told.value : null) as Record<string, unknown> | null;
  return rows.flatMap((row) => {
    const name = names?.[row.id];
    if (typeof name !== 'string' || !name.startsWith('leadshare.')) return [];
    const id = String(row.id);
    const key = name.slice('leadshare.'.length).replaceAll('_', '-');
    return [{ ...recordOf(row), key, externalId: id, url: urlOf(settings, id) }];
  });
}

function recordOf(row: Row): Omit<RemoteRecord, 'key' | 'externalId' | 'url'> {
  const state = stateOf(row);
  const lostFor = state === 'lost' ? nameIn(row['lost_reason_id'] ?? row['lost_reason']) : null;
  const value = row['expected_revenue'];
  const worth = typeof value === 'number' && value !== 0 ? value : null;
  return {
    state,
    status: lostFor ?? nameIn(row['stage_id']),
    owner: nameIn(row['user_id']),
    value: worth,
    currency: worth === null ? null : nameIn(row['company_currency']),
    changedAt: `${row.write_date.replace(' ', 'T')}Z`,
  };
}

function stateOf({
  won_status: won,
  active,
  probability,
  date_conversion: converted,
}: Row): RemoteRecord['state'] {
  // Where it does not say, only what is won is certain.
  if (won === 'won' || (won === undefined && active !== false && probability === 100)) return 'won';
  // What is archived with a chance left was put away, not lost.
  if (won === 'lost' || (active === false && probability === 0)) return 'lost';
  if (active === false) return 'disqualified';
  // A lead that became an opportunity; one that was made as an opportunity never was converted.
  return typeof converted === 'string' ? 'converted' : 'open';
}

/** A many2one is [id, name], or false. */
function nameIn(value: unknown): string | null {
  return Array.isArray(value) && typeof value[1] === 'string' ? value[1] : null;
}

function cursorAfter(from: Cursor, rows: Row[]): Cursor {
  const last = rows.at(-1);
  const full = rows.length === pageSize;
  if (from.afterId !== undefined)
    return full ? { at: from.at, afterId: last!.id } : { at: second(from.at, 1) };
  if (last === undefined) return from;
  if (!full) {
    const again = second(last.write_date, -overlapS);
    return { at: again > from.at ? again : from.at };
  }
  return last.write_date === from.at ? { at: from.at, afterId: 0 } : { at: last.write_date };
}

const second = (at: string, later: number) =>
  new Date(Date.parse(`${at.replace(' ', 'T')}Z`) + later * 1_000)
    .toISOString()
    .slice(0, 19)
    .replace('T', ' ');

function cursorIn(text: string | null): Cursor {
  return text === null ? beginning : (JSON.parse(text) as Cursor);
}
