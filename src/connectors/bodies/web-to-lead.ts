// The form body of a Salesforce Web-to-Lead post, which the marketplace sends where its destination is Salesforce.
import type { BodyFormat, Reading } from '../body.ts';
import { keep } from './extra.ts';
import { judged } from './judged.ts';
import { nothingSent, take, unreadable } from './sent.ts';
import type { SentFields } from './sent.ts';
import { utf8Text } from './text.ts';

const fields = new Map<string, keyof SentFields>([
  ['first_name', 'firstName'],
  ['last_name', 'lastName'],
  ['email', 'email'],
  ['phone', 'phone'],
  ['country', 'country'],
  ['company', 'company'],
  ['title', 'title'],
  ['lead_source', 'leadSource'],
  ['description', 'note'],
]);
/** They speak to Salesforce, not of the customer. */
const envelope = new Set(['oid', 'returl', 'encoding', 'submit', 'debug', 'debugemail']);
const looksLikeIt =
  /(?:^|&)(?:first_name|last_name|email|phone|country|company|title|lead_source|description|oid)=/i;

export const webToLead: BodyFormat = {
  name: 'web-to-lead',
  matches: (contentType, body) =>
    contentType.toLowerCase().includes('x-www-form-urlencoded') || looksLikeIt.test(body.toString('latin1')),
  read,
};

function read(body: Buffer): Reading {
  const text = utf8Text(body);
  if (text === null) return unreadable('not_utf8', 'the bytes are not UTF-8');
  if (text.trim() === '') return unreadable('empty_body', 'the body is empty');
  const sent = nothingSent();
  let known = 0;
  for (const pair of text.trim().split('&')) {
    const [name, value] = decodedPair(pair);
    if (name === null || value === null)
      return unreadable('not_utf8', 'a value with percent signs is not UTF-8');
    const field = fields.get(name.toLowerCase());
    if (field !== undefined) {
      known += 1;
      sent.contactSent ||= field !== 'leadSource' && field !== 'note';
      take(sent, field, name, value);
    } else if (name !== '' && !envelope.has(name.toLowerCase())) keep(sent.extra, name, value);
  }
  if (known === 0) return unreadable('no_known_fields', 'none of the fields of a lead is there');
  return { is: 'lead', lead: judged(sent) };
}

function decodedPair(pair: string): [string | null, string | null] {
  const at = pair.indexOf('=');
  return at < 0 ? [decoded(pair), ''] : [decoded(pair.slice(0, at)), decoded(pair.slice(at + 1))];
}

/** URLSearchParams would put a replacement sign where the bytes are not UTF-8; a person should see those instead. */
function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part.replaceAll('+', ' ').replace(/%(?![0-9a-f]{2})/gi, '%25'));
  } catch {
    return null;
  }
}
