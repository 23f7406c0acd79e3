// A lead as the API shows it.
import * as z from 'zod';
import type { InboxRow } from './inbox-store.ts';
import { StandingSummary } from './standing.ts';
import { sharedLead } from './shared-lead.ts';

const text = z.string().nullable();

export const Contact = z
  .object({
    firstName: text,
    lastName: text,
    email: text,
    phone: text,
    country: text,
    company: text,
    title: text,
    normalized: z
      .object({
        name: text,
        email: text.describe('Makes two touches one person'),
        phone: text.describe('E.164'),
        country: text.describe('ISO 3166-1 alpha-2'),
      })
      .describe('What we make of the values sent; null where we cannot tell'),
  })
  .meta({ id: 'Contact', description: 'As sent; null where the sender left it out' });

const ConsentRecord = z
  .object({
    textId: z.string(),
    version: z.int(),
    language: z.string(),
    sha256: z.string().describe('Of the text as shown, which is in the raw body'),
    givenAt: z.string(),
    given: z.enum(['button', 'tick']),
    pageUrl: z.string(),
    purpose: z.string(),
    recipients: z.array(z.object({ route: z.string(), name: z.string() })),
  })
  .meta({
    id: 'ConsentRecord',
    description: 'What our own form showed; null for a lead that a marketplace sent',
  });

export const kind = z.enum(['customer', 'test', 'notice']);
export const status = z.enum(['new', 'withheld', 'kept']);

export const LeadView = z
  .object({
    id: z.string(),
    kind,
    status,
    storefront: z.string(),
    motion: z.string().describe('The kind of campaign it feeds'),
    listingId: z.string(),
    offer: z.object({ id: z.string(), title: z.string() }),
    action: text.describe('What the customer did, by its documented code; an unknown one as sent'),
    contact: Contact,
    note: text,
    consent: z
      .object({
        basis: z.string(),
        scope: z.string(),
        source: z.string().describe('storefront_terms: the action implies it; own_form: see the record'),
        record: ConsentRecord.nullable(),
      })
      .describe('What the customer agreed to'),
    warnings: z.array(z.string()),
    personId: text,
    assignedTo: text.describe('The user who works it'),
    standing: StandingSummary.nullable().describe(
      'What it scores, and how far it has come; null until it is scored',
    ),
    receivedAt: z.date(),
    posts: z.int().describe('How often these very bytes arrived within ten minutes'),
    lastPostedAt: z.date(),
    convertedAt: z.date().nullable().describe('When it became an opportunity; from then on it is only read'),
  })
  .meta({ id: 'Lead' });

export function leadView(row: InboxRow) {
  const { assignedTo, standing, posts, lastPostedAt, receivedAt, convertedAt } = row;
  return { ...sharedLead(row), receivedAt, assignedTo, standing, posts, lastPostedAt, convertedAt };
}
