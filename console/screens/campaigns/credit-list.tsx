// Each lead and success that is due to a campaign, with the touches before it and what part each has: the number explains itself.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Answered } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { ToTheMinute } from '../../ui/time.tsx';
import { useCampaignWords } from './campaign-words.tsx';
import { campaignsQuery, creditsQuery, type Campaign, type Model } from './campaigns.ts';
import type { Schema } from '../../api.ts';

type Credit = Schema['CampaignCredit'];

const useStyles = makeStyles({
  touches: { listStyleType: 'none', margin: 0, padding: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export function CreditList({ campaign, model }: { campaign: Campaign; model: Model }) {
  const t = useTranslations('campaigns.credits');
  const publisherId = usePublisherId();
  const styles = useStyles();
  const { percent } = useCampaignWords();
  const query = useQuery(creditsQuery(publisherId, campaign.id, model));
  const lead = (id: string, at: string) => (
    <Link to={`/publishers/${publisherId}/leads/${id}`}>
      <ToTheMinute at={at} />
    </Link>
  );
  return (
    <Card title={t('title')}>
      <Text className={styles.quiet}>{t('about')}</Text>
      <Answered query={query} empty={({ items }) => items.length === 0 && <Text>{t('none')}</Text>}>
        {({ items }) => (
          <DataTable<Credit>
            label={t('title')}
            columns={[
              { id: 'kind', title: t('what'), cell: ({ kind }) => t(`kind.${kind}`) },
              { id: 'at', title: t('when'), cell: ({ leadId, at }) => lead(leadId, at) },
              { id: 'share', title: t('share'), align: 'end', cell: ({ share }) => percent(share) },
              {
                id: 'touches',
                title: t('touches'),
                hiddenBelow: 640,
                cell: ({ touches }) => <Touches touches={touches} lead={lead} />,
              },
            ]}
            rows={items}
            rowId={({ kind, leadId, at }) => `${kind} ${leadId} ${at}`}
          />
        )}
      </Answered>
    </Card>
  );
}

type Touches = { touches: Credit['touches']; lead: (id: string, at: string) => React.ReactNode };

function Touches({ touches, lead }: Touches) {
  const t = useTranslations('campaigns.credits');
  const styles = useStyles();
  const { percent } = useCampaignWords();
  const campaigns = useQuery(campaignsQuery(usePublisherId())).data ?? [];
  const nameOf = (came: Credit['touches'][number]['came']) =>
    came === null
      ? t('unknown')
      : (campaigns.find(({ id }) => id === came.campaignId)?.name ?? came.campaignId);
  return (
    <ul className={styles.touches}>
      {touches.map(({ leadId, at, came, share }) => (
        <li key={leadId}>
          {lead(leadId, at)} · {nameOf(came)} · {percent(share)}
        </li>
      ))}
    </ul>
  );
}
