// Does the reader see their own leads alone?
import { membershipIn, usePublisherId, useSession } from '../../session.ts';

export function useOnlyAssigned(): boolean {
  const session = useSession();
  return !session.operator && membershipIn(session, usePublisherId())?.onlyAssigned === true;
}
