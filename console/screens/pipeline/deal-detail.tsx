// One opportunity, whole: what it is worth, where it stands, whom to speak to, the lead it came from, and each of its moves.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { AnsweredScreen } from '../../ui/answered-screen.tsx';
import { Card } from '../../ui/card.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Link } from '../../ui/link.tsx';
import { useOneColumn } from '../../ui/narrow.ts';
import { useNotices } from '../../ui/notices.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Exactly } from '../../ui/time.tsx';
import { ReferralOfDeal } from '../cosell/deal-referral.tsx';
import { useAssignee } from '../leads/people.ts';
import { DealContacts } from './deal-contacts.tsx';
import { DealFacts } from './deal-facts.tsx';
import { AgeMark } from './deal-marks.tsx';
import { DealStory } from './deal-story.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { DealMenu } from './move-menu.tsx';
import { dealQuery, usePipelineWords, type DealWhole } from './pipelines.ts';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    alignItems: 'start',
    gap: tokens.spacingHorizontalL,
  },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
});

export function DealDetail() {
  const t = useTranslations('pipeline');
  const { opportunityId = '' }: { opportunityId?: string } = useParams({ strict: false });
  const query = useQuery(dealQuery(usePublisherId(), opportunityId));
  return (
    <AnsweredScreen query={query} title={t('one')} back={<Back />}>
      {(deal) => <Whole deal={deal} />}
    </AnsweredScreen>
  );
}

function Back() {
  const t = useTranslations('pipeline');
  return <Link to={`/publishers/${usePublisherId()}/pipeline`}>{t('title')}</Link>;
}

function Whole({ deal }: { deal: DealWhole }) {
  const styles = useStyles();
  const may = useMay();
  const notices = useNotices();
  const [to, setTo] = useState<string | null>(null);
  const one = useOneColumn();
  return (
    <Screen
      title={deal.name}
      back={<Back />}
      actions={may('pipeline:write') && <DealMenu deal={deal} onMove={setTo} />}
    >
      <div className={one ? styles.column : styles.columns}>
        <div className={styles.column}>
          <Standing deal={deal} />
          <DealFacts deal={deal} />
          {deal.origin === 'co_sell' ? <ReferralOfDeal opportunityId={deal.id} /> : <LeadOf deal={deal} />}
        </div>
        <div className={styles.column}>
          <DealContacts deal={deal} />
          <DealStory deal={deal} />
        </div>
      </div>
      {to !== null && (
        <MoveDialog
          dealId={deal.id}
          to={to}
          onClose={() => setTo(null)}
          onMoved={(words) => {
            setTo(null);
            notices.done(words);
          }}
        />
      )}
    </Screen>
  );
}

function Standing({ deal }: { deal: DealWhole }) {
  const t = useTranslations('pipeline');
  const { pipelineName, stageName, reasonName } = usePipelineWords();
  const closed: [string, React.ReactNode][] =
    deal.closedAt === null
      ? []
      : [
          [t('fact.closed'), <Exactly key="closed" at={deal.closedAt} />],
          [t('move.reason'), deal.reason && reasonName(deal.reason)],
          [t('move.note'), deal.reasonNote],
        ];
  return (
    <Card title={t('fact.standing')}>
      <Facts
        facts={[
          [t('column.stage'), stageName(deal.pipelineId, deal.stage)],
          [t('column.probability'), t('percent', { probability: deal.probability })],
          [t('fact.since'), deal.state === 'open' ? <AgeMark key="age" deal={deal} /> : null],
          [t('field.pipeline'), pipelineName(deal.pipelineId)],
          ...closed,
        ]}
      />
    </Card>
  );
}

function LeadOf({ deal: { leadId, lead, createdAt, createdBy } }: { deal: DealWhole }) {
  const t = useTranslations('pipeline.fact');
  const publisherId = usePublisherId();
  const assignee = useAssignee();
  const named = lead && [lead.name, lead.company].filter(Boolean).join(', ');
  return (
    <Card title={t('lead')}>
      {leadId === null ? (
        <Text>{t('noLead')}</Text>
      ) : lead === null ? (
        <Text>{t('hiddenLead')}</Text>
      ) : (
        <Link to={`/publishers/${publisherId}/leads/${lead.id}`}>{named || t('lead')}</Link>
      )}
      <Facts
        facts={[
          [t('created'), <Exactly key="created" at={createdAt} />],
          ...(createdBy.startsWith('usr_')
            ? [[t('by'), assignee(createdBy)] as [string, string | null]]
            : []),
        ]}
      />
    </Card>
  );
}
