// A screen's filters live in the address, so that a link shows the same and Back undoes.
import { useNavigate, useSearch } from '@tanstack/react-router';

/** Text values of the query alone; what is empty is left out of the address. */
export function useFilters<Name extends string>(
  names: readonly Name[],
): [Partial<Record<Name, string>>, (change: Partial<Record<Name, string | undefined>>) => void] {
  const search = useSearch({ strict: false }) as Record<string, string | number | boolean | null | undefined>;
  const navigate = useNavigate();
  const filters: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = search[name];
    if (value !== undefined && value !== null && value !== '') filters[name] = String(value);
  }
  const change = (next: Partial<Record<Name, string | undefined>>) =>
    void navigate({
      to: '.',
      replace: true,
      search: (before: Record<string, unknown>) =>
        Object.fromEntries(
          Object.entries({ ...before, ...next }).filter(([, value]) => value !== undefined && value !== ''),
        ),
    });
  return [filters, change];
}
