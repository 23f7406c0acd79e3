// What is given of an opportunity, made into its values: money exact, people who may have it, leads that whoever writes may see.
import type { Confined } from '../accounts/confined.ts';
import { memberById } from '../accounts/membership-store.ts';
import { worksLeads } from '../accounts/roles.ts';
import { idsAmong } from '../leads/inbox-store.ts';
import type { Tx } from '../platform/db.ts';
import { fieldError, type FieldError } from '../platform/field-error.ts';
import { invalidFields } from '../platform/refusal.ts';
import { readAmount } from './money.ts';
import type { Change, Contact, Opportunity } from './opportunity.ts';
import { contactsOf } from './store.ts';

export type Held = { opportunity: Opportunity; contacts: readonly Contact[] };
type In = { tx: Tx; actor: Confined; publisherId: string };

/** `at`: before the names of fields, where they lie deeper. Throws Refusal `invalid_input`. */
export async function withFields(
  inside: In,
  { opportunity, contacts }: Held,
  given: Change,
  at = '',
): Promise<Held> {
  const { value, currency, errors } = moneyOf(opportunity, given, at);
  const { contacts: _contacts, value: _value, currency: _currency, ...plain } = given;
  const set = Object.fromEntries(Object.entries(plain).filter(([, each]) => each !== undefined));
  const changed = { ...opportunity, ...set, value, currency };
  const wrong = [
    ...errors,
    ...(given.ownerId === undefined ? [] : await reviewOwner(inside, given.ownerId, `${at}ownerId`)),
    ...(given.contacts === undefined ? [] : await reviewContacts(inside, given.contacts, `${at}contacts`)),
  ];
  if (wrong.length > 0) throw invalidFields(wrong);
  return { opportunity: changed, contacts: given.contacts ?? contacts };
}

export async function heldOf(
  { tx, publisherId }: Omit<In, 'actor'>,
  opportunity: Opportunity,
): Promise<Held> {
  return { opportunity, contacts: await contactsOf(tx, publisherId, opportunity.id) };
}

/** The names of what differs. */
export function changedFields(before: Held, after: Held): string[] {
  const names = [
    'name',
    'value',
    'currency',
    'expectedClose',
    'ownerId',
    'nextStep',
    'nextStepOn',
  ] as const satisfies (keyof Opportunity)[];
  const fields: string[] = names.filter((name) => before.opportunity[name] !== after.opportunity[name]);
  return before.contacts === after.contacts ? fields : [...fields, 'contacts'];
}

function moneyOf(
  before: Opportunity,
  given: Change,
  at: string,
): { value: string | null; currency: string | null; errors: FieldError[] } {
  const value = given.value === undefined ? before.value : given.value;
  // Without a value there is nothing to be in a currency.
  const currency = value === null ? null : given.currency === undefined ? before.currency : given.currency;
  if (value === null) return { value, currency, errors: [] };
  if (currency === null) {
    const error = fieldError(`${at}currency`, 'Say in which currency the value is, such as EUR.', 'required');
    return { value, currency, errors: [error] };
  }
  const read = readAmount(`${at}value`, value, currency);
  return 'error' in read
    ? { value, currency, errors: [read.error] }
    : { value: read.amount, currency, errors: [] };
}

/** A seller has their own and gives none away; whoever has one must be able to work it. */
async function reviewOwner(
  { tx, actor, publisherId }: In,
  ownerId: string | null,
  field: string,
): Promise<FieldError[]> {
  if (actor.onlyAssigned)
    return ownerId === actor.userId
      ? []
      : [fieldError(field, 'Leave it out: you have your own opportunities.', 'must_be_empty')];
  if (ownerId === null) return [];
  const member = await memberById(tx, publisherId, ownerId);
  if (member === undefined)
    return [
      fieldError(field, 'This person does not belong to the publisher; invite them first.', 'no_such_person'),
    ];
  return worksLeads(member.role, member.disabledAt)
    ? []
    : [fieldError(field, 'This person may not work leads; give them another role.', 'may_not_work_leads')];
}

async function reviewContacts(
  { tx, publisherId }: In,
  contacts: readonly Contact[],
  field: string,
): Promise<FieldError[]> {
  const named = contacts.flatMap(({ leadId }) => leadId ?? []);
  const seen = new Set(named.length === 0 ? [] : await idsAmong(tx, publisherId, named));
  return contacts.flatMap(({ leadId }, at) =>
    leadId === null || seen.has(leadId)
      ? []
      : [fieldError(`${field}.${at}.leadId`, 'There is no such lead here.', 'not_here')],
  );
}
