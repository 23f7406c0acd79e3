// A lead in words, for far sides that take text: the same lines in the same order everywhere, in the reader's language.
import { storefrontById } from '../catalog/storefronts.ts';
import type { Consent, SharedLead } from '../leads/lead.ts';
import { ownValues, wordsIn, type FieldValue, type FieldWords } from '../leads/lead-field.ts';
import { wordsOf, type Language } from '../platform/words.ts';
import type { OpportunityFacts } from './opportunity-facts.ts';

/** With what the publisher calls the fields of its own (one that is not among them goes by its name), and with what it became. */
export type LabelledLead = SharedLead & {
  ownFields?: readonly FieldWords[] | undefined;
  opportunity?: OpportunityFacts | null | undefined;
};

export function labelled(
  lead: SharedLead,
  ownFields: readonly FieldWords[] = [],
  opportunity: OpportunityFacts | null = null,
): LabelledLead {
  return ownFields.length === 0 && opportunity === null ? lead : { ...lead, ownFields, opportunity };
}

export type LeadLine = { label: string; value: string };

export const lineWords = (language: Language) => wordsOf(language, 'lead-lines');

/** The lines that have a value; the publisher's own fields under their labels. */
export function leadLines(lead: LabelledLead, language: Language = 'en'): LeadLine[] {
  const { contact } = lead;
  const words = lineWords(language);
  const lines: [string, string | null][] = [
    [words('label.name'), contactName(lead)],
    [words('label.email'), contact.email],
    [words('label.phone'), contact.phone],
    [words('label.company'), contact.company],
    [words('label.title'), contact.title],
    [words('label.country'), countryOf(lead, language)],
    [
      words('label.offer'),
      lead.offer.title === '' ? lead.offer.id : `${lead.offer.title} (${lead.offer.id})`,
    ],
    [words('label.marketplace'), storefrontById(lead.storefront)?.name ?? lead.storefront],
    [words('label.action'), actionOf(lead, language)],
    [words('label.consent'), consentText(lead.consent, language)],
    [words('label.note'), lead.note],
    ...Object.entries(ownFields(lead)).map(([name, value]) => ownLine(lead, name, value, language)),
    [words('label.received'), momentIn(lead.receivedAt, language)],
    [words('label.lead'), lead.id],
  ];
  return lines.flatMap(([label, value]) => (value === null || value === '' ? [] : [{ label, value }]));
}

/** The person's name as we read it, else as sent, else null. */
export function contactName({ contact }: SharedLead): string | null {
  const sent = [contact.firstName, contact.lastName].filter(Boolean).join(' ');
  return contact.normalized.name ?? (sent === '' ? null : sent);
}

/** One line that names the lead in a list: who, and about what; marked when it is a test. */
export function leadTitle(lead: SharedLead, language: Language = 'en'): string {
  const words = lineWords(language);
  const who = lead.contact.company ?? contactName(lead) ?? lead.contact.email ?? words('unnamed');
  const about = lead.offer.title === '' ? lead.offer.id : lead.offer.title;
  const title = `${who}: ${about}`;
  return lead.kind === 'test' ? words('testTitle', { title }) : title;
}

export function consentText({ basis, scope, source, record }: Consent, language: Language = 'en'): string {
  const words = lineWords(language);
  const terms = contacted.has(basis) ? `, ${words(`terms.${source}`)}` : '';
  const said = `${words(`basis.${basis}`)}${terms}; ${words(`scope.${scope}`)}`;
  if (!record) return said;
  const { textId, version, givenAt } = record;
  const given = { textId, version: String(version), language: record.language };
  return `${said}; ${words('record', { ...given, givenAt: momentIn(givenAt, language) })}`;
}

/** As people there write it, in UTC. */
export function momentIn(at: string, language: Language): string {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return at;
  // Day before month, as in the other five: 3/4 is not to be guessed at.
  const locale = language === 'en' ? 'en-GB' : language;
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return `${format.format(time)} UTC`;
}

export function countryName(code: string, language: Language): string | null {
  return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? null;
}

/** By its name where we know it, else as sent. */
function countryOf({ contact }: SharedLead, language: Language): string | null {
  const code = contact.normalized.country;
  return code === null ? contact.country : `${countryName(code, language) ?? code} (${code})`;
}

function actionOf({ action }: SharedLead, language: Language): string | null {
  return action !== null && known.has(action) ? lineWords(language)(`action.${action}`) : action;
}

function ownLine(
  { ownFields: known = [] }: LabelledLead,
  name: string,
  value: FieldValue,
  language: Language,
): [string, string] {
  const field = known.find((each) => each.name === name);
  const label = field === undefined ? name : wordsIn(language, field.label, field.labels);
  const option = field?.options.find((each) => each.value === value);
  if (option) return [label, wordsIn(language, option.label, option.labels)];
  if (typeof value === 'boolean') return [label, lineWords(language)(value ? 'yes' : 'no')];
  return [label, numberOrText(value, language)];
}

/** What our own form sent. */
function ownFields({ source }: SharedLead): Record<string, FieldValue> {
  const { fields } = source.extra;
  return typeof fields === 'object' && fields !== null ? ownValues(source, Object.keys(fields)) : {};
}

const numberOrText = (value: string | number, language: Language) =>
  typeof value === 'number'
    ? new Intl.NumberFormat(language, { maximumFractionDigits: 15 }).format(value)
    : value;

const known = new Set(['INS', 'PLT', 'DNC', 'Create', 'StartTestDrive']);
const contacted = new Set<Consent['basis']>(['contact_form', 'acquisition', 'test_drive']);
