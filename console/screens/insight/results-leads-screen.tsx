// The leads behind a number of a sequence.
import { Text } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { useFilters } from '../../ui/filters.ts';
import { Link } from '../../ui/link.tsx';
import { Screen } from '../../ui/screen.tsx';
import { BehindLeads } from './behind-leads.tsx';
import { useDayWords } from './frame-words.tsx';
import { metricOfThe, useMetricName } from './metric-name.tsx';
import { askSequenceLeads, sequenceLeadsKey, type SequenceLeadsQuery } from './results.ts';

export function SequenceLeads() {
  const t = useTranslations('insight');
  const publisherId = usePublisherId();
  const metricName = useMetricName();
  const { days } = useDayWords();
  const [{ sequence = '', of = sequence, counted = 'entered', what, stepId, reason, from, to }] = useFilters([
    'sequence',
    'of',
    'counted',
    'what',
    'stepId',
    'reason',
    'from',
    'to',
  ] as const);
  const asked = {
    counted,
    ...(stepId && { stepId }),
    ...(reason && { reason }),
    ...(from && { from }),
    ...(to && { to }),
  } as SequenceLeadsQuery;
  return (
    <Screen
      title={t('behind.title')}
      back={
        <Link to={`/publishers/${publisherId}/performance`} search={{ tab: 'results' }}>
          {t('tab.results')}
        </Link>
      }
    >
      <Text>
        {t('behind.about', {
          metric: what ?? metricName(metricOfThe('sequence', counted)),
          of,
          period: from !== undefined && to !== undefined ? days({ from, to }) : '',
        })}
      </Text>
      <BehindLeads
        queryKey={sequenceLeadsKey(publisherId, sequence, asked)}
        rowId={({ leadId, day }) => `${leadId} ${day}`}
        ask={(page) => askSequenceLeads(publisherId, sequence, { ...asked, ...page })}
      />
    </Screen>
  );
}
