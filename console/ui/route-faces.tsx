// What stands in a screen's place while there is none: it is on its way, could not even begin, or does not exist.
import { MapRegular } from '@fluentui/react-icons';
import { useRouter } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Empty, Failed, Loading } from './faces.tsx';
import { Screen } from './screen.tsx';

export function NotThere() {
  const t = useTranslations('ui');
  return (
    <Screen title={t('notThere.title')}>
      <Empty icon={<MapRegular />} title={t('notThere.advice')} />
    </Screen>
  );
}

export function NotYet() {
  const t = useTranslations('ui');
  return (
    <Screen title={t('loading')}>
      <Loading />
    </Screen>
  );
}

export function NotBegun({ error }: { error: unknown }) {
  const t = useTranslations('ui');
  const router = useRouter();
  return (
    <Screen title={t('failed.page')}>
      <Failed error={error} retry={() => void router.invalidate()} />
    </Screen>
  );
}
