// Who is signed in, and what they may. The server enforces it; the console only hides what would be refused.
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { api, told, type Schema } from './api.ts';
import { useParam } from './ui/param.ts';
import { Problem } from './ui/problem.ts';

export type Session = Schema['CurrentSession'];
export const operatorId = 'pub_operator';

/** Null: nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Session | null> => {
    try {
      return await told(api.GET('/api/v1/session'));
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

/** On screens behind the sign-in, where there is always one. */
export function useSession(): Session {
  return useQuery(sessionQuery).data!;
}

/** Where the reader works now: the publisher of the path, the operator's own, or on pages of neither where the reader begins. */
export function usePublisherId(): string {
  const publisherId = useParam('publisherId');
  const { pathname } = useLocation();
  const { operator, memberships } = useSession();
  if (publisherId) return publisherId;
  if (operator || pathname.startsWith('/operator')) return operatorId;
  return memberships[0]?.publisherId ?? operatorId;
}

/** May the reader do this for the publisher of the path? */
export function useMay(): (scope: string) => boolean {
  const session = useSession();
  const publisherId = usePublisherId();
  return (scope) => mayIn(session, publisherId, scope);
}

export function mayIn(session: Session, publisherId: string, scope: string): boolean {
  if (session.operator) return true;
  return membershipIn(session, publisherId)?.scopes.includes(scope) ?? false;
}

/** Undefined for an operator, too: they need none. */
export function membershipIn(session: Session, publisherId: string) {
  return session.memberships.find((each) => each.publisherId === publisherId);
}

/** Does the reader see only the leads that are theirs? */
export function useOnlyAssigned(): boolean {
  const session = useSession();
  const membership = membershipIn(session, usePublisherId());
  return !session.operator && membership?.onlyAssigned === true;
}

/** The path a reader begins at. */
export function homeOf(session: Session): string {
  const [first] = session.memberships.filter(({ publisherId }) => publisherId !== operatorId);
  if (session.operator) return '/operator/overview';
  return first ? `/publishers/${first.publisherId}/overview` : '/account';
}
