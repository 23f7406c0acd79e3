// What a link invites to, and the way in: with the session at hand, by signing in, or as somebody new.
import { Button, Divider, MessageBar, MessageBarBody, Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { api, told, type Schema } from '../../api.ts';
import { operatorId, sessionQuery, type Session } from '../../session.ts';
import { Answered, Failed } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { useParam } from '../../ui/param.ts';
import { Problem } from '../../ui/problem.ts';
import { NewPerson } from './new-person.tsx';
import { OtherWays } from './other-ways.tsx';
import { Outside } from './outside.tsx';
import { useFailed } from './send-form.ts';
import { useSignedIn } from './signed-in.ts';

type Invited = Schema['OpenInvitation'];

export function Invitation() {
  const t = useTranslations('sign-in.invitation');
  const token = useParam('token');
  const session = useQuery(sessionQuery);
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => told(api.GET('/api/v1/invitations/{token}', { params: { path: { token } } })),
  });
  const { error } = invitation;
  if (error)
    return (
      <Outside title={t('title')}>
        {error instanceof Problem && error.status === 404 ? (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{t('ended')}</MessageBarBody>
          </MessageBar>
        ) : (
          <Failed error={error} retry={() => void invitation.refetch()} />
        )}
        <Link to="/sign-in">{t('signIn')}</Link>
      </Outside>
    );
  return (
    <Outside
      title={invitation.data ? t('titleOf', { publisher: invitation.data.publisherName }) : t('title')}
    >
      <Answered query={invitation}>
        {(invited) => (
          <Answered query={session}>
            {(who) => <Way token={token} invited={invited} session={who} />}
          </Answered>
        )}
      </Answered>
    </Outside>
  );
}

type Way = { token: string; invited: Invited; session: Session | null };

function Way({ token, invited, session }: Way) {
  const t = useTranslations('sign-in.invitation');
  const roles = useTranslations('settings.role');
  const format = useFormatter();
  const { email, role, hasUser, endsAt, inviterName, publisherName, providers } = invited;
  const what = { publisher: publisherName, role: roles(`${role}.name`) };
  const signedIn = useSignedIn();
  const joined = ({ publisherId }: Schema['Joined']) =>
    signedIn(publisherId === operatorId ? '/operator/overview' : `/publishers/${publisherId}/overview`);
  const isTheirs = session?.user.email.toLowerCase() === email.toLowerCase();
  return (
    <>
      <Text>{inviterName === null ? t('byNobody', what) : t('by', { inviter: inviterName, ...what })}</Text>
      <Text>
        {t('about', {
          email,
          endsAt: format.dateTime(new Date(endsAt), { dateStyle: 'long' }),
        })}
      </Text>
      <Text>{roles(`${role}.about`)}</Text>
      {session !== null && isTheirs && <Accept token={token} onJoined={joined} />}
      {session !== null && !isTheirs && <SomebodyElse email={session.user.email} />}
      {session === null && hasUser && (
        <Link to="/sign-in" search={{ returnTo: `/invitations/${token}` }}>
          {t('hasUser')}
        </Link>
      )}
      {session === null && !hasUser && <NewPerson token={token} email={email} onJoined={joined} />}
      {session === null && (
        <OtherWays
          providers={providers}
          startWith={{ invitation: token }}
          before={<Divider>{t('or')}</Divider>}
        />
      )}
    </>
  );
}

function Accept({
  token,
  onJoined,
}: {
  token: string;
  onJoined: (joined: Schema['Joined']) => Promise<void>;
}) {
  const t = useTranslations('sign-in.invitation');
  const failed = useFailed();
  const [busy, setBusy] = useState(false);
  const accept = async () => {
    setBusy(true);
    try {
      const params = { path: { token } };
      await onJoined(await told(api.POST('/api/v1/invitations/{token}', { params, body: {} })));
    } catch (error) {
      failed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button appearance="primary" disabledFocusable={busy} onClick={() => void accept()}>
      {t('accept')}
    </Button>
  );
}

function SomebodyElse({ email }: { email: string }) {
  const t = useTranslations('sign-in.invitation');
  const failed = useFailed();
  const signOut = async () => {
    try {
      await told(api.DELETE('/api/v1/session'));
      location.reload();
    } catch (error) {
      failed(error);
    }
  };
  return (
    <>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{t('somebodyElse', { email })}</MessageBarBody>
      </MessageBar>
      <Button onClick={() => void signOut()}>{t('signOut')}</Button>
    </>
  );
}
