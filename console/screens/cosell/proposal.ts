// A proposal as its form has it, and as the API takes it.
import { plainAmount } from '../../ui/amount.ts';

export const emptyProposal = {
  accountId: '',
  name: '',
  value: '',
  currency: 'EUR',
  closesOn: '',
  notes: '',
  externalReference: '',
  company: '',
  country: '',
  contact: { firstName: '', lastName: '', email: '', phone: '' },
  consent: { contact: false, shareWithOthers: false, shareWithSellers: false },
  helpWanted: false,
};
export type Proposal = typeof emptyProposal;

/** As the server names them, in the order of the form. */
export const proposalNames = [
  'accountId',
  'name',
  'value',
  'currency',
  'closesOn',
  'notes',
  'externalReference',
  'company',
  'country',
  'contact.firstName',
  'contact.lastName',
  'contact.email',
  'contact.phone',
  'consent.contact',
  'consent.shareWithOthers',
  'consent.shareWithSellers',
  'helpWanted',
] as const;

export function bodyOf({ value, notes, externalReference, contact, ...typed }: Proposal) {
  return {
    ...typed,
    value: plainAmount(value),
    notes: notes.trim() || null,
    externalReference: externalReference.trim() || null,
    contact: { ...contact, phone: contact.phone.trim() || null },
  };
}
