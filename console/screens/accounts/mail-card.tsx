// Whether the reader wants mails about the destinations they look after, about response times, and what they have to do in the morning.
// For those who would get any.
import { Button, Switch, Text } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { sessionQuery, useSession } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { useFailed } from './send-form.ts';

export function MailCard() {
  const { operator, memberships } = useSession();
  const owns = memberships.some(({ role }) => role === 'owner');
  return (
    <>
      {(operator || owns) && <MailSwitch which="destinationMails" />}
      {memberships.some(({ scopes }) => scopes.includes('work:write')) && (
        <>
          <MailSwitch which="responseMails" />
          <MailSwitch which="taskMails">
            <ZoneButton />
          </MailSwitch>
        </>
      )}
    </>
  );
}

type MailSwitch = { which: 'destinationMails' | 'responseMails' | 'taskMails'; children?: ReactNode };

function MailSwitch({ which, children }: MailSwitch) {
  const t = useTranslations(`account.${which}`);
  const { user } = useSession();
  const change = useChange((wanted: boolean) => ({ [which]: wanted }));
  return (
    <Card title={t('title')}>
      <Text>{t('about', { timeZone: user.timeZone ?? 'UTC' })}</Text>
      <Switch
        // While it is being saved it shows what was asked for.
        checked={change.isPending ? change.variables : user[which]}
        disabledFocusable={change.isPending}
        label={t('on')}
        onChange={(_, { checked }) => change.mutate(checked)}
      />
      {children}
    </Card>
  );
}

/** Where the reader's own time zone is not known, or they are in another now. */
function ZoneButton() {
  const t = useTranslations('account.taskMails');
  const { user } = useSession();
  const notices = useNotices();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const change = useChange(() => ({ timeZone }));
  if (user.timeZone === timeZone) return null;
  return (
    <div>
      <Button
        size="small"
        disabledFocusable={change.isPending}
        onClick={() =>
          change.mutate(undefined, { onSuccess: () => notices.done(t('zoneDone', { timeZone })) })
        }
      >
        {t('zone', { timeZone })}
      </Button>
    </div>
  );
}

function useChange<Wish>(
  bodyOf: (wish: Wish) => { [Member in MailSwitch['which']]?: boolean } & { timeZone?: string },
) {
  const queryClient = useQueryClient();
  const failed = useFailed();
  return useMutation({
    mutationFn: (wish: Wish) => told(api.PATCH('/api/v1/session/user', { body: bodyOf(wish) })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey }),
    onError: failed,
  });
}
