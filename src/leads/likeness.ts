// How likely two contacts are one person, and why: each reason has its weight, and the score is their sum. Pure.
import { changesBetween } from './alike.ts';
import type { Contact } from './lead.ts';
import { traitsOf, type Address, type Traits } from './traits.ts';

/** What speaks for one person, or against it, in points of 100. */
export const weights = {
  same_mailbox: 90,
  same_name_same_domain: 75,
  same_name_alike_address: 70,
  same_name_same_company: 65,
  same_name_alike_company: 60,
  same_phone: 60,
  alike_name_alike_address: 60,
  alike_name_same_domain: 40,
  alike_name_same_company: 30,
  same_name: 20,
  other_name: -50,
} as const satisfies Record<string, number>;

export type ReasonCode = keyof typeof weights;
export type Reason = { code: ReasonCode; points: number };
/** score: 0 to 100. reasons: heaviest first. */
export type Likeness = { score: number; reasons: Reason[] };

export const reasonCodes = Object.keys(weights) as ReasonCode[];

/** From here on people are asked whether it is one person. */
export const threshold = 60;

export function likeness(a: Contact, b: Contact): Likeness {
  return likenessOf(traitsOf(a), traitsOf(b));
}

/** The same whichever comes first. */
export function likenessOf(a: Traits, b: Traits): Likeness {
  const reasons = codesOf(a, b)
    .map((code) => ({ code, points: weights[code] }))
    .toSorted((x, y) => y.points - x.points);
  const sum = reasons.reduce((total, { points }) => total + points, 0);
  return { score: Math.max(0, Math.min(100, sum)), reasons };
}

function codesOf(a: Traits, b: Traits): ReasonCode[] {
  const codes: ReasonCode[] = [];
  if (a.address && b.address && a.address.whole === b.address.whole) codes.push('same_mailbox');
  if (a.phone !== null && a.phone === b.phone) codes.push('same_phone');
  const name = namesAre(a.name, b.name);
  if (name === 'other') return codes.length > 0 ? [...codes, 'other_name'] : [];
  if (name === 'unknown') return codes;
  const domain = a.address && b.address && !a.address.free && a.address.domain === b.address.domain;
  const company = companiesAre(a.company, b.company);
  const address = a.address && b.address && areAlike(a.address, b.address);
  if (name === 'same') {
    if (domain) codes.push('same_name_same_domain');
    else if (company === 'same') codes.push('same_name_same_company');
    else if (company === 'alike') codes.push('same_name_alike_company');
    if (address) codes.push('same_name_alike_address');
    if (!codes.some((code) => code.startsWith('same_name'))) codes.push('same_name');
  } else {
    if (address && !a.address?.free) codes.push('alike_name_alike_address');
    else if (domain) codes.push('alike_name_same_domain');
    else if (company === 'same') codes.push('alike_name_same_company');
  }
  return codes;
}

/** alike: one says less of it, by an initial or a word left out, or one word is off by a letter. */
function namesAre(a: string[] | null, b: string[] | null): 'same' | 'alike' | 'other' | 'unknown' {
  if (a === null || b === null) return 'unknown';
  // A first name alone is nobody's in particular.
  if (a.join(' ') === b.join(' ')) return a.length > 1 ? 'same' : 'alike';
  const [fewer, more] = a.length <= b.length ? [a, b] : [b, a];
  const left = [...more];
  const strangers = fewer.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  if (strangers.length === 0) return 'alike';
  if (strangers.length > 1 || fewer.length < 2) return 'other';
  const [word] = strangers as [string];
  const fits = left.some(
    (other) =>
      (word.length === 1 && other.startsWith(word)) ||
      (other.length === 1 && word.startsWith(other)) ||
      // Jan and Jana are two.
      (Math.min(word.length, other.length) > 3 && changesBetween(word, other, 1) === 1),
  );
  return fits ? 'alike' : 'other';
}

function companiesAre(a: string[] | null, b: string[] | null): 'same' | 'alike' | 'other' {
  if (a === null || b === null) return 'other';
  const [one, other] = [a.join(''), b.join('')];
  if (one === other) return 'same';
  const shorter = Math.min(one.length, other.length);
  const changes = shorter >= 9 ? 2 : shorter >= 5 ? 1 : 0;
  if (changesBetween(one, other, changes) <= changes) return 'alike';
  const [fewer, more] = a.length <= b.length ? [a, b] : [b, a];
  const begins = fewer.every((word, at) => word === more[at]);
  return begins && fewer[0]!.length >= 4 ? 'alike' : 'other';
}

/** Not the same mailbox, and one slip, one order of words or one country's domain away. */
function areAlike(a: Address, b: Address): boolean {
  if (a.whole === b.whole) return false;
  const locals = changesBetween(a.local, b.local, 1);
  if (a.domain === b.domain) return locals === 0 || (locals === 1 && isLong(a.local, b.local));
  if (locals > 0 || a.local.length < 3) return false;
  if (a.label === b.label) return true;
  return !a.free && !b.free && isLong(a.label, b.label) && changesBetween(a.domain, b.domain, 1) === 1;
}

const isLong = (a: string, b: string) => Math.min(a.length, b.length) > 3;
