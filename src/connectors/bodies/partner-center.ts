// The JSON body that Partner Center posts to an HTTPS destination, in every spelling seen, and its Azure Table row.
// Field names from the marketplace's lead management documentation; case, blanks and underscores in names do not count.
import type { BodyFormat, Reading } from '../body.ts';
import { keep } from './extra.ts';
import { judged } from './judged.ts';
import { notJson } from './not-json.ts';
import { nothingSent, take, unreadable, whole } from './sent.ts';
import type { Sent } from './sent.ts';
import { utf8Text } from './text.ts';

const contactMembers = spellings({
  FirstName: 'firstName',
  LastName: 'lastName',
  Email: 'email',
  Phone: 'phone',
  Country: 'country',
  Company: 'company',
  Title: 'title',
});
const leadMembers = spellings({
  LeadSource: 'leadSource',
  ActionCode: 'actionCode',
  OfferTitle: 'offerTitle',
  OfferDisplayName: 'offerTitle',
  Description: 'note',
});
const blockMembers = spellings({ UserDetails: 'UserDetails', CustomerInfo: 'CustomerInfo' });

export const partnerCenter: BodyFormat = {
  name: 'partner-center',
  matches: (_contentType, body) => opensJson(body),
  read,
};

function read(body: Buffer): Reading {
  const text = utf8Text(body);
  if (text === null) return unreadable('not_utf8', 'the bytes are not UTF-8');
  if (text.trim() === '') return unreadable('empty_body', 'the body is empty');
  const parsed = parseObject(text, whole);
  return 'is' in parsed ? parsed : readObject(parsed.members);
}

type Members = Record<string, unknown>;

function readObject(members: Members): Reading {
  const sent = nothingSent();
  let block: { name: string; value: unknown } | null = null;
  const loose: string[] = [];
  const unknown: string[] = [];
  const names = Object.keys(members);
  for (const name of names) {
    const value = members[name];
    const field = named(leadMembers, name);
    if (field !== undefined) take(sent, field, name, value);
    else if (named(contactMembers, name) !== undefined) loose.push(name);
    else if (named(blockMembers, name) === undefined) unknown.push(name);
    else if (block === null && !isNothing(value)) block = { name: named(blockMembers, name) ?? name, value };
    else if (!isNothing(value)) keep(sent.extra, name, value);
  }
  if (unknown.length === names.length)
    return unreadable('no_known_fields', 'none of the members of a lead is there');
  for (const name of unknown) keep(sent.extra, name, members[name]);
  if (block !== null) {
    const contact = contactBlock(block.name, block.value);
    if ('is' in contact) return contact;
    takeContact(sent, contact.members);
    for (const name of loose) keep(sent.extra, name, members[name]);
  } else {
    takeContact(sent, members, loose);
  }
  sent.contactSent = block !== null || loose.length > 0;
  return { is: 'lead', lead: judged(sent) };
}

/** An object, or the JSON text of one as in an Azure Table cell. */
function contactBlock(name: string, value: unknown): { members: Members } | Reading {
  if (typeof value === 'string') return parseObject(value, name);
  return isObject(value) ? { members: value } : notAnObject(value, name);
}

function takeContact(sent: Sent, members: Members, names = Object.keys(members)): void {
  for (const name of names) {
    const field = named(contactMembers, name);
    if (field === undefined) keep(sent.extra, name, members[name]);
    else take(sent, field, name, members[name]);
  }
}

function parseObject(text: string, place: string): { members: Members } | Reading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return notJson(text, place);
  }
  if (isObject(value)) return { members: value };
  return notAnObject(value, place);
}

function notAnObject(value: unknown, place: string): Reading {
  const found = Array.isArray(value) ? 'list' : 'value';
  const detail = `${shown(place)} is ${found === 'list' ? 'a list' : 'a single value'}, not an object`;
  return unreadable('not_an_object', detail, { member: place, found }, 'body_not_object');
}

const shown = (place: string) => (place === whole ? 'the body' : place);

/** An object, a list or a text: behind a byte order mark and blanks, the first sign tells. */
function opensJson(body: Buffer): boolean {
  let at = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? 3 : 0;
  while (body[at] === 0x20 || body[at] === 0x09 || body[at] === 0x0a || body[at] === 0x0d) at += 1;
  const sign = String.fromCharCode(body[at] ?? 0);
  return sign === '{' || sign === '[' || sign === '"';
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNothing(value: unknown): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}

/** Documented and lower case spelling of each name, so that the usual ones are found without work. */
function spellings<T extends string>(names: Record<string, T>): Map<string, T> {
  return new Map(
    Object.entries(names).flatMap(([name, to]) => [
      [name, to],
      [name.toLowerCase(), to],
    ]),
  );
}

function named<T extends string>(names: Map<string, T>, name: string): T | undefined {
  return (
    names.get(name) ?? (name.length > 40 ? undefined : names.get(name.toLowerCase().replace(/[\s_-]+/g, '')))
  );
}
