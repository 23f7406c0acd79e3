// The kinds of destination there are, each with the fields its connector asks for. Labels and help come from words/, by kind and field;
// a connector that has no words there shows with its own.
import { queryOptions } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api, told, type Schema } from '../../api.ts';

export type Kind = Schema['DestinationKind'];
export type ConnectorField = Kind['fields'][number];

/** The same for every publisher. */
export const kindsQuery = queryOptions({
  queryKey: ['destination-kinds'],
  queryFn: () => told(api.GET('/api/v1/destination-kinds', { params: { query: { limit: 200 } } })),
  staleTime: Infinity,
});

/** Built in and so named by words/; all others were named by people. */
const builtIn = 'lead-store';

/** A destination's name. The built-in one is known by its kind or its role, which are called the same. */
export function useDestinationName() {
  const words = useKindWords();
  return <Name extends string | null>(kind: string | null, name: Name): Name | string =>
    kind === builtIn ? words.name(builtIn) : name;
}

export function useKindWords() {
  const t = useTranslations('connectors');
  const or = (key: string, fallback: string) => (t.has(key) ? t(key) : fallback);
  return {
    name: (kind: string, fallback = kind) => or(`${kind}.name`, fallback),
    about: (kind: string) => or(`${kind}.about`, ''),
    label: (kind: string, field: ConnectorField) => or(`${kind}.fields.${field.name}.label`, field.label),
    help: (kind: string, field: ConnectorField) => or(`${kind}.fields.${field.name}.help`, field.help),
  };
}
