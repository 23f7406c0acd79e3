// What follows a sign-in: the session is asked for, its language taken over, and the way goes on.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useLanguage } from '../../language.tsx';
import { sessionQuery } from '../../session.ts';
import { Problem } from '../../ui/problem.ts';
import { localPath } from '../../../src/accounts/oidc-return-to.ts';

export function useSignedIn(): (returnTo: string | undefined) => Promise<void> {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { adopt } = useLanguage();
  return async (returnTo) => {
    const session = await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 });
    // The browser keeps no cookie of ours.
    if (session === null) throw new Problem(401, { code: 'no_session' });
    adopt(session.user.language);
    await navigate({ href: localPath(returnTo), replace: true });
  };
}
