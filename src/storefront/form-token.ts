// What a form carries to prove that we showed it: for which listing and action, when, in what language and with which consent text.
import { randomText } from '../platform/ids.ts';
import type { CallToAction } from '../catalog/listing.ts';
import type { Language } from '../platform/words.ts';
import type { Vault } from '../platform/vault.ts';
import * as z from 'zod';

export type FormToken = {
  /** Names this showing of the form. */
  formId: string;
  listingId: string;
  call: CallToAction;
  shownAt: number;
  language: Language;
  textId: string;
  sha256: string;
};

/** Kept open longer than this, a form is renewed. */
export const oldestFormMs = 24 * 3_600_000;

const place = 'storefront form';
const Shape = z.object({
  formId: z.string(),
  listingId: z.string(),
  call: z.string(),
  shownAt: z.number(),
  language: z.string(),
  textId: z.string(),
  sha256: z.string(),
});

/** Sealed rather than signed: nobody learns from it what we look at. */
export function newFormToken(vault: Vault, about: Omit<FormToken, 'formId'>): string {
  const token: FormToken = { formId: randomText(16), ...about };
  return vault.seal(JSON.stringify(token), place);
}

/** Null for what is not ours, was changed, is too old, or belongs to another form. */
export function openFormToken(
  vault: Vault,
  sealed: string,
  form: { listingId: string; call: CallToAction },
  now: Date,
): FormToken | null {
  const token = opened(vault, sealed);
  if (token === null || token.listingId !== form.listingId || token.call !== form.call) return null;
  return now.getTime() - token.shownAt > oldestFormMs ? null : token;
}

function opened(vault: Vault, sealed: string): FormToken | null {
  if (sealed === '' || sealed.length > 2_000) return null;
  try {
    const shape = Shape.safeParse(JSON.parse(vault.open(sealed, place)));
    // We alone can seal, so what has the shape has the values too.
    return shape.success ? (shape.data as FormToken) : null;
  } catch {
    return null;
  }
}
