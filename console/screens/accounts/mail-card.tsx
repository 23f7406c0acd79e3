// Whether the reader wants mails about the destinations they look after, and about response times. For those who would get any.
import { Switch, Text } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { sessionQuery, useSession } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { useFailed } from './send-form.ts';

export function MailCard() {
  const { operator, memberships } = useSession();
  const owns = memberships.some(({ role }) => role === 'owner');
  return (
    <>
      {(operator || owns) && <MailSwitch which="destinationMails" />}
      {memberships.some(({ scopes }) => scopes.includes('work:write')) && (
        <MailSwitch which="responseMails" />
      )}
    </>
  );
}

function MailSwitch({ which }: { which: 'destinationMails' | 'responseMails' }) {
  const t = useTranslations(`account.${which}`);
  const { user } = useSession();
  const queryClient = useQueryClient();
  const failed = useFailed();
  const change = useMutation({
    mutationFn: (wanted: boolean) => told(api.PATCH('/api/v1/session/user', { body: { [which]: wanted } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey }),
    onError: failed,
  });
  return (
    <Card title={t('title')}>
      <Text>{t('about')}</Text>
      <Switch
        // While it is being saved it shows what was asked for.
        checked={change.isPending ? change.variables : user[which]}
        disabledFocusable={change.isPending}
        label={t('on')}
        onChange={(_, { checked }) => change.mutate(checked)}
      />
    </Card>
  );
}
