// The person of a lead in Pipedrive: whoever has the address already, else made. Its search is seconds late, so the newest
// persons are looked through as well: one that a try before this made and never heard of is found again.
import type { Failed, Job, Settings, Wire } from '../connector.ts';
import type { Values } from '../../mapping/mapping.ts';
import { answer, call, isRecord, recordsIn, text } from './pipedrive-answers.ts';

/** Values of a mapping that begin so are the person's. */
export const personPrefix = 'person.';
const newest = 100;

/** What a person is known by: the e-mail address, else the phone number, else nothing. */
export function knownBy(values: Values): { field: 'email' | 'phone'; term: string } | null {
  const email = String(values['person.email'] ?? '').trim();
  if (email !== '') return { field: 'email', term: email };
  const phone = String(values['person.phone'] ?? '').trim();
  return phone === '' ? null : { field: 'phone', term: phone };
}

/** Null: there is nobody known so. */
export async function findPerson(
  { values }: Job,
  settings: Settings,
  wire: Wire,
): Promise<number | null | Failed> {
  const known = knownBy(values);
  if (known === null) return null;
  const { field, term } = known;
  const query = new URLSearchParams({ term, fields: field, exact_match: 'true', limit: '50' });
  const found = await call(settings, wire, 'GET', `/api/v2/persons/search?${query.toString()}`);
  if (found.is !== 'brought') return found;
  const items = recordsIn(isRecord(found.data) ? found.data['items'] : []).map(({ item }) => item);
  const id = oldest(items.filter(isRecord), field, term);
  if (id !== null) return id;
  const latest = await call(
    settings,
    wire,
    'GET',
    `/api/v2/persons?sort_by=id&sort_direction=desc&limit=${newest}`,
  );
  return latest.is === 'brought' ? oldest(recordsIn(latest.data), field, term) : latest;
}

/** Of several the one that was there first. The search tells addresses as texts, the list as objects. */
function oldest(persons: Record<string, unknown>[], field: 'email' | 'phone', term: string): number | null {
  const same = persons.filter((person) => {
    const held: unknown = person[`${field}s`];
    const values = (Array.isArray(held) ? held : []).map((one) => text(isRecord(one) ? one['value'] : one));
    return values.some((value) => plain(value) === plain(term));
  });
  const ids = same.flatMap(({ id }) => (typeof id === 'number' ? [id] : []));
  return ids.length === 0 ? null : Math.min(...ids);
}

const plain = (value: string) => value.trim().toLowerCase().replaceAll(/\s/g, '');

export async function makePerson({ values }: Job, settings: Settings, wire: Wire): Promise<number | Failed> {
  const { email, phone, name, marketing_status: status, ...own } = personal(values);
  const made = await call(settings, wire, 'POST', '/api/v2/persons', {
    name: name ?? 'Unknown',
    ...(email !== undefined && { emails: [{ value: email, primary: true }] }),
    ...(phone !== undefined && { phones: [{ value: phone, primary: true }] }),
    ...(status !== undefined && { marketing_status: status }),
    ...(Object.keys(own).length > 0 && { custom_fields: own }),
  });
  if (made.is !== 'brought') return made;
  const id = isRecord(made.data) ? made.data['id'] : undefined;
  return typeof id === 'number' ? id : answer('not_understood');
}

const personal = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      name.startsWith(personPrefix) ? [[name.slice(personPrefix.length), value]] : [],
    ),
  );
