// What is asked before something is told a programme: the fields of each kind, as a form has them and as the API takes them.
import { plainAmount } from '../../ui/amount.ts';
import type { Asked } from './cosell-acts.ts';
import type { Referral } from './referrals.ts';

export type Asking = 'accept' | 'decline' | 'change' | 'win' | 'lose';

export type Typed = {
  name: string;
  value: string;
  currency: string;
  closesOn: string;
  stage: string;
  reason: string;
  notes: string;
};

const dealNames = ['name', 'value', 'currency', 'closesOn', 'stage', 'notes'] as const;
const reasonNames = ['reason', 'notes'] as const;

/** As the server names them where it complains. */
export const namesOf: Record<Asking, readonly (keyof Typed)[]> = {
  accept: ['name', 'value', 'currency', 'closesOn', 'notes'],
  change: dealNames,
  decline: reasonNames,
  lose: reasonNames,
  win: [],
};

export const typedOf = ({ name, stage, masked, deal }: Referral, kind: Asking): Typed => ({
  name: name ?? '',
  value: deal.value ?? '',
  currency: deal.currency ?? 'EUR',
  closesOn: deal.closesOn ?? '',
  stage: stage ?? '',
  reason: '',
  // What is hidden must not be sent back as if it were the text.
  notes: kind === 'change' && !masked ? (deal.notes ?? '') : '',
});

/** What is there now, and what the person changed of what they saw. */
export function goneOnFrom(now: Typed, seen: Typed, typed: Typed): Typed {
  const changed = Object.entries(typed).filter(([field, value]) => value !== seen[field as keyof Typed]);
  return { ...now, ...Object.fromEntries(changed) };
}

/** Null: nothing is changed. */
export function askedOf(kind: Asking, typed: Typed, before: Typed): Asked | null {
  const { name, currency, closesOn, reason } = typed;
  const value = plainAmount(typed.value);
  const notes = typed.notes.trim() || null;
  if (kind === 'win') return { kind };
  if (kind === 'decline' || kind === 'lose') return { kind, body: { reason, notes } };
  if (kind === 'accept')
    return { kind, body: { name, value, currency, closesOn, notes, externalReference: null } };
  const now = { ...typed, value };
  const operations = dealNames
    .filter((field) => now[field] !== before[field] && now[field] !== '')
    .map((field) => ({ op: 'replace' as const, path: `/${field}`, value: now[field] }));
  return operations.length === 0 ? null : { kind: 'update', operations };
}

/** Whether its state still lets it be asked. */
export const isPossible = ({ possible }: Referral, kind: Asking): boolean =>
  possible.includes(kind === 'change' ? 'update' : kind);
