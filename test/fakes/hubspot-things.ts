// What HubSpot keeps and how it says no, for the fake of it.
import type { Answer } from './http-far-side.ts';

export type Thing = {
  id: string;
  properties: Record<string, string>;
  /** Newest first. */
  history: { name: string; value: string; timestamp: string }[];
};

export type Property = {
  name: string;
  label: string;
  type: string;
  fieldType: string;
  options: { value: string; label: string; hidden: boolean }[];
  hasUniqueValue: boolean;
  hidden: boolean;
  calculated: boolean;
  modificationMetadata?: { readOnlyValue: boolean };
};

export type Problem = {
  status: 'error';
  category: string;
  message: string;
  context: Record<string, string[]>;
};

let at = Date.parse('2026-11-20T10:00:00.000Z');
/** A moment later each time. */
export const moment = () => new Date((at += 10)).toISOString();

/** What is wrong with a value stands as JSON in the sentence. */
export function invalid(name: string, error: string, message: string): Problem {
  const told = JSON.stringify([{ isValid: false, message, error, name, localizedErrorMessage: message }]);
  return {
    status: 'error',
    category: 'VALIDATION_ERROR',
    message: `Property values were not valid: ${told}`,
    context: {},
  };
}

export const conflict = (existingId: string): Problem => ({
  status: 'error',
  category: 'CONFLICT',
  message: `Contact already exists. Existing ID: ${existingId}`,
  context: { existingId: [existingId] },
});

export const answerOf = (status: number, body: unknown): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

export const failed = (status: number, category: string, message: string) =>
  answerOf(status, { status: 'error', category, message, correlationId: '9a1c' });

function property(name: string, more: Partial<Property> = {}): Property {
  return {
    name,
    label: name,
    type: 'string',
    fieldType: 'text',
    options: [],
    hasUniqueValue: false,
    hidden: false,
    calculated: false,
    ...more,
  };
}

const list = (...values: string[]) => ({
  type: 'enumeration',
  fieldType: 'select',
  options: values.map((value) => ({ value, label: value, hidden: false })),
});

export function standardProperties() {
  const key = property('leadshare_key', { hasUniqueValue: true });
  const contacts = [
    ...'email firstname lastname phone mobilephone jobtitle company country city website'
      .split(' ')
      .map((name) => property(name)),
    key,
    property('message', { fieldType: 'textarea', label: 'Message' }),
    property('lifecyclestage', list('subscriber', 'lead', 'opportunity', 'customer')),
    property('hs_lead_status', list('NEW', 'IN_PROGRESS', 'UNQUALIFIED')),
    property('createdate', { type: 'datetime', modificationMetadata: { readOnlyValue: true } }),
    property('hs_email_optout', { type: 'bool', calculated: true }),
    property('secret_score', { type: 'number', hidden: true }),
    property('budget', { type: 'number', label: 'Budget' }),
  ];
  const leads = [property('hs_lead_name'), property('hs_lead_label', list('HOT', 'WARM', 'COLD')), key];
  const byName = (all: Property[]) => new Map(all.map((one) => [one.name, one]));
  return { contacts: byName(contacts), leads: byName(leads) };
}
