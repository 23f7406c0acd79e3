// Pipedrive: a lead per delivery on its person. It has no key to write by, so each try first looks through the person's leads
// for the one with our mark: the list is read from the records, where the search would be seconds late.
import {
  defineCrm,
  type Failed,
  type Job,
  type Outcome,
  type SettingError,
  type Settings,
  type Wire,
  type WireReply,
  type WireRequest,
} from '../connector.ts';
import { answer, baseOf, call, isRecord, recordsIn, text } from './pipedrive-answers.ts';
import { defaults, describe, inspect, targets } from './pipedrive-fields.ts';
import { leadFieldsOf } from './pipedrive-lead.ts';
import { findPerson, knownBy, makePerson } from './pipedrive-person.ts';
import { update } from './pipedrive-update.ts';

export const pipedrive = defineCrm({
  kind: 'pipedrive',
  name: 'Pipedrive',
  fields: [
    {
      name: 'url',
      kind: 'url',
      label: 'Pipedrive address',
      help: 'The address you open Pipedrive with, up to the host name, such as https://acme.pipedrive.com.',
      required: true,
      maxLength: 500,
    },
    {
      name: 'apiToken',
      kind: 'secret',
      label: 'API token',
      help: 'In Pipedrive: your picture, Personal preferences, API. The leads come as from that user.',
      required: true,
      maxLength: 200,
    },
  ],
  review: (settings) => [...reviewUrl(settings), ...reviewToken(settings)],
  // The smallest plan takes 20 calls in 2 seconds; a delivery makes up to eight.
  limits: { concurrency: 1, ratePerSecond: 1 },
  mappable: { targets, open: true, defaults },
  describe,
  inspect,

  async push(job, settings, wire) {
    const known = await findPerson(job, settings, wire);
    if (isFailed(known)) return known;
    const there = await findLead(job, known, settings, wire);
    if (there !== null && 'is' in there) return there;
    if (there !== null) return noted(job, there.id, false, settings, wire);
    const person = known ?? (await makePerson(job, settings, wire));
    if (isFailed(person)) return person;
    const made = await makeLead(job, person, settings, wire);
    return 'is' in made ? made : noted(job, made.id, true, settings, wire);
  },

  update,

  async cleanUp({ externalId }, _key, settings, wire) {
    const lead = await call(settings, wire, 'GET', `/api/v1/leads/${externalId}`);
    if (lead.is !== 'brought' || !isRecord(lead.data)) return false;
    const { person_id: person, add_time: madeAt } = lead.data;
    const gone = await call(settings, wire, 'DELETE', `/api/v1/leads/${externalId}`);
    return gone.is === 'brought' && removePerson(Number(person), Date.parse(text(madeAt)), settings, wire);
  },
  assumed,
});

type Lead = { id: string };
const isFailed = (value: number | null | Failed): value is Failed =>
  value !== null && typeof value === 'object';

/** Where leads of a person may be: waiting, put away, or made a deal. */
const places = [
  (person: number) => `/api/v1/leads?person_id=${person}&limit=500`,
  (person: number) => `/api/v1/leads/archived?person_id=${person}&limit=500`,
  (person: number) => `/api/v2/deals?person_id=${person}&limit=500`,
];

/** The lead with our mark, or that it is closed. A person who was not there has none. */
async function findLead(
  { key, lead, values }: Job,
  person: number | null,
  settings: Settings,
  wire: Wire,
): Promise<Lead | Failed | null> {
  // Nothing to know a person by: then all that changed since the lead came to us.
  const since = lead.receivedAt.replace(/\.\d+Z$/, 'Z');
  const paths =
    person !== null
      ? places.map((place) => place(person))
      : knownBy(values) === null
        ? [`/api/v1/leads?updated_since=${encodeURIComponent(since)}&limit=500`]
        : [];
  for (const [at, path] of paths.entries()) {
    const id = await markedIn(path, key, settings, wire);
    if (id !== null && typeof id === 'object') return id;
    if (id !== null) return at === 0 ? { id } : answer('record_closed');
  }
  return null;
}

async function markedIn(
  path: string,
  key: string,
  settings: Settings,
  wire: Wire,
): Promise<string | null | Failed> {
  let next: string | null = '';
  // Nobody has ten thousand leads; a list without an end is not read for ever.
  for (let page = 0; page < 20 && next !== null; page++) {
    const list = await call(settings, wire, 'GET', path + next);
    if (list.is !== 'brought') return list;
    const marked = recordsIn(list.data).find(({ origin_id: mark }) => mark === key);
    if (marked) return String(marked['id']);
    const { pagination, next_cursor: cursor } = list.more;
    const start = isRecord(pagination) && pagination['more_items_in_collection'] === true;
    if (start) next = `&start=${(page + 1) * 500}`;
    else next = text(cursor) === '' ? null : `&cursor=${encodeURIComponent(text(cursor))}`;
  }
  return null;
}

async function makeLead(
  { key, values }: Job,
  person: number,
  settings: Settings,
  wire: Wire,
): Promise<Lead | Failed> {
  const made = await call(settings, wire, 'POST', '/api/v1/leads', {
    ...leadFieldsOf(values),
    person_id: person,
    origin_id: key,
  });
  if (made.is === 'brought') {
    const id = isRecord(made.data) ? text(made.data['id']) : '';
    return id === '' ? answer('not_understood') : { id };
  }
  // The person was merged or removed just now: the next try looks for who there is.
  return made.said?.code === 'object_missing' ? answer('same_record_at_once') : made;
}

/** The rest of what is known stands in a note, once: a try before this may have written it. */
async function noted(job: Job, id: string, isNew: boolean, settings: Settings, wire: Wire): Promise<Outcome> {
  const delivered: Outcome = {
    is: 'delivered',
    externalId: id,
    url: `${baseOf(settings)}/leads/inbox/${id}`,
  };
  const { note } = job.values;
  if (note === undefined) return delivered;
  if (!isNew) {
    const notes = await call(settings, wire, 'GET', `/api/v1/notes?lead_id=${id}&limit=1`);
    if (notes.is !== 'brought') return notes;
    if (recordsIn(notes.data).length > 0) return delivered;
  }
  const written = await call(settings, wire, 'POST', '/api/v1/notes', { content: note, lead_id: id });
  return written.is === 'brought' ? delivered : written;
}

/** Only one that was made with the test and has nothing else. */
async function removePerson(
  person: number,
  leadMadeAt: number,
  settings: Settings,
  wire: Wire,
): Promise<boolean> {
  const found = await call(settings, wire, 'GET', `/api/v2/persons/${person}`);
  if (found.is !== 'brought' || !isRecord(found.data)) return false;
  if (Date.parse(text(found.data['add_time'])) < leadMadeAt - 60_000) return true;
  for (const place of places) {
    const others = await call(settings, wire, 'GET', place(person));
    if (others.is !== 'brought') return false;
    if (recordsIn(others.data).length > 0) return true;
  }
  return (await call(settings, wire, 'DELETE', `/api/v2/persons/${person}`)).is === 'brought';
}

/** For a preview: all is well. */
function assumed({ url }: WireRequest): WireReply {
  const id = url.endsWith('/leads') ? '00000000-0000-0000-0000-000000000000' : 0;
  return { status: 201, headers: {}, body: Buffer.from(JSON.stringify({ success: true, data: { id } })) };
}

function reviewUrl(settings: Settings): SettingError[] {
  const complain = (error: Omit<SettingError, 'field'>) => [{ field: 'url', ...error }];
  const given = settings['url']?.trim() ?? '';
  const example = 'https://acme.pipedrive.com';
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    return complain({ code: 'not_a_url', message: `Enter the whole address, such as ${example}.` });
  const isTheirs = url.hostname.endsWith('.pipedrive.com');
  if (isTheirs && url.protocol === 'http:')
    return complain({ code: 'not_https', message: 'The address must begin with https://.' });
  if (isTheirs && /^(app|www|developers|oauth)\./.test(url.hostname))
    return complain({
      code: 'not_own_address',
      message: `Everybody has this address. Enter that of your own account, such as ${example}.`,
      given: { example },
    });
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    return complain({
      code: 'only_the_address',
      message: `Enter the address without what follows the host name: ${url.origin}.`,
      given: { address: url.origin },
    });
  return [];
}

function reviewToken(settings: Settings): SettingError[] {
  const token = settings['apiToken'] ?? '';
  if (/^[0-9a-f]{40}$/i.test(token)) return [];
  const what = token.includes('://') || token.includes('pipedrive.com') ? 'address' : 'other';
  const message = 'Paste the API token as Pipedrive shows it: 40 letters and digits.';
  return [{ field: 'apiToken', message, code: 'not_an_access_token', given: { what } }];
}
