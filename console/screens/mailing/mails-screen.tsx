// Mails to leads: what they say, who sends them, and whom not to write to.
import { Text } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { useFilters } from '../../ui/filters.ts';
import { Screen } from '../../ui/screen.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { SenderPart } from './sender-part.tsx';
import { StopList } from './stop-list.tsx';
import { NewTemplateButton, TemplateList } from './template-list.tsx';

const tabs = ['templates', 'sender', 'stopped'] as const;

export function MailsScreen() {
  const t = useTranslations('mailing');
  const publisherId = usePublisherId();
  const [{ tab }] = useFilters(['tab']);
  const shown = tabs.find((each) => each === tab) ?? 'templates';
  return (
    <Screen title={t('title')} actions={shown === 'templates' && <NewTemplateButton />}>
      <Tabs
        label={t('title')}
        to={`/publishers/${publisherId}/mails`}
        tabs={tabs.map((id) => ({
          id,
          words: t(`tab.${id}`),
          search: { tab: id === 'templates' ? undefined : id },
        }))}
        selected={shown}
      />
      <Text>{t(`about.${shown}`)}</Text>
      {shown === 'templates' && <TemplateList />}
      {shown === 'sender' && <SenderPart />}
      {shown === 'stopped' && <StopList />}
    </Screen>
  );
}
