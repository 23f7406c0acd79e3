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
type Message = { record: unknown; field: unknown; message: unknown };
type Loaded = { is: 'loaded'; ids: number[] } | { is: 'rolled_back'; messages: Message[] } | Failed;

export function odooLoad(call: Call, urlOf: (settings: Settings, id: string) => string) {
  async function push(job: Job, settings: Settings, wire: Wire): Promise<Outcome> {
    const row = rowOf(job);
    const first = await load(call, [row], settings, wire);
    if (!isUnknownCountry(first, row)) return outcomeOf(first, settings);
    // A country that this Odoo does not have must not cost the lead: it is in the notes as well.
    const { [country]: _, ...others } = row;
    return outcomeOf(await load(call, [others], settings, wire), settings);
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

  /** Those without fault go together; what the whole load stumbled over goes alone and has an answer of its own. */
  async function pushAlike(jobs: Job[], settings: Settings, wire: Wire): Promise<[Job, Outcome][]> {
    if (jobs.length <= 1) return pushAlone(jobs, settings, wire);
    const loaded = await load(call, jobs.map(rowOf), settings, wire);
    if (loaded.is === 'loaded') return jobs.map((job, at) => [job, delivered(loaded.ids[at]!, settings)]);
    if (loaded.is !== 'rolled_back') {
      const ofAll = loaded.is === 'retry' || destinationRefusals.has(loaded.reason);
      return ofAll ? jobs.map((job) => [job, loaded]) : pushAlone(jobs, settings, wire);
    }
    const named = new Set(loaded.messages.map(({ record }) => record));
    const well = jobs.filter((_, at) => !named.has(at));
    if (well.length === jobs.length) return pushAlone(jobs, settings, wire);
    const faulty = jobs.filter((_, at) => named.has(at));
    return [...(await pushAlike(well, settings, wire)), ...(await pushAlone(faulty, settings, wire))];
  }

  async function pushAlone(jobs: Job[], settings: Settings, wire: Wire): Promise<[Job, Outcome][]> {
    const outcomes: [Job, Outcome][] = [];
    for (const job of jobs) outcomes.push([job, await push(job, settings, wire)]);
    return outcomes;
  }

  return {
    push,
    batch: {
      most: 50,
      async push(jobs: Job[], settings: Settings, wire: Wire): Promise<Outcome[]> {
        const outcomes = new Map<Job, Outcome>();
        // An empty cell would take away what somebody wrote there; so rows go with those that have the same columns.
        for (const alike of Map.groupBy(jobs, (job) => Object.keys(rowOf(job)).join()).values())
          for (const [job, outcome] of await pushAlike(alike, settings, wire)) outcomes.set(job, outcome);
        return jobs.map((job) => outcomes.get(job)!);
      },
    },
  };
}

/** Column to text. */
function rowOf({ key, values, targets = [] }: Job): Row {
  const dates = new Set(targets.filter(({ type }) => type === 'date').map(({ name }) => name));
  const cells = Object.entries(values).map(([name, value]) => [
    name,
    dates.has(name)
      ? String(value)
          .replace('T', ' ')
          .replace(/\.\d+Z$/, '')
      : String(value),
  ]);
  return { id: `leadshare.${key.replace(/[^a-z0-9_]/g, '_')}`, ...(Object.fromEntries(cells) as Row) };
}

/** A load that wrote nothing is answered like one that wrote: what counts is its list of ids. */
async function load(call: Call, rows: Row[], settings: Settings, wire: Wire): Promise<Loaded> {
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

function isUnknownCountry(loaded: Loaded, row: Row): boolean {
  return (
    loaded.is === 'rolled_back' &&
    country in row &&
    !loaded.messages.some(isRace) &&
    loaded.messages.some(({ field }) => typeof field === 'string' && field.startsWith('country_id'))
  );
}

function complaintOf(messages: Message[]): Failed {
  if (messages.some(isRace)) return answer('same_record_at_once');
  const { field, message: said } = messages.find(({ message }) => typeof message === 'string') ?? {};
  return typeof field === 'string' && field !== ''
    ? answer('value_wrong', { field, said })
    : answer('lead_refused', { said });
}
