// By which campaign a lead came, and what part each lead of its person has by each model. Nothing is guessed.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Answered } from '../../ui/faces.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Link } from '../../ui/link.tsx';
import { ToTheMinute } from '../../ui/time.tsx';
import type { Schema } from '../../api.ts';
import { useCampaignWords } from './campaign-words.tsx';
import { leadCampaignQuery, models } from './campaigns.ts';

type OfLead = Schema['LeadCampaign'];
type Touch = NonNullable<OfLead['touches']>[number];

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground2 } });

export function LeadCampaign({ leadId }: { leadId: string }) {
  const t = useTranslations('campaigns.ofLead');
  const query = useQuery(leadCampaignQuery(usePublisherId(), leadId));
  return (
    <Card title={t('title')}>
      <Answered query={query}>{(found) => <Found found={found} leadId={leadId} />}</Answered>
    </Card>
  );
}

function Found({ found: { sent, came, touches, campaigns }, leadId }: { found: OfLead; leadId: string }) {
  const t = useTranslations('campaigns.ofLead');
  const styles = useStyles();
  const name = useCampaignName(campaigns);
  return (
    <>
      <Facts
        facts={[
          [t('campaign'), name(came)],
          [
            t('by'),
            sent.length === 0
              ? t('nothing')
              : sent.map(({ parameter, code }) => `${parameter}=${code}`).join(' · '),
          ],
        ]}
      />
      {came === null && <Text className={styles.quiet}>{t(sent.length === 0 ? 'unknown' : 'nobodys')}</Text>}
      {touches !== null && touches.length > 1 && (
        <Touches touches={touches} campaigns={campaigns} leadId={leadId} />
      )}
    </>
  );
}

function useCampaignName(campaigns: OfLead['campaigns']) {
  const t = useTranslations('campaigns.ofLead');
  const may = useMay();
  const publisherId = usePublisherId();
  return (came: OfLead['came']) => {
    const found = campaigns.find(({ id }) => id === came?.campaignId);
    if (found === undefined) return t('none');
    if (!may('campaigns:read')) return found.name;
    return <Link to={`/publishers/${publisherId}/campaigns/${found.id}`}>{found.name}</Link>;
  };
}

type Touches = { touches: Touch[]; campaigns: OfLead['campaigns']; leadId: string };

function Touches({ touches, campaigns, leadId }: Touches) {
  const t = useTranslations('campaigns.ofLead');
  const model = useTranslations('campaigns.model');
  const publisherId = usePublisherId();
  const name = useCampaignName(campaigns);
  const { percent } = useCampaignWords();
  return (
    <>
      <Text>{t('touches')}</Text>
      <DataTable<Touch>
        label={t('touches')}
        columns={[
          {
            id: 'lead',
            title: t('lead'),
            cell: ({ leadId: id, at }) =>
              id === leadId ? (
                t('this')
              ) : (
                <Link to={`/publishers/${publisherId}/leads/${id}`}>
                  <ToTheMinute at={at} />
                </Link>
              ),
          },
          { id: 'campaign', title: t('campaign'), cell: ({ came }) => name(came) },
          ...models.map((each) => ({
            id: each,
            title: model(`${each}.name`),
            align: 'end' as const,
            ...(each === 'linear' ? {} : { hiddenBelow: 1200 as const }),
            cell: ({ shares }: Touch) => percent(shares[each]),
          })),
        ]}
        rows={touches}
        rowId={({ leadId: id }) => id}
      />
    </>
  );
}
