// A number's name with what it means beside it. The words go by the number's id, which is the API's.
import { InfoLabel } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';

export function MetricName({ id }: { id: string }) {
  const t = useTranslations('insight.metric');
  return (
    <InfoLabel size="small" info={t(`${id}.counts`)} style={{ fontWeight: 'inherit', fontSize: 'inherit' }}>
      {t(`${id}.name`)}
    </InfoLabel>
  );
}

export function useMetricName(): (id: string) => string {
  const t = useTranslations('insight.metric');
  return (id) => t(`${id}.name`);
}
