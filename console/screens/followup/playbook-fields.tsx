// The fields of a playbook: its name, which leads it takes, and its steps in their order.
import { Button, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { ConditionEditor } from '../scoring/condition-editor.tsx';
import { anyLead, factsQuery, freshId } from '../scoring/models.ts';
import { ChoiceDraft, TextDraft } from './draft-fields.tsx';
import type { EditingPlaybooks, Playbook, Step } from './playbooks-draft.ts';
import { StepFields } from './step-fields.tsx';
import { usePlaybookWords } from './tasks.ts';

const mostSteps = 20;

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  head: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 220px), 1fr))',
    gap: tokens.spacingVerticalM,
    alignItems: 'start',
  },
  title: { margin: 0 },
  steps: { margin: 0, padding: 0, listStyleType: 'none' },
  add: { alignSelf: 'start' },
  wrong: { color: tokens.colorPaletteRedForeground1 },
});

type PlaybookFields = {
  playbook: Playbook;
  /** Where the API finds it, such as playbooks.0. */
  path: string;
  editing: EditingPlaybooks;
  onChange: (playbook: Playbook) => void;
};

export function PlaybookFields({ playbook, path, editing, onChange }: PlaybookFields) {
  const t = useTranslations('playbooks');
  const styles = useStyles();
  const { nameOf } = usePlaybookWords();
  const { data: facts = [] } = useQuery(factsQuery(usePublisherId()));
  const { wrong } = editing;
  const { when } = playbook;
  const put = (change: Partial<Playbook>) => onChange({ ...playbook, ...change });
  return (
    <div className={styles.fields}>
      <div className={styles.head}>
        <TextDraft
          label={t('field.name')}
          value={nameOf(playbook)}
          wrong={wrong(`${path}.name`)}
          onChange={(name) => put({ name })}
        />
        <ChoiceDraft
          label={t('field.when')}
          value={when === null ? 'all' : 'some'}
          wrong={when === null ? wrong(`${path}.when`) : undefined}
          options={(['all', 'some'] as const).map((each) => [each, t(`when.${each}`)] as const)}
          onChange={(next) => put({ when: next === 'all' ? null : anyLead })}
        />
      </div>
      {when !== null && (
        <ConditionEditor
          label={t('field.when')}
          facts={facts}
          condition={when}
          path={`${path}.when`}
          complaint={wrong}
          onChange={(next) => put({ when: next })}
        />
      )}
      <StepList
        playbook={playbook}
        path={`${path}.steps`}
        editing={editing}
        onSteps={(steps) => put({ steps })}
      />
    </div>
  );
}

type StepList = Omit<PlaybookFields, 'onChange'> & { onSteps: (steps: Step[]) => void };

function StepList({ playbook: { id, steps }, path, editing, onSteps }: StepList) {
  const t = useTranslations('playbooks');
  const styles = useStyles();
  const { wrong, arriving, timeZone } = editing;
  const complaint = wrong(path);
  const add = () => {
    const last = steps.at(-1);
    // Not before the one ahead of it.
    const days =
      last === undefined
        ? 0
        : 'days' in last.after
          ? last.after.days + 2
          : Math.ceil(last.after.hours / 24) + 1;
    const after = { days, at: '10:00' };
    onSteps([...steps, { id: freshId(steps, 'step'), kind: 'call', what: t('step.new'), after }]);
  };
  return (
    <>
      <Subtitle2 as="h3" className={styles.title}>
        {t('step.title')}
      </Subtitle2>
      <ol className={styles.steps}>
        {steps.map((step, nth) => (
          <StepFields
            key={step.id}
            playbook={id}
            step={step}
            nth={nth}
            count={steps.length}
            dueAt={arriving.get(id)?.[nth]}
            timeZone={timeZone}
            wrong={(field) => wrong(`${path}.${nth}.${field}`)}
            onChange={(next) => onSteps(steps.with(nth, next))}
            onMove={(to) => onSteps(steps.toSpliced(nth, 1).toSpliced(to, 0, step))}
            onRemove={() => onSteps(steps.toSpliced(nth, 1))}
          />
        ))}
      </ol>
      {complaint && (
        <Text className={styles.wrong} role="alert">
          {complaint}
        </Text>
      )}
      <Button
        className={styles.add}
        icon={<AddRegular />}
        disabledFocusable={steps.length >= mostSteps}
        onClick={add}
      >
        {t('step.add')}
      </Button>
    </>
  );
}
