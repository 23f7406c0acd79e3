// Whether the effort serves the plan, at a glance: goals with their pace, what to mend, and each listing with what was done for it.
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { AddRegular, EditRegular, MegaphoneRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Answered, Empty } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { Pick } from '../../ui/pick.tsx';
import { CampaignDialog } from './campaign-dialog.tsx';
import { useCampaignWords } from './campaign-words.tsx';
import { overviewQuery, plansQuery, type Overview, type Plan } from './campaigns.ts';
import { FindingList } from './finding-list.tsx';
import { GoalBars } from './goal-bars.tsx';
import { ListingResults } from './listing-results.tsx';
import { ModelPick, useModel } from './model-pick.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { ResultsFrame } from './results-frame.tsx';
import { PlanSums } from './plan-sums.tsx';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalL,
  },
  pick: { minWidth: 'min(100%, 280px)' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  notes: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
});

type Open = 'new' | 'edit' | 'campaign' | null;

export function PlanOverview() {
  const t = useTranslations('campaigns');
  const may = useMay();
  const query = useQuery(plansQuery(usePublisherId()));
  const [open, setOpen] = useState<Open>(null);
  const create = may('campaigns:write') && (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => setOpen('new')}>
      {t('plan.create')}
    </Button>
  );
  return (
    <>
      <Answered
        query={query}
        empty={(plans) =>
          plans.length === 0 && (
            <Empty icon={<MegaphoneRegular />} title={t('plan.none')} action={create}>
              {t('plan.noneWords')}
            </Empty>
          )
        }
      >
        {(plans) => <Chosen plans={plans} onOpen={setOpen} />}
      </Answered>
      {open === 'new' && <PlanDialog onClose={() => setOpen(null)} />}
      {open === 'campaign' && <CampaignDialog onClose={() => setOpen(null)} />}
    </>
  );
}

/** The one of the address, else the one that runs today, else the newest. */
function usePlan(plans: readonly Plan[]): Plan {
  const [{ plan }] = useFilters(['plan']);
  const today = new Date().toISOString().slice(0, 10);
  const live = plans.filter(({ archivedAt }) => archivedAt === null);
  return (
    plans.find(({ id }) => id === plan) ??
    live.find(({ fromDay, toDay }) => fromDay <= today && today <= toDay) ??
    live[0] ??
    plans[0]!
  );
}

function Chosen({ plans, onOpen }: { plans: readonly Plan[]; onOpen: (open: Open) => void }) {
  const t = useTranslations('campaigns');
  const styles = useStyles();
  const may = useMay();
  const publisherId = usePublisherId();
  const [, go] = useFilters(['plan']);
  const plan = usePlan(plans);
  const model = useModel();
  const { days } = useCampaignWords();
  const [editing, setEditing] = useState(false);
  const query = useQuery(overviewQuery(publisherId, plan.id, model));
  return (
    <>
      <div className={styles.head}>
        <div className={styles.pick}>
          <Pick
            label={t('plan.pick')}
            value={plan.id}
            options={plans.map(
              ({ id, name, archivedAt }) =>
                [id, archivedAt === null ? name : `${name} (${t('plan.archived')})`] as const,
            )}
            onPick={(next) => go({ plan: next })}
          />
        </div>
        {may('campaigns:write') && (
          <div className={styles.buttons}>
            <Button icon={<EditRegular />} onClick={() => setEditing(true)}>
              {t('plan.edit')}
            </Button>
            <Button icon={<AddRegular />} onClick={() => onOpen('new')}>
              {t('plan.create')}
            </Button>
            <Button appearance="primary" icon={<AddRegular />} onClick={() => onOpen('campaign')}>
              {t('create')}
            </Button>
          </div>
        )}
      </div>
      <Text>{days(plan.fromDay, plan.toDay)}</Text>
      {plan.notes && <p className={styles.notes}>{plan.notes}</p>}
      <Answered query={query}>{(overview) => <Glance overview={overview} />}</Answered>
      {editing && <PlanDialog plan={plan} onClose={() => setEditing(false)} />}
    </>
  );
}

function Glance({ overview: { goals, findings, results } }: { overview: Overview }) {
  const t = useTranslations('campaigns');
  const styles = useStyles();
  return (
    <div className={styles.column}>
      <Card title={t('goals.title')}>
        <Text>{t('goals.about')}</Text>
        <GoalBars goals={goals} />
      </Card>
      <Card title={t('findings.title')}>
        <FindingList findings={findings} />
      </Card>
      <ModelPick halfLifeDays={results.halfLifeDays} />
      <ResultsFrame results={results} />
      <Card title={t('sums.title')}>
        <PlanSums results={results} />
      </Card>
      <Card title={t('listings.title')}>
        <Text>{t('listings.about')}</Text>
        <ListingResults results={results} />
      </Card>
    </div>
  );
}
