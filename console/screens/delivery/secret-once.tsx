// A signing secret at the only time it is shown.
import { useTranslations } from 'use-intl';
import { ShownOnce } from '../../ui/shown-once.tsx';

export function SecretOnce({ secret }: { secret: string }) {
  const t = useTranslations('destinations.secret');
  return <ShownOnce title={t('once')} words={t('onceWords')} label={t('label')} value={secret} />;
}
