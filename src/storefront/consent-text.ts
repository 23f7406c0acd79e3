// The words a customer agrees to: shipped in six languages or written by a publisher or operator, each version unchanging.
import { createHash } from 'node:crypto';
import type { CallToAction } from '../catalog/listing.ts';
import { actionByCode, storefrontById } from '../catalog/storefronts.ts';
import type { Consent, ConsentRecord } from '../leads/lead.ts';
import { wordsOf, type Language } from '../platform/words.ts';
import type { StoreListing } from './store.ts';

/** button: what pressing it means. tick: the words beside the box; null where there is no box. With placeholders. */
export type ConsentText = {
  id: string;
  version: number;
  language: Language;
  button: string;
  tick: string | null;
};

/** Raised with every change of the shipped words; a test holds the two together. */
export const shippedVersion = 1;

export const placeholders = ['publisher', 'marketplace', 'product', 'recipients'] as const;

/** Only an acquisition asks for more than this product, and only in a box of its own. */
export const hasTick = (call: CallToAction) => call === 'get-it-now' || call === 'free-trial';

export function shippedText(call: CallToAction, language: Language): ConsentText {
  const words = wordsOf(language, 'storefront');
  const asIs = Object.fromEntries(placeholders.map((name) => [name, `{${name}}`]));
  return {
    id: `shipped/${call}`,
    version: shippedVersion,
    language,
    button: words(`consent.${call}.button`, asIs),
    tick: hasTick(call) ? words(`consent.${call}.tick`, asIs) : null,
  };
}

/** A text as this listing's customer reads it, and the proof of its words. */
export type ShownConsent = {
  text: ConsentText;
  button: string;
  tick: string | null;
  /** Both parts, as hashed. */
  whole: string;
  sha256: string;
  recipients: ConsentRecord['recipients'];
};

export function shownConsent(text: ConsentText, listing: StoreListing): ShownConsent {
  const recipients = recipientsOf(listing, text.language);
  const given: Record<string, string> = {
    publisher: listing.publisherName,
    marketplace: marketplaceOf(listing),
    product: listing.title,
    recipients: inWords(recipients, text.language),
  };
  const filled = (template: string) =>
    template.replace(/\{(\w+)\}/g, (whole, name: string) => given[name] ?? whole);
  const button = filled(text.button);
  const tick = text.tick === null ? null : filled(text.tick);
  const whole = tick === null ? button : `${button}\n\n${tick}`;
  const sha256 = createHash('sha256').update(whole).digest('hex');
  return { text, button, tick, whole, sha256, recipients };
}

/** Everyone the storefront's policy hands a lead to, and the publisher always. */
export function recipientsOf(listing: StoreListing, language: Language): ConsentRecord['recipients'] {
  const words = wordsOf(language, 'storefront');
  const marketplace = marketplaceOf(listing);
  const policy = storefrontById(listing.storefront);
  const routes = new Set(['publisher-crm', ...(policy?.leadRoutes ?? [])]);
  return [...routes].map((route) => ({
    route,
    name: route === 'publisher-crm' ? listing.publisherName : words(`recipients.${route}`, { marketplace }),
  }));
}

export function inWords(recipients: ConsentRecord['recipients'], language: Language): string {
  return new Intl.ListFormat(language).format(recipients.map(({ name }) => name));
}

export function marketplaceOf({ storefront }: { storefront: string }): string {
  return storefrontById(storefront)?.name ?? storefront;
}

/** What was agreed to. The box narrows: an acquisition without it is about this product alone. */
export function consentGiven(
  code: string,
  { text, sha256, recipients, tick }: ShownConsent,
  ticked: boolean,
  at: { givenAt: string; pageUrl: string },
): { basis: Consent['basis']; scope: Consent['scope']; record: ConsentRecord } {
  const wider = ticked && tick !== null;
  return {
    basis: actionByCode(code)?.consent.basis ?? 'contact_form',
    scope: wider ? 'this_and_related_products' : 'this_product',
    record: {
      textId: text.id,
      version: text.version,
      language: text.language,
      sha256,
      givenAt: at.givenAt,
      given: wider ? 'tick' : 'button',
      pageUrl: at.pageUrl,
      purpose: wider ? 'contact_about_this_and_related_products' : 'contact_about_this_product',
      recipients,
    },
  };
}
