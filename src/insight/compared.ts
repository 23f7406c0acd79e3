// Whether a number grew or fell against the period before, and whether there are enough of them to tell by how much. Pure.

/** Below as many, a percentage says more than anybody knows. */
export const enough = 20;

export type Compared =
  | { kind: 'none' }
  | { kind: 'same' }
  /** share: null where there were too few before. */
  | { kind: 'more' | 'less'; difference: number; share: number | null };

export function compared(now: number, before: number): Compared {
  if (now === 0 && before === 0) return { kind: 'none' };
  if (now === before) return { kind: 'same' };
  const difference = Math.abs(now - before);
  return {
    kind: now > before ? 'more' : 'less',
    difference,
    share: before < enough ? null : difference / before,
  };
}

/** Null where there are too few to divide by, or what is divided is not a part of them. */
export function shareOf(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole < enough ? null : part / whole;
}
