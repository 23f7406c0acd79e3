// Pipedrive's API as far as persons, leads and notes go: no key to write by, and a search that is late.
import { randomUUID } from 'node:crypto';
import { startFarSide, type Answer, type FarSide, type Seen } from './http-far-side.ts';
import { leadBody, leadChange, noteBody, personBody } from './pipedrive-requests.ts';

type Person = {
  id: number;
  name: string;
  emails: { value: string }[];
  phones: { value: string }[];
  add_time: string;
};
type Lead = {
  id: string;
  title: string;
  person_id: number;
  origin_id: string | null;
  add_time: string;
  is_archived: boolean;
  value: { amount: number; currency: string } | null;
  expected_close_date: string | null;
};

class PipedriveStore {
  readonly token = 'a94a8fe5ccb19ba61c4c0873d391e987982fbbd3';
  persons: Person[] = [];
  leads: Lead[] = [];
  deals: { id: number; person_id: number; origin_id: string | null }[] = [];
  notes: { content: string; lead_id: string }[] = [];
  /** Only those are found by a search: its index is filled later. */
  readonly indexed = new Set<number>();
  #last = 0;

  index(): void {
    for (const { id } of this.persons) this.indexed.add(id);
  }

  /** A person there puts the lead of this key away. */
  archive(key: string): void {
    this.leads.find(({ origin_id: mark }) => mark === key)!.is_archived = true;
  }

  /** It becomes a deal, which keeps the mark. */
  convert(key: string): void {
    const lead = this.leads.find(({ origin_id: mark }) => mark === key)!;
    this.leads = this.leads.filter((one) => one !== lead);
    this.deals.push({ id: ++this.#last, person_id: lead.person_id, origin_id: key });
  }

  addPerson(body: unknown): Answer {
    const { name, emails = [], phones = [] } = personBody.parse(body);
    const person = { id: ++this.#last, name, emails, phones, add_time: '2026-11-20T10:00:00Z' };
    this.persons.push(person);
    return brought(person, 201);
  }

  addLead(body: unknown): Answer {
    const { title, person_id, origin_id, value = null, expected_close_date = null } = leadBody.parse(body);
    if (!this.persons.some(({ id }) => id === person_id)) return failed(404, 'Person not found');
    const times = { add_time: '2026-11-20T10:00:00Z', is_archived: false };
    const lead = { id: randomUUID(), title, person_id, origin_id, value, expected_close_date, ...times };
    this.leads.push(lead);
    return brought(lead, 201);
  }

  /** Since July 2025 what is archived cannot be changed. */
  changeLead(id: string, body: unknown): Answer {
    const change = leadChange.parse(body);
    const lead = this.leads.find((one) => one.id === id);
    if (!lead) return failed(404, 'Lead not found');
    if (lead.is_archived) return failed(403, 'Archived leads cannot be updated');
    return brought(Object.assign(lead, change));
  }

  addNote(body: unknown): Answer {
    const note = noteBody.parse(body);
    if (!this.leads.some(({ id }) => id === note.lead_id)) return failed(404, 'Lead not found');
    this.notes.push(note);
    return brought({ id: ++this.#last, ...note }, 201);
  }

  search({ searchParams }: URL): Answer {
    const term = searchParams.get('term')!.toLowerCase();
    const field = searchParams.get('fields');
    if (searchParams.get('exact_match') !== 'true' || (field !== 'email' && field !== 'phone'))
      return failed(400, 'only exact searches by e-mail or phone are known here');
    const found = this.persons
      .filter(({ id }) => this.indexed.has(id))
      .filter((person) => person[`${field}s`].some(({ value }) => value.toLowerCase() === term));
    const items = found.map(({ id, name, emails, phones }) => ({
      result_score: 1,
      item: { id, name, emails: emails.map(({ value }) => value), phones: phones.map(({ value }) => value) },
    }));
    return brought({ items });
  }

  latest({ searchParams }: URL): Answer {
    if (searchParams.get('sort_by') !== 'id' || searchParams.get('sort_direction') !== 'desc')
      return failed(400, 'sort_by');
    return brought(this.persons.toReversed().slice(0, Number(searchParams.get('limit'))));
  }

  /** A page of those of a person, or of those that changed since. */
  listLeads({ searchParams }: URL, archived: boolean): Answer {
    const person = searchParams.get('person_id');
    const since = searchParams.get('updated_since');
    if (since !== null && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(since))
      return failed(400, 'updated_since');
    const all = this.leads
      .filter(({ is_archived }) => is_archived === archived)
      .filter(({ person_id }) => person === null || person_id === Number(person));
    const start = Number(searchParams.get('start') ?? 0);
    const limit = Math.min(Number(searchParams.get('limit')), 500);
    const more = all.length > start + limit;
    return brought(all.slice(start, start + limit), 200, {
      pagination: { start, limit, more_items_in_collection: more },
    });
  }
}

export type Pipedrive = FarSide & PipedriveStore;

/** What is scripted befalls the calls that match; else the making of leads. */
export async function startPipedrive(
  troubled: (request: Seen) => boolean = ({ method, path }) =>
    (method === 'POST' && path === '/api/v1/leads') || method === 'PATCH',
): Promise<Pipedrive> {
  const store = new PipedriveStore();
  const serve = (seen: Seen): Answer => {
    if (seen.headers['x-api-token'] !== store.token) return failed(401, 'unauthorized access');
    const url = new URL(seen.path, 'http://pipedrive');
    const body: unknown =
      seen.headers['content-type'] === 'application/json' ? JSON.parse(seen.body.toString()) : undefined;
    try {
      return routed(store, seen.method, url, body);
    } catch (error) {
      return failed(400, `Bad request: ${String(error).slice(0, 200)}`);
    }
  };
  return Object.assign(store, await startFarSide(serve, undefined, troubled));
}

function routed(store: PipedriveStore, method: string, url: URL, body: unknown): Answer {
  const id = url.pathname.split('/').at(-1)!;
  switch (`${method} ${url.pathname.replace(/\/(?:\d+|[0-9a-f-]{36})$/, '/:id')}`) {
    case 'GET /api/v1/users/me':
      return brought({ id: 7, company_domain: 'acme' });
    case 'GET /api/v2/persons/search':
      return store.search(url);
    case 'GET /api/v2/persons':
      return store.latest(url);
    case 'POST /api/v2/persons':
      return store.addPerson(body);
    case 'GET /api/v2/persons/:id':
      return one(store.persons.find((person) => person.id === Number(id)));
    case 'DELETE /api/v2/persons/:id':
      store.persons = store.persons.filter((person) => person.id !== Number(id));
      return brought({ id: Number(id) });
    case 'GET /api/v1/leads':
    case 'GET /api/v1/leads/archived':
      return store.listLeads(url, id === 'archived');
    case 'POST /api/v1/leads':
      return store.addLead(body);
    case 'GET /api/v1/leads/:id':
      return one(store.leads.find((lead) => lead.id === id));
    case 'PATCH /api/v1/leads/:id':
      return store.changeLead(id, body);
    case 'DELETE /api/v1/leads/:id':
      store.leads = store.leads.filter((lead) => lead.id !== id);
      return brought({ id });
    case 'GET /api/v2/deals':
      return brought(
        store.deals.filter((deal) => deal.person_id === Number(url.searchParams.get('person_id'))),
      );
    case 'GET /api/v1/notes':
      return brought(store.notes.filter((note) => note.lead_id === url.searchParams.get('lead_id')));
    case 'POST /api/v1/notes':
      return store.addNote(body);
    case 'GET /api/v1/leadLabels':
      return brought([{ id: 'f08b42a0-4e75-11ea-9643-03698ef1cfd6', name: 'Hot', color: 'red' }]);
    case 'GET /api/v2/dealFields':
      return url.searchParams.has('cursor')
        ? brought(dealFields.slice(2))
        : brought(dealFields.slice(0, 2), 200, { next_cursor: 'more' });
    case 'GET /api/v2/personFields':
      return brought([{ ...field('c'.repeat(40), 'Shirt size', 'enum'), options: [{ id: 3, label: 'L' }] }]);
    default:
      return failed(404, `nothing at ${method} ${url.pathname}`);
  }
}

const field = (code: string, name: string, type: string, isOwn = true) => ({
  field_code: code,
  field_name: name,
  field_type: type,
  is_custom_field: isOwn,
  options: null,
});
const dealFields = [
  field('title', 'Title', 'varchar', false),
  { ...field('channel', 'Source channel', 'enum', false), options: [{ id: 52, label: 'Marketplace' }] },
  { ...field('a'.repeat(40), 'Region', 'enum'), options: [{ id: 11, label: 'EMEA' }] },
  field('b'.repeat(40), 'Offer', 'varchar'),
  field('d'.repeat(40), 'Window', 'daterange'),
];

const one = (found: unknown) => (found === undefined ? failed(404, 'not found') : brought(found));

const brought = (data: unknown, status = 200, more: object | null = null): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ success: true, data, additional_data: more }),
});

export const failed = (status: number, error: string, more: object = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    success: false,
    error,
    error_info: 'Please check developers.pipedrive.com',
    data: null,
    ...more,
  }),
});
