// What stands in a screen's place when there is none: no such page, or one that could not even begin.
import { MapRegular } from '@fluentui/react-icons';
import { useRouter } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Empty, Failed } from './faces.tsx';
import { Screen } from './screen.tsx';

export function NotThere() {
  const t = useTranslations('ui');
  return (
    <Screen title={t('notThere.title')}>
      <Empty icon={<MapRegular />} title={t('notThere.advice')} />
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
