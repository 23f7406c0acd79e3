// Connects an identity provider. The redirect URI it needs to know is told once the provider has its id here.
import { Text } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { Link } from '../../ui/link.tsx';
import { Screen } from '../../ui/screen.tsx';
import { ProviderForm } from './provider-form.tsx';
import { useProviderActs } from './providers.ts';
import { useSettings } from './settings-frame.tsx';

export function ProviderNew() {
  const t = useTranslations('settings.provider');
  const { base } = useSettings();
  const navigate = useNavigate();
  const { create } = useProviderActs();
  return (
    <Screen title={t('connect')} back={<Link to={`${base}/sign-in`}>{t('back')}</Link>}>
      <div style={{ maxWidth: 720, display: 'flex', flexDirection: 'column', gap: 16 }}>
        <Text>{t('connectAbout')}</Text>
        <Card title={t('settings')}>
          <ProviderForm
            submit={t('connectNow')}
            onSave={async (settings) => {
              const { id } = await create(settings);
              await navigate({ to: `${base}/sign-in/${id}` });
            }}
          />
        </Card>
      </div>
    </Screen>
  );
}
