// One campaign: what it is, what came of it and what it cost, each number with the touches that made it, and links that carry its code.
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { AnsweredScreen } from '../../ui/answered-screen.tsx';
import { Card } from '../../ui/card.tsx';
import { Answered } from '../../ui/faces.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Link } from '../../ui/link.tsx';
import { useParam } from '../../ui/param.ts';
import { Screen } from '../../ui/screen.tsx';
import { listingsQuery } from '../catalog/listings.ts';
import { CampaignDialog } from './campaign-dialog.tsx';
import { CampaignNumbers } from './campaign-numbers.tsx';
import { StateMark, useCampaignWords } from './campaign-words.tsx';
import { campaignQuery, plansQuery, resultsQuery, type Campaign } from './campaigns.ts';
import { CostList } from './cost-list.tsx';
import { CreditList } from './credit-list.tsx';
import { LinkBuilder } from './link-builder.tsx';
import { ResultsFrame } from './results-frame.tsx';
import { ModelPick, useModel } from './model-pick.tsx';

const useStyles = makeStyles({
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
});

export function CampaignDetail() {
  const t = useTranslations('campaigns');
  const publisherId = usePublisherId();
  const query = useQuery(campaignQuery(publisherId, useParam('campaignId')));
  return (
    <AnsweredScreen query={query} title={t('column.campaign')} back={<Back />}>
      {(campaign) => <Whole campaign={campaign} />}
    </AnsweredScreen>
  );
}

function Back() {
  const t = useTranslations('campaigns');
  return (
    <Link to={`/publishers/${usePublisherId()}/campaigns`} search={{ tab: 'list' }}>
      {t('back')}
    </Link>
  );
}

function Whole({ campaign }: { campaign: Campaign }) {
  const t = useTranslations('campaigns');
  const styles = useStyles();
  const may = useMay();
  const publisherId = usePublisherId();
  const model = useModel();
  const [editing, setEditing] = useState(false);
  // From its first day on, that its numbers are whole.
  const results = useQuery(resultsQuery(publisherId, { model, from: earlier(campaign.fromDay) }));
  return (
    <Screen
      title={campaign.name}
      back={<Back />}
      actions={
        may('campaigns:write') && (
          <Button icon={<EditRegular />} onClick={() => setEditing(true)}>
            {t('edit')}
          </Button>
        )
      }
    >
      <div className={styles.column}>
        <Card title={t('detail.title')}>
          <What campaign={campaign} />
        </Card>
        <Answered query={results}>
          {(told) => (
            <>
              <ModelPick halfLifeDays={told.halfLifeDays} />
              <ResultsFrame results={told} />
              <CampaignNumbers results={told} campaign={campaign} />
            </>
          )}
        </Answered>
        <CreditList campaign={campaign} model={model} />
        <CostList campaign={campaign} />
        <LinkBuilder campaign={campaign} />
      </div>
      {editing && <CampaignDialog campaign={campaign} onClose={() => setEditing(false)} />}
    </Screen>
  );
}

const today = () => new Date().toISOString().slice(0, 10);
/** A campaign that is still to begin has no numbers, and no period. */
const earlier = (day: string) => (day < today() ? day : today());

function What({ campaign }: { campaign: Campaign }) {
  const t = useTranslations('campaigns');
  const publisherId = usePublisherId();
  const { days, money } = useCampaignWords();
  const listings = useQuery(listingsQuery(publisherId)).data ?? [];
  const plans = useQuery(plansQuery(publisherId)).data ?? [];
  const { budget, currency, codes, notes, planId, listingIds } = campaign;
  return (
    <Facts
      facts={[
        [t('column.state'), <StateMark key="state" state={campaign.state} />],
        [t('column.motion'), t(`motion.${campaign.motion}`)],
        [t('field.plan'), plans.find(({ id }) => id === planId)?.name],
        [t('field.when'), days(campaign.fromDay, campaign.toDay)],
        [
          t('field.listings'),
          listings
            .filter(({ id }) => listingIds.includes(id))
            .map(({ title }) => title)
            .join(', '),
        ],
        [t('field.codes'), codes.join(', ')],
        [
          t('field.budget'),
          budget !== null && currency !== null ? money({ amount: budget, currency }) : null,
        ],
        [t('field.notes'), notes],
      ]}
    />
  );
}
