// Tries an identity provider as far as that goes without a person, and says in plain words what is wrong.
import { Button, MessageBar, MessageBarBody, MessageBarTitle, Text } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { useProviderActs, type ProviderCheck } from './providers.ts';
import { useFailed } from './send-form.ts';

export function ProviderCheckCard({ providerId }: { providerId: string }) {
  const t = useTranslations('settings.provider.check');
  const { check } = useProviderActs();
  const failed = useFailed();
  const checking = useMutation({ mutationFn: () => check(providerId), onError: failed });
  return (
    <Card title={t('title')}>
      <Text>{t('about')}</Text>
      <div role="status">{checking.data && <Result result={checking.data} />}</div>
      <div>
        <Button disabledFocusable={checking.isPending} onClick={() => checking.mutate()}>
          {t(checking.isPending ? 'checking' : 'check')}
        </Button>
      </div>
    </Card>
  );
}

function Result({ result: { complaints } }: { result: ProviderCheck }) {
  const t = useTranslations('settings.provider.check');
  if (complaints.length === 0)
    return (
      <MessageBar intent="success" layout="multiline">
        <MessageBarBody>{t('well')}</MessageBarBody>
      </MessageBar>
    );
  return complaints.map(({ code, given }) => (
    <MessageBar key={code + given.address} intent="error" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t(`complaint.${code}`)}</MessageBarTitle>
        <Text block size={200}>
          {t(`remedy.${code}`, given)}
        </Text>
      </MessageBarBody>
    </MessageBar>
  ));
}
