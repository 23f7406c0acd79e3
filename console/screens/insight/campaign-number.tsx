// A number of campaigns that opens the leads behind it, each with its part in it.
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Link } from '../../ui/link.tsx';
import type { Money } from '../campaigns/campaigns.ts';
import { Amounts, useCampaignWords } from '../campaigns/campaign-words.tsx';
import { useDayWords } from './frame-words.tsx';
import type { Days } from './insight.ts';
import { metricOfThe, useMetricName } from './metric-name.tsx';
import type { CampaignLeadsQuery } from './results.ts';

/** As the address of its leads has it. */
export type OfCampaigns = Pick<CampaignLeadsQuery, 'counted'> &
  Partial<Pick<CampaignLeadsQuery, 'of' | 'model' | 'campaignId' | 'planId' | 'motion' | 'listingId'>>;

type Opens = {
  behind: OfCampaigns;
  period: Days;
  /** Whose number it is, for who hears the link alone. */
  name: string;
};

export function CampaignCount({ count: text, ...opens }: Opens & { count: string; children?: ReactNode }) {
  const { count } = useCampaignWords();
  return <Opening {...opens} any={Number(text) !== 0} words={count(text)} />;
}

/** metric: where the money is not that of wins alone. */
export function CampaignMoney({ amounts, ...opens }: Opens & { amounts: readonly Money[]; metric?: string }) {
  const { money } = useCampaignWords();
  return (
    <Opening {...opens} any={amounts.length > 0} words={amounts.map(money).join(', ')}>
      <Amounts amounts={amounts} />
    </Opening>
  );
}

type Opening = Opens & { any: boolean; words: string; metric?: string; children?: ReactNode };

export function Opening({ behind, period, name, metric, any, words, children = words }: Opening) {
  const t = useTranslations('insight');
  const metricName = useMetricName();
  const { days } = useDayWords();
  const may = useMay();
  const base = `/publishers/${usePublisherId()}/performance/campaign-leads`;
  if (!any || !may('leads:read')) return children;
  const { of, ...search } = behind;
  return (
    <Link
      to={base}
      search={{ ...search, among: of, ...period, of: name }}
      aria-label={t('behind.open', {
        count: words,
        metric: metricName(metric ?? metricOfThe('campaign', behind.counted)),
        of: name,
        period: days(period),
      })}
    >
      {children}
    </Link>
  );
}
