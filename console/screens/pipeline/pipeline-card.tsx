// One pipeline of the editor: its name, its stages in order, and the exits that are always there.
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { AddRegular, DeleteRegular } from '@fluentui/react-icons';
import { useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { TextDraft, TickDraft } from '../followup/draft-fields.tsx';
import { freshId } from '../scoring/models.ts';
import type { EditingPipelines } from './pipelines-draft.ts';
import { usePipelineWords, type Pipeline, type Stage } from './pipelines.ts';
import { StageFields, StageLine } from './stage-fields.tsx';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalM },
  head: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'end' },
  name: { flexGrow: 1, minWidth: 0, maxWidth: '420px' },
  add: { alignSelf: 'start' },
  wrong: { color: tokens.colorPaletteRedForeground1 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

type PipelineCard = { at: number; editing: EditingPipelines; changeable: boolean };

export function PipelineCard({ at, editing, changeable }: PipelineCard) {
  const t = useTranslations('pipeline.edit');
  const styles = useStyles();
  const { ours } = usePipelineWords();
  const { draft, change, wrong } = editing;
  const pipeline = draft.pipelines[at]!;
  const path = `pipelines.${at}`;
  const set = (next: Partial<Pipeline>) =>
    change({ pipelines: draft.pipelines.map((each, nth) => (nth === at ? { ...each, ...next } : each)) });
  const remove = () => change({ pipelines: draft.pipelines.filter((_, nth) => nth !== at) });
  const name = ours('pipelines', pipeline);
  const complaint = wrong(`${path}.stages`);
  return (
    <Card
      title={name}
      actions={
        changeable && (
          <Button
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={t('removePipeline', { name })}
            onClick={remove}
          />
        )
      }
    >
      {changeable && (
        <div className={styles.head}>
          <div className={styles.name}>
            <TextDraft
              label={t('name')}
              value={name}
              wrong={wrong(`${path}.name`)}
              onChange={(text) => set({ name: text.trim() || null })}
            />
          </div>
          <TickDraft
            label={t('archived')}
            value={pipeline.archived}
            onChange={(archived) => set({ archived })}
          />
        </div>
      )}
      <Stages
        pipeline={pipeline}
        path={path}
        editing={editing}
        changeable={changeable}
        onStages={(stages) => set({ stages })}
      />
      {complaint && (
        <Text className={styles.wrong} role="alert">
          {complaint}
        </Text>
      )}
      <Text className={styles.quiet}>{t('exits')}</Text>
    </Card>
  );
}

type Stages = {
  pipeline: Pipeline;
  path: string;
  editing: EditingPipelines;
  changeable: boolean;
  onStages: (stages: Stage[]) => void;
};

function Stages({ pipeline: { id, stages }, path, editing, changeable, onStages }: Stages) {
  const t = useTranslations('pipeline.edit');
  const styles = useStyles();
  const add = () => {
    const last = stages.at(-1)?.probability ?? 0;
    const fresh = freshId(stages, 'stage');
    const name = t('newStage', { number: stages.length + 1 });
    const probability = Math.min(last + 10, 99);
    onStages([
      ...stages,
      { id: fresh, name, probability, requires: [], stuckAfterDays: null, leadsTo: null },
    ]);
  };
  const move = (from: number, to: number) => {
    const rest = stages.filter((_, nth) => nth !== from);
    onStages(rest.toSpliced(to, 0, stages[from]!));
  };
  return (
    <>
      <ol className={styles.list}>
        {stages.map((stage, nth) =>
          changeable ? (
            <StageFields
              key={stage.id}
              pipelineId={id}
              stages={stages}
              nth={nth}
              wrong={(field) => editing.wrong(`${path}.stages.${nth}.${field}`)}
              onChange={(next) => onStages(stages.map((each, place) => (place === nth ? next : each)))}
              onMove={(to) => move(nth, to)}
              onRemove={() => onStages(stages.filter((_, place) => place !== nth))}
            />
          ) : (
            <StageLine key={stage.id} stage={stage} />
          ),
        )}
      </ol>
      {changeable && (
        <Button className={styles.add} icon={<AddRegular />} onClick={add}>
          {t('addStage')}
        </Button>
      )}
    </>
  );
}
