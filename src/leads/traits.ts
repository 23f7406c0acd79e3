// What of a contact tells people apart, made comparable; the keys under which likely matches are looked up; the company. Pure.
import { createHash } from 'node:crypto';
import { companyWords, nameWords } from './alike.ts';
import type { Contact } from './lead.ts';
import { mailDomain, type MailDomain } from './mail-domain.ts';

export type Traits = {
  /** Sorted words; null: unknown. */
  name: string[] | null;
  phone: string | null;
  company: string[] | null;
  address: Address | null;
};

/** local: without tag, dots and hyphens, its words sorted. whole: what the mail system takes for the same mailbox. */
export type Address = MailDomain & { local: string; whole: string };

export function traitsOf({ normalized, company }: Contact): Traits {
  return {
    name: nameWords(normalized.name),
    phone: normalized.phone,
    company: companyWords(company),
    address: normalized.email === null ? null : addressOf(normalized.email),
  };
}

function addressOf(email: string): Address {
  const at = email.lastIndexOf('@');
  const host = email.slice(at + 1);
  const box = email.slice(0, at).split('+', 1)[0] || email.slice(0, at);
  const mail = mailDomain(host);
  const isGoogles = host === 'gmail.com' || host === 'googlemail.com';
  const whole = isGoogles ? `${box.replaceAll('.', '')}@gmail.com` : `${box}@${host}`;
  const words = box.split(/[._-]+/).filter(Boolean);
  return { ...mail, local: words.length > 0 ? words.toSorted().join('') : box, whole };
}

/** Two people are compared when they have one of these in common. Hashed: what they are made of may be long. */
export function keysOf({ name, phone, company, address }: Traits): Buffer[] {
  const whole = name?.join(' ');
  const keys = [
    phone && `phone ${phone}`,
    address && `mailbox ${address.whole}`,
    address && `address ${address.local} ${address.label}`,
    address && whole && `domain ${whole} ${address.domain}`,
    address && whole && `local ${whole} ${address.local}`,
    company && whole && `company ${whole} ${company.join('').slice(0, 4)}`,
    // A name that is spelled otherwise has its initials still.
    address && !address.free && `start ${address.local.slice(0, 3)} ${address.domain}`,
    address && name && !address.free && `initials ${name.map((word) => word[0]).join('')} ${address.domain}`,
  ];
  return [...new Set(keys)]
    .filter((key): key is string => typeof key === 'string')
    .map((key) => createHash('sha256').update(key).digest().subarray(0, 16));
}

/** Long enough to tell companies apart by. */
const leastLetters = 3;

/** By the domain of the address, which names a company unless anybody may have one there; else by the folded name; null: unknown. */
export function companyKeyOf({ address, company }: Traits): string | null {
  if (address && !address.free) return `d:${address.domain}`;
  const name = company?.join(' ') ?? '';
  return name.length < leastLetters ? null : `n:${name}`;
}
