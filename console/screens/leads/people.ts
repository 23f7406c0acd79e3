// Who can be given a lead, and what people and programs that did something are called.
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { useMay, usePublisherId, useSession } from '../../session.ts';
import { useSaid } from '../delivery/said.ts';

/** works: may be handed leads. */
export type Person = { id: string; name: string; works: boolean };

/** The reader first, where they belong to the publisher. A reader who may not see the others is the only one. */
export function usePeople(): Person[] {
  const publisherId = usePublisherId();
  const { user, memberships } = useSession();
  const may = useMay();
  const people = useQuery({
    queryKey: [publisherId, 'people', 'names'],
    queryFn: () =>
      told(
        api.GET('/api/v1/publishers/{publisherId}/people', {
          params: { path: { publisherId }, query: { limit: 200 } },
        }),
      ),
    enabled: may('people:read'),
    staleTime: 60_000,
  });
  const others = (people.data?.items ?? [])
    .map(({ userId, name, email, worksLeads }) => ({ id: userId, name: name || email, works: worksLeads }))
    .filter(({ id }) => id !== user.id);
  const isMember = memberships.some((each) => each.publisherId === publisherId);
  return [
    ...(isMember ? [{ id: user.id, name: user.name || user.email, works: may('work:write') }] : []),
    ...others,
  ];
}

/** The name of whoever has the lead; null for nobody. */
export function useAssignee(): (userId: string | null) => string | null {
  const t = useTranslations('leads');
  const people = usePeople();
  const { user } = useSession();
  const names = new Map([{ id: user.id, name: user.name }, ...people].map(({ id, name }) => [id, name]));
  return (userId) => (userId === null ? null : (names.get(userId) ?? t('somebody')));
}

const machines = new Set([
  'worker',
  'intake',
  'scoring',
  'routing',
  'followup',
  'tracking',
  'mailing',
  'mail-report',
  'reader',
]);

/** A person by name; of keys and operators what they are. Null for our own machines, which need no naming. */
export function useByWhom(): (actor: string) => string | null {
  const assignee = useAssignee();
  const said = useSaid();
  return (actor) => {
    if (machines.has(actor)) return null;
    if (actor.startsWith('key_')) return said('key', 'actor');
    if (actor === 'operator') return said('operator', 'actor');
    return assignee(actor);
  };
}
