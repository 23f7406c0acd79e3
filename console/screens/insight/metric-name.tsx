// A number's name with what it means beside it. The words go by the number's id, which is the API's.
import { InfoLabel, makeStyles } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import type { Definition } from '../../ui/chart-card.tsx';

const useStyles = makeStyles({ head: { whiteSpace: 'normal' } });

/** head: it stands above a column. */
export function MetricName({ id, head = false }: { id: string; head?: boolean }) {
  const t = useTranslations('insight.metrics');
  const meaning = useMeaning();
  const styles = useStyles();
  return (
    <InfoLabel info={meaning(id)} {...(head ? { weight: 'semibold' as const, className: styles.head } : {})}>
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

/** As files have it. */
export function useDefinitions(): (ids: readonly string[]) => Definition[] {
  const metricName = useMetricName();
  const meaning = useMeaning();
  return (ids) => ids.map((id) => [metricName(id), meaning(id)]);
}

/** With why no leads stand behind it, where none do. */
export function useMeaning(): (id: string) => string {
  const t = useTranslations('insight.metrics');
  return (id) => (t.has(`${id}.noLeads`) ? `${t(`${id}.about`)} ${t(`${id}.noLeads`)}` : t(`${id}.about`));
}
