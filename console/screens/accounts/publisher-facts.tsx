// What there is to know of the publisher itself, and the addresses that belong to it.
import { Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { Card } from '../../ui/card.tsx';
import { Copyable } from '../../ui/copy.tsx';
import { Answered } from '../../ui/faces.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Exactly } from '../../ui/time.tsx';
import { SettingsFrame, useSettings } from './settings-frame.tsx';

export function PublisherFacts() {
  const t = useTranslations('settings.publisher');
  const { publisherId } = useSettings();
  const query = useQuery({
    queryKey: [publisherId, 'publisher'],
    queryFn: () => told(api.GET('/api/v1/publishers/{publisherId}', { params: { path: { publisherId } } })),
  });
  return (
    <SettingsFrame part="publisher">
      <Answered query={query}>
        {({ id, name, slug, createdAt }) => (
          <Card title={name}>
            <Facts
              facts={[
                [t('slug'), slug],
                [t('id'), <Copyable key="id" value={id} label={t('id')} />],
                [t('since'), <Exactly key="since" at={createdAt} />],
                [
                  t('signIn'),
                  <Copyable
                    key="signIn"
                    value={`${location.origin}/sign-in?publisher=${slug}`}
                    label={t('signIn')}
                  />,
                ],
              ]}
            />
            <Text size={200}>{t('signInHint')}</Text>
          </Card>
        )}
      </Answered>
    </SettingsFrame>
  );
}
