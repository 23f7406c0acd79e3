// Which stages opportunities go through, how likely each makes a win, what it asks for, and why deals are won and lost.
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { currencies } from '../../../src/platform/currency.ts';
import { useMay, useOnlyAssigned, usePublisherId } from '../../session.ts';
import { AnsweredScreen } from '../../ui/answered-screen.tsx';
import { Card } from '../../ui/card.tsx';
import { Link } from '../../ui/link.tsx';
import { Screen } from '../../ui/screen.tsx';
import { ChoiceDraft } from '../followup/draft-fields.tsx';
import { SaveDraft } from '../followup/save-draft.tsx';
import { freshId } from '../scoring/models.ts';
import { PipelineCard } from './pipeline-card.tsx';
import { usePipelinesDraft, type EditingPipelines } from './pipelines-draft.ts';
import { pipelinesQuery, type Pipelines } from './pipelines.ts';
import { ReasonList } from './reason-list.tsx';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  add: { alignSelf: 'start' },
  narrow: { maxWidth: '260px' },
  wrong: { color: tokens.colorPaletteRedForeground1 },
});

export function PipelinesScreen() {
  const t = useTranslations('pipeline.edit');
  const query = useQuery(pipelinesQuery(usePublisherId()));
  return (
    <AnsweredScreen query={query} title={t('title')} back={<Back />}>
      {/* A version saved, here or elsewhere, begins the draft anew. */}
      {(saved) => <Whole key={saved.version} saved={saved} />}
    </AnsweredScreen>
  );
}

function Back() {
  const t = useTranslations('pipeline');
  return <Link to={`/publishers/${usePublisherId()}/pipeline`}>{t('title')}</Link>;
}

function Whole({ saved }: { saved: Pipelines }) {
  const t = useTranslations('pipeline.edit');
  const styles = useStyles();
  const may = useMay();
  const onlyOwn = useOnlyAssigned();
  const changeable = may('pipeline:write') && !onlyOwn;
  const editing = usePipelinesDraft(saved, changeable);
  return (
    <Screen title={t('title')} back={<Back />}>
      <Text>{t('about')}</Text>
      <section className={styles.part} aria-label={t('list')} key={editing.round}>
        <List editing={editing} changeable={changeable} />
        <Card title={t('reasons.won')}>
          <ReasonList of="winReasons" editing={editing} changeable={changeable} />
        </Card>
        <Card title={t('reasons.lost')}>
          <ReasonList of="lossReasons" editing={editing} changeable={changeable} />
        </Card>
        <Reporting editing={editing} changeable={changeable} />
      </section>
      {changeable && (
        <SaveDraft editing={editing} version={saved.version} act={t('save')} done={t('saved')} />
      )}
    </Screen>
  );
}

type Part = { editing: EditingPipelines; changeable: boolean };

function List({ editing, changeable }: Part) {
  const t = useTranslations('pipeline.edit');
  const styles = useStyles();
  const { draft, change, wrong } = editing;
  const complaint = wrong('pipelines');
  const add = () => {
    const id = freshId(draft.pipelines, 'pipeline');
    const stage = { requires: [], stuckAfterDays: null, leadsTo: null };
    const stages = [{ ...stage, id: 'stage_1', name: t('newStage', { number: 1 }), probability: 20 }];
    change({ pipelines: [...draft.pipelines, { id, name: t('newPipeline'), archived: false, stages }] });
  };
  return (
    <>
      {draft.pipelines.map(({ id }, at) => (
        <PipelineCard key={id} at={at} editing={editing} changeable={changeable} />
      ))}
      {complaint && (
        <Text className={styles.wrong} role="alert">
          {complaint}
        </Text>
      )}
      {changeable && (
        <Button className={styles.add} icon={<AddRegular />} onClick={add}>
          {t('addPipeline')}
        </Button>
      )}
    </>
  );
}

function Reporting({ editing: { draft, change, wrong }, changeable }: Part) {
  const t = useTranslations('pipeline.edit');
  const styles = useStyles();
  return (
    <Card title={t('reporting.title')}>
      <Text>{t('reporting.about')}</Text>
      {changeable ? (
        <div className={styles.narrow}>
          <ChoiceDraft
            label={t('reporting.label')}
            value={draft.reportingCurrency ?? ''}
            wrong={wrong('reportingCurrency')}
            options={[['', t('reporting.none')], ...currencies.map((code) => [code, code] as const)]}
            onChange={(code) => change({ reportingCurrency: code || null })}
          />
        </div>
      ) : (
        <Text weight="semibold">{draft.reportingCurrency ?? t('reporting.none')}</Text>
      )}
      <Link to={`/publishers/${usePublisherId()}/pipeline/rates`}>{t('reporting.rates')}</Link>
    </Card>
  );
}
