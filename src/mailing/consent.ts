// On which consents mails to leads may rest: a publisher says it, and what nobody knows is none unless they say so.

/** As leads have them; `none` is never one to write on. */
export const consentBases = ['contact_form', 'acquisition', 'test_drive', 'unknown'] as const;
export type ConsentBasis = (typeof consentBases)[number];

/** Until a publisher says otherwise. */
export const usualBases: readonly ConsentBasis[] = ['contact_form', 'acquisition', 'test_drive'];

export const mayWriteOn = (bases: readonly string[], basis: string | null, scope: string | null): boolean =>
  scope !== 'none' && bases.includes(basis ?? 'unknown');
