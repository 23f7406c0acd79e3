// Whose report it is, as it stands above it. Null where the session does not tell.
import { usePublisherId, useSession } from '../../session.ts';

export function usePublisherName(): string | null {
  const publisherId = usePublisherId();
  const { memberships } = useSession();
  return memberships.find((each) => each.publisherId === publisherId)?.publisherName ?? null;
}
