// Since when each secret of a destination is set, and who last replaced it. Pure.

/** When a secret was first given or made, and last replaced; by a person, a key or operator. */
export type SecretDates = {
  /** Null: before this was kept. */
  madeAt: string | null;
  madeBy: string | null;
  changedAt: string | null;
  changedBy: string | null;
};

/** Notes that these secrets are new at `at`, by `by`; what is no secret's name any more is forgotten. Pure. */
export function datesAfter(
  before: Record<string, SecretDates>,
  kept: readonly string[],
  renewed: readonly string[],
  { at, by }: { at: Date; by: string },
  wasSet: readonly string[],
): Record<string, SecretDates> {
  const now = at.toISOString();
  return Object.fromEntries(
    kept.flatMap((name) => {
      const known = before[name];
      if (!renewed.includes(name)) return known ? [[name, known]] : [];
      // One that was set before dates were kept has no known beginning: this is the first that is known of it.
      if (known || wasSet.includes(name))
        return [
          [
            name,
            { madeAt: known?.madeAt ?? null, madeBy: known?.madeBy ?? null, changedAt: now, changedBy: by },
          ],
        ];
      return [[name, { madeAt: now, madeBy: by, changedAt: null, changedBy: null }]];
    }),
  );
}
