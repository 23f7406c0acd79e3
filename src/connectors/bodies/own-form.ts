// The body that our own lead form makes, written and read in one place: docs/storefront.md has its members. Only the
// storefront sends this type; the intake door takes it from nobody, since what it says of a consent is believed.
import * as z from 'zod';
import type { BodyFormat, Reading } from '../body.ts';
import { keep } from './extra.ts';
import { judged } from './judged.ts';
import { notJson } from './not-json.ts';
import { nothingSent, take, unreadable, whole } from './sent.ts';
import { utf8Text } from './text.ts';

export const ownFormType = 'application/vnd.leadshare.form+json';

const text = z.string().nullable();
const consentRecord = z.object({
  textId: z.string(),
  version: z.int(),
  language: z.string(),
  sha256: z.string(),
  givenAt: z.string(),
  given: z.enum(['button', 'tick']),
  pageUrl: z.string(),
  purpose: z.enum(['contact_about_this_product', 'contact_about_this_and_related_products']),
  recipients: z.array(z.object({ route: z.string(), name: z.string() })),
});

const OwnForm = z.object({
  /** Of this format. */
  version: z.literal(1),
  /** Names the form that was shown: the same one sent twice is one lead. */
  formId: z.string(),
  listing: z.object({ storefront: z.string(), offerId: z.string(), title: z.string() }),
  /** Composed as a marketplace would, so that CRMs read both alike. */
  leadSource: z.string(),
  action: z.string(),
  callToAction: z.string(),
  language: z.string(),
  contact: z.object({
    firstName: text,
    lastName: text,
    email: text,
    phone: text,
    country: text,
    company: text,
    title: text,
  }),
  note: text,
  /** The publisher's own, by their names. */
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  consent: z.object({
    basis: z.enum(['contact_form', 'acquisition', 'test_drive']),
    scope: z.enum(['this_product', 'this_and_related_products']),
    record: consentRecord,
    /** The very words, whose SHA-256 the record has. */
    text: z.string(),
  }),
  /** Campaign parameters of the page's address: mktcmpid, utm_…, ref and src. */
  campaign: z.record(z.string(), z.string()),
  /** The domain from which somebody came to the form, where that is known, and the kind of device. */
  entry: z.object({ referrer: text, device: z.string() }).optional(),
  /** Things a person may want to know, such as disposable_mail; they decide nothing. */
  hints: z.array(z.string()),
});

export type OwnForm = z.infer<typeof OwnForm>;

export function ownFormBody(form: OwnForm): Buffer {
  return Buffer.from(JSON.stringify(form));
}

export const ownForm: BodyFormat = {
  name: 'own-form',
  matches: (contentType) => contentType === ownFormType,
  read,
};

function read(body: Buffer): Reading {
  const json = utf8Text(body);
  if (json === null) return unreadable('not_utf8', 'the bytes are not UTF-8');
  const value = parsedJson(json);
  if (value === undefined) return notJson(json, whole);
  const parsed = OwnForm.safeParse(value);
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    return unreadable(
      'no_known_fields',
      `${first!.path.join('.') || 'the body'} is not as our form writes it`,
      { member: first!.path.join('.') || whole },
      'not_our_form',
    );
  }
  return { is: 'lead', lead: leadOf(parsed.data) };
}

function leadOf(form: OwnForm) {
  const { listing, contact, consent, campaign, entry, hints, language, callToAction } = form;
  const sent = nothingSent();
  sent.contactSent = true;
  for (const [name, value] of Object.entries(contact)) take(sent, name as keyof typeof contact, name, value);
  take(sent, 'note', 'note', form.note);
  take(sent, 'leadSource', 'leadSource', form.leadSource);
  take(sent, 'actionCode', 'action', form.action);
  if (Object.keys(form.fields).length > 0) keep(sent.extra, 'fields', form.fields);
  keep(sent.extra, 'campaign', campaign);
  const { pageUrl } = consent.record;
  keep(sent.extra, 'form', { callToAction, language, pageUrl, hints, ...entry });
  const { basis, scope, record } = consent;
  return {
    ...judged(sent),
    namedStorefront: listing.storefront,
    offer: { publisher: null, offerId: listing.offerId, title: listing.title },
    consent: { basis, scope, source: 'own_form' as const, record },
  };
}

/** Undefined: it is no JSON. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
