// A lead in words, for far sides that take text: the same lines in the same order everywhere.
import type { Consent, SharedLead } from '../leads/lead.ts';

export type LeadLine = { label: string; value: string };

/** The lines that have a value. */
export function leadLines(lead: SharedLead): LeadLine[] {
  const { contact } = lead;
  const lines: [string, string | null][] = [
    ['Name', contactName(lead)],
    ['E-mail', contact.email],
    ['Phone', contact.phone],
    ['Company', contact.company],
    ['Title', contact.title],
    ['Country', countryOf(lead)],
    ['Offer', lead.offer.title === '' ? lead.offer.id : `${lead.offer.title} (${lead.offer.id})`],
    ['Marketplace', lead.storefront],
    ['Action', actions[lead.action ?? ''] ?? lead.action],
    ['Consent', consentText(lead.consent)],
    ['Note', lead.note],
    ['Received', lead.receivedAt],
    ['Lead', lead.id],
  ];
  return lines.flatMap(([label, value]) => (value === null || value === '' ? [] : [{ label, value }]));
}

/** The person's name as we read it, else as sent, else null. */
export function contactName({ contact }: SharedLead): string | null {
  const sent = [contact.firstName, contact.lastName].filter(Boolean).join(' ');
  return contact.normalized.name ?? (sent === '' ? null : sent);
}

/** One line that names the lead in a list: who, and about what; marked when it is a test. */
export function leadTitle(lead: SharedLead): string {
  const who = lead.contact.company ?? contactName(lead) ?? lead.contact.email ?? 'Unnamed contact';
  const about = lead.offer.title === '' ? lead.offer.id : lead.offer.title;
  return `${lead.kind === 'test' ? 'TEST: ' : ''}${who}: ${about}`;
}

export function consentText(consent: Consent): string {
  const { basis, scope, source, record } = consent;
  const terms = source === 'own_form' ? 'by our form' : 'under the marketplace’s terms';
  const said = `${bases[basis]}${contacted.has(basis) ? `, ${terms}` : ''}; ${scopes[scope]}`;
  if (!record) return said;
  return `${said}; text ${record.textId} version ${record.version} (${record.language}), ${record.givenAt}`;
}

const countryOf = ({ contact }: SharedLead): string | null => {
  const { country } = contact.normalized;
  return contact.country !== null && country !== null && contact.country !== country
    ? `${contact.country} (${country})`
    : (contact.country ?? country);
};

const actions: Record<string, string> = {
  INS: 'Installed or bought (INS)',
  PLT: 'Asked to be contacted (PLT)',
  DNC: 'Do not contact (DNC)',
  Create: 'Bought or deployed (Create)',
  StartTestDrive: 'Started a test drive (StartTestDrive)',
};

const bases: Record<Consent['basis'], string> = {
  contact_form: 'asked to be contacted',
  acquisition: 'took the product',
  test_drive: 'started a test drive',
  unknown: 'not known: the marketplace named no action we know',
  none: 'none: do not contact',
};

const contacted = new Set<Consent['basis']>(['contact_form', 'acquisition', 'test_drive']);

const scopes: Record<Consent['scope'], string> = {
  this_product: 'about this product only',
  this_and_related_products: 'about this and related products',
  none: 'about nothing',
};
