// Leads written by crm.lead/load, Odoo's import: created or updated by their external id, so that a repeat changes nothing.
// Several rows are one transaction: all are written, or none is.
import {
  destinationRefusals,
  type Failed,
  type Job,
  type Outcome,
  type Settings,
  type Wire,
} from '../connector.ts';
import { answer, type Call } from './odoo-answers.ts';

export const country = 'country_id/id';

type Row = Record<string, string>;
type Item = { job: Job; row: Row };
type Message = { record: unknown; field: unknown; message: unknown };
type Loaded = { is: 'loaded'; ids: number[] } | { is: 'rolled_back'; messages: Message[] } | Failed;

export function odooLoad(call: Call, urlOf: (settings: Settings, id: string) => string) {
  const push = (job: Job, settings: Settings, wire: Wire) => pushRow(rowOf(job), settings, wire);

  async function pushRow(row: Row, settings: Settings, wire: Wire): Promise<Outcome> {
    const first = await load(call, [row], settings, wire);
    return isForeign(first, row)
      ? outcomeOf(await load(call, [withoutCountry(row)], settings, wire), settings)
      : outcomeOf(first, settings);
  }

  const delivered = (id: number, settings: Settings): Outcome => ({
    is: 'delivered',
    externalId: String(id),
    url: urlOf(settings, String(id)),
  });

  function outcomeOf(loaded: Loaded, settings: Settings): Outcome {
    if (loaded.is === 'loaded') return delivered(loaded.ids[0]!, settings);
    return loaded.is === 'rolled_back' ? complaintOf(loaded.messages) : loaded;
  }

  /** Those without fault go together, and those that only lose their country; what else the load stumbled over goes alone and has an answer of its own. */
  async function pushAlike(items: Item[], settings: Settings, wire: Wire): Promise<[Job, Outcome][]> {
    if (items.length <= 1) return pushAlone(items, settings, wire);
    const loaded = await load(
      call,
      items.map(({ row }) => row),
      settings,
      wire,
    );
    if (loaded.is === 'loaded')
      return items.map(({ job }, at) => [job, delivered(loaded.ids[at]!, settings)]);
    if (loaded.is !== 'rolled_back') {
      const ofAll = loaded.is === 'retry' || destinationRefusals.has(loaded.reason);
      return ofAll ? items.map(({ job }) => [job, loaded]) : pushAlone(items, settings, wire);
    }
    const faults = Map.groupBy(loaded.messages, ({ record }) => record);
    const sorted = Map.groupBy(items, ({ row }, at) => {
      const messages = faults.get(at);
      if (messages === undefined) return 'well';
      return isForeign({ is: 'rolled_back', messages }, row) ? 'foreign' : 'faulty';
    });
    const those = (kind: 'well' | 'foreign' | 'faulty') => sorted.get(kind) ?? [];
    const well = those('well');
    if (well.length === items.length) return pushAlone(items, settings, wire);
    const foreign = those('foreign').map(({ job, row }) => ({ job, row: withoutCountry(row) }));
    return [
      ...(await pushAlike(well, settings, wire)),
      ...(await pushAlike(foreign, settings, wire)),
      ...(await pushAlone(those('faulty'), settings, wire)),
    ];
  }

  async function pushAlone(items: Item[], settings: Settings, wire: Wire): Promise<[Job, Outcome][]> {
    const outcomes: [Job, Outcome][] = [];
    for (const { job, row } of items) outcomes.push([job, await pushRow(row, settings, wire)]);
    return outcomes;
  }

  return {
    push,
    batch: {
      most: 50,
      async push(jobs: Job[], settings: Settings, wire: Wire): Promise<Outcome[]> {
        const outcomes = new Map<Job, Outcome>();
        // An empty cell would take away what somebody wrote there; so rows go with those that have the same columns.
        const items = jobs.map((job) => ({ job, row: rowOf(job) }));
        for (const alike of Map.groupBy(items, ({ row }) => Object.keys(row).join()).values())
          for (const [job, outcome] of await pushAlike(alike, settings, wire)) outcomes.set(job, outcome);
        return jobs.map((job) => outcomes.get(job)!);
      },
    },
  };
}

/** Column to text. */
function rowOf(job: Job): Row {
  return { id: `leadshare.${job.key.replace(/[^a-z0-9_]/g, '_')}`, ...cellsOf(job) };
}

export function cellsOf({ values, targets = [] }: Pick<Job, 'values' | 'targets'>): Row {
  const dates = new Set(targets.filter(({ type }) => type === 'date').map(({ name }) => name));
  const cells = Object.entries(values).map(([name, value]) => [
    name,
    dates.has(name)
      ? String(value)
          .replace('T', ' ')
          .replace(/\.\d+Z$/, '')
      : String(value),
  ]);
  return Object.fromEntries(cells) as Row;
}

/** A load that wrote nothing is answered like one that wrote: what counts is its list of ids. */
export async function load(call: Call, rows: Row[], settings: Settings, wire: Wire): Promise<Loaded> {
  const fields = Object.keys(rows[0]!);
  const data = rows.map((row) => fields.map((field) => row[field]));
  // Times are ours, not those of the zone that the key's user lives in.
  const args = { fields, data, context: { tz: 'UTC' } };
  const told = await call(settings, wire, 'crm.lead', 'load', args, 'writes');
  if (told.is !== 'told') return told;
  const { ids, messages } = (told.value ?? {}) as { ids?: unknown; messages?: unknown };
  if (Array.isArray(ids) && ids.length === rows.length && ids.every(Number.isInteger))
    return { is: 'loaded', ids: ids as number[] };
  if (ids !== false || !Array.isArray(messages)) return answer('not_understood');
  const said = messages.filter((entry): entry is Message => typeof entry === 'object' && entry !== null);
  return { is: 'rolled_back', messages: said };
}

/** Two loads of one external id at a time: Odoo says so in words only, and the loser's repeat becomes an update. */
const isRace = ({ message }: Message) =>
  /could not serialize access|deadlock detected/i.test(String(message));

/** A country that this Odoo does not have must not cost the lead: it is in the notes as well. */
function isForeign(loaded: Loaded, row: Row): boolean {
  return (
    loaded.is === 'rolled_back' &&
    country in row &&
    !loaded.messages.some(isRace) &&
    loaded.messages.some(({ field }) => typeof field === 'string' && field.startsWith('country_id'))
  );
}

function withoutCountry(row: Row): Row {
  const { [country]: _, ...others } = row;
  return others;
}

export function complaintOf(messages: Message[]): Failed {
  if (messages.some(isRace)) return answer('same_record_at_once');
  const { field, message: said } = messages.find(({ message }) => typeof message === 'string') ?? {};
  return typeof field === 'string' && field !== ''
    ? answer('value_wrong', { field, said })
    : answer('lead_refused', { said });
}
