// What is to be done, in the reader's language, as it may be copied to third parties: by the offer, never by the customer. Pure.
import { wordsOf, type Language } from '../platform/words.ts';
import type { Due } from './due-store.ts';

/** Such as "Call: Shift Planner". What a person wrote themselves may name the customer and is left out. */
export function titleOf({ kind, offer }: Due, language: Language): string {
  return `${wordsOf(language, 'calendar')(`kind.${kind}`)}: ${oneLine(offer)}`;
}

/** What the playbook says of a step; null of anything else. */
export function stepWords({ playbook, step, title }: Due, language: Language): string | null {
  if (playbook === null || step === null) return null;
  return title === null ? wordsOf(language, 'playbooks')(`steps.${playbook}.${step}`) : oneLine(title);
}

export function leadPage(publicUrl: string, { publisherId, leadId }: Due): string {
  return `${publicUrl}/publishers/${publisherId}/leads/${leadId}`;
}

/** Calendars and mails have no place for control characters. */
export const oneLine = (text: string) => text.replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
