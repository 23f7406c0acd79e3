// Where a customer asks a publisher about their data or objects. It stands beside the words agreed to and is no part of them.
import { markup, type Markup } from './markup.ts';
import type { StoreListing } from './store.ts';
import type { View } from './view.ts';

export type Contact = { words: string; text: string; href: string };

/** Null where the publisher has named nothing. */
export function contactOf({ words }: View, listing: StoreListing): Contact | null {
  const { publisherContact: text, publisherName: publisher } = listing;
  if (text === null) return null;
  return {
    words: words('store.contact', { publisher }),
    text,
    href: text.startsWith('https://') ? text : `mailto:${text}`,
  };
}

export function contactLine(view: View, listing: StoreListing): Markup | null {
  const contact = contactOf(view, listing);
  return (
    contact &&
    markup`<p class="soft contact">${contact.words} <a href="${contact.href}">${contact.text}</a></p>`
  );
}
