// A number's name with what it means beside it. The words go by the number's id, which is the API's.
import { InfoLabel, makeStyles } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';

const useStyles = makeStyles({ head: { whiteSpace: 'normal' } });

/** head: it stands above a column. */
export function MetricName({ id, head = false }: { id: string; head?: boolean }) {
  const t = useTranslations('insight.metrics');
  const styles = useStyles();
  return (
    <InfoLabel
      info={t(`${id}.about`)}
      {...(head ? { weight: 'semibold' as const, className: styles.head } : {})}
    >
      {t(`${id}.name`)}
    </InfoLabel>
  );
}

/** Of a number that is told of many things: such as won of a campaign. */
export const metricOfThe = (what: 'campaign' | 'sequence', id: string) =>
  `${what}${id[0]!.toUpperCase()}${id.slice(1)}`;

export function useMetricName(): (id: string) => string {
  const t = useTranslations('insight.metrics');
  return (id) => t(`${id}.name`);
}
