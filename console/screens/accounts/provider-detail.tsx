// One identity provider: what to register there, whether it works, its settings, and who signs in by it.
import { Button, Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Copyable } from '../../ui/copy.tsx';
import { Answered } from '../../ui/faces.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Link } from '../../ui/link.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { useParam } from '../../ui/param.ts';
import { Screen } from '../../ui/screen.tsx';
import { Identities } from './identities.tsx';
import { ProviderCheckCard } from './provider-check.tsx';
import { ProviderForm } from './provider-form.tsx';
import { providerQuery, useProviderActs, type Provider } from './providers.ts';
import { useFailed } from './send-form.ts';
import { useSettings } from './settings-frame.tsx';

export function ProviderDetail() {
  const t = useTranslations('settings.provider');
  const { publisherId, base } = useSettings();
  const providerId = useParam('providerId');
  const query = useQuery(providerQuery(publisherId, providerId));
  return (
    <Screen
      title={query.data?.name ?? t('one')}
      back={<Link to={`${base}/sign-in`}>{t('back')}</Link>}
      actions={query.data && <Remove provider={query.data} />}
    >
      <Answered query={query}>{(provider) => <Parts provider={provider} />}</Answered>
    </Screen>
  );
}

function Parts({ provider }: { provider: Provider }) {
  const t = useTranslations('settings.provider');
  const ui = useTranslations('ui');
  const notices = useNotices();
  const { change } = useProviderActs();
  const { id, redirectUri, startUrl } = provider;
  return (
    <div style={{ maxWidth: 880, display: 'flex', flexDirection: 'column', gap: 16 }}>
      <Card title={t('register')}>
        <Text>{t('registerAbout')}</Text>
        <Facts
          facts={[
            [t('redirectUri'), <Copyable key="redirect" value={redirectUri} label={t('redirectUri')} />],
            [t('startUrl'), <Copyable key="start" value={startUrl} label={t('startUrl')} />],
          ]}
        />
      </Card>
      <ProviderCheckCard providerId={id} />
      <Card title={t('settings')}>
        <ProviderForm
          key={id}
          provider={provider}
          submit={ui('save')}
          onSave={async (settings) => {
            await change(id, settings);
            notices.done(t('saved'));
          }}
        />
      </Card>
      <Identities providerId={id} />
    </div>
  );
}

function Remove({ provider: { id, name } }: { provider: Provider }) {
  const t = useTranslations('settings.provider');
  const ui = useTranslations('ui');
  const { base } = useSettings();
  const { remove } = useProviderActs();
  const navigate = useNavigate();
  const notices = useNotices();
  const failed = useFailed();
  const act = async () => {
    try {
      await navigate({ to: `${base}/sign-in` });
      await remove(id);
      notices.done(t('removed'));
    } catch (error) {
      failed(error);
    }
  };
  return (
    <Confirm
      title={t('removeTitle', { name })}
      words={t('removeWords')}
      act={ui('remove')}
      onConfirm={() => void act()}
    >
      <Button>{ui('remove')}</Button>
    </Confirm>
  );
}
