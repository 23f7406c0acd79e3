// Whether the reader wants mails about the destinations they look after. For those who would get any.
import { Switch, Text } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { sessionQuery, useSession } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { useFailed } from './send-form.ts';

export function MailCard() {
  const t = useTranslations('account.destinationMails');
  const { user, operator, memberships } = useSession();
  const queryClient = useQueryClient();
  const failed = useFailed();
  const change = useMutation({
    mutationFn: (destinationMails: boolean) =>
      told(api.PATCH('/api/v1/session/user', { body: { destinationMails } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey }),
    onError: failed,
  });
  if (!operator && memberships.every(({ role }) => role !== 'owner')) return null;
  return (
    <Card title={t('title')}>
      <Text>{t('about')}</Text>
      <Switch
        // While it is being saved it shows what was asked for.
        checked={change.isPending ? change.variables : user.destinationMails}
        disabledFocusable={change.isPending}
        label={t('on')}
        onChange={(_, { checked }) => change.mutate(checked)}
      />
    </Card>
  );
}
