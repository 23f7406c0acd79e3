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
  select: (page) => ({ ...page, items: page.items.toSorted(byUse) }),
  staleTime: Infinity,
});

/** Not a far side of its own: the first kind that takes events, told of events instead of having leads. */
export const ofEvents = 'events';

export function withEvents(kinds: readonly Kind[]): Kind[] {
  return kinds.flatMap((kind) => (kind === kindTaking(kinds) ? [kind, { ...kind, kind: ofEvents }] : [kind]));
}

export const kindTaking = (kinds: readonly Kind[]) => kinds.find(({ takesEvents }) => takesEvents);

const groups: Kind['group'][] = ['crm', 'people', 'flow', 'files'];

/** What can be chosen first, then CRMs, people, flows and files; each by its name. */
function byUse(one: Kind, other: Kind): number {
  if (one.available !== other.available) return one.available ? -1 : 1;
  return groups.indexOf(one.group) - groups.indexOf(other.group) || one.name.localeCompare(other.name);
}

/** Built in and so named by words/; all others were named by people. */
const builtIn = 'lead-store';

/** A destination's name. The built-in one is known by its kind or its role, which are called the same. */
export function useDestinationName() {
  const words = useKindWords();
  return <Name extends string | null>(kind: string | null, name: Name): Name | string =>
    kind === builtIn ? words.name(builtIn) : name;
}

type Worded = Pick<ConnectorField, 'name' | 'label' | 'help'>;

export function useKindWords() {
  const t = useTranslations('connectors');
  const or = (key: string, fallback: string) => (t.has(key) ? t(key) : fallback);
  return {
    name: (kind: string, fallback = kind) => or(`${kind}.name`, fallback),
    ofDestination: ({ kind, role }: { kind: string; role: string }) =>
      or(`${role === ofEvents ? ofEvents : kind}.name`, kind),
    about: (kind: string) => or(`${kind}.about`, ''),
    label: (kind: string, field: Worded) => or(`${kind}.fields.${field.name}.label`, field.label),
    help: (kind: string, field: Worded) => or(`${kind}.fields.${field.name}.help`, field.help),
    option: (kind: string, field: Worded, option: string) =>
      or(`${kind}.fields.${field.name}.options.${option}`, option),
    /** What to do on the far side first, one step after the other; none where nothing is. */
    setup: (kind: string) => {
      const steps: string[] = [];
      while (t.has(`${kind}.setup.${steps.length + 1}`)) steps.push(t(`${kind}.setup.${steps.length + 1}`));
      return steps;
    },
  };
}
