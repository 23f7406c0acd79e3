// The leads behind a number of campaigns: each with what of it is due to them.
import { Text } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import type { Schema } from '../../api.ts';
import type { Column } from '../../ui/data-table.tsx';
import { useFilters } from '../../ui/filters.ts';
import { ToTheMinute } from '../../ui/time.tsx';
import { useCampaignWords } from '../campaigns/campaign-words.tsx';
import { BehindLeads } from './behind-leads.tsx';
import { metricOfThe, useMetricName } from './metric-name.tsx';
import { ResultsLeadsFrame } from './results-leads-frame.tsx';
import { askCampaignLeads, campaignLeadsKey, type CampaignLeadsQuery } from './results.ts';

const names = [
  'counted',
  'among',
  'model',
  'campaignId',
  'planId',
  'motion',
  'listingId',
  'of',
  'from',
  'to',
] as const;

export function CampaignLeads() {
  const t = useTranslations('insight');
  const publisherId = usePublisherId();
  const metricName = useMetricName();
  const columns = useColumns();
  const [{ of, among, counted = 'leads', ...rest }] = useFilters(names);
  const { from, to } = rest;
  // The server refuses what it does not know, and says so.
  const asked = { ...rest, counted, ...(among && { of: among }) } as CampaignLeadsQuery;
  return (
    <ResultsLeadsFrame
      metric={metricName(metricOfThe('campaign', counted))}
      of={of ?? t('behind.all')}
      from={from}
      to={to}
    >
      <Text>{t('behind.parts')}</Text>
      <BehindLeads
        queryKey={campaignLeadsKey(publisherId, asked)}
        ask={(page) => askCampaignLeads(publisherId, { ...asked, ...page })}
        more={columns}
        rowId={({ leadId, at, value }) => `${leadId} ${at} ${value?.amount}`}
      />
    </ResultsLeadsFrame>
  );
}

function useColumns(): Column<Schema['InsightCampaignLead']>[] {
  const t = useTranslations('campaigns.credits');
  const metricName = useMetricName();
  const { percent, money } = useCampaignWords();
  return [
    { id: 'at', title: t('when'), hiddenBelow: 960, cell: ({ at }) => <ToTheMinute at={at} /> },
    { id: 'share', title: t('share'), align: 'end', cell: ({ share }) => percent(share) },
    {
      id: 'value',
      title: metricName('campaignRevenue'),
      align: 'end',
      hiddenBelow: 640,
      cell: ({ value }) => (value === null ? '–' : money(value)),
    },
  ];
}
