// A signing secret at the only time it is shown.
import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { Copyable } from '../../ui/copy.tsx';

export function SecretOnce({ secret }: { secret: string }) {
  const t = useTranslations('destinations.secret');
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t('once')}</MessageBarTitle>
        {t('onceWords')}
        <Copyable value={secret} label={t('label')} />
      </MessageBarBody>
    </MessageBar>
  );
}
