// The fields of a step: what it does, and where it leads.
import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { ChoiceDraft, TextDraft } from '../followup/draft-fields.tsx';
import { taskKinds, usePlaybookWords } from '../followup/tasks.ts';
import { ConditionEditor } from '../scoring/condition-editor.tsx';
import { factsQuery } from '../scoring/models.ts';
import { waysOf } from './edit-steps.ts';
import { useStepWords, useWeekday } from './nurture-words.ts';
import type { EditingSequence } from './sequence-draft.ts';
import type { Step } from './sequences.ts';
import { NextDraft, NumberDraft } from './step-parts.tsx';
import { useTemplates } from './templates.ts';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 180px), 1fr))',
    gap: tokens.spacingVerticalM,
    alignItems: 'start',
  },
  wide: { gridColumn: '1 / -1', minWidth: 0 },
});

type Of<Kind> = Extract<Step, { kind: Kind }>;
type Parts<Kind> = {
  step: Of<Kind>;
  steps: readonly Step[];
  wrong: (field: string) => string | undefined;
  onChange: (step: Step) => void;
};

export function StepFields({
  step,
  place,
  editing,
}: {
  step: Step;
  place: number;
  editing: EditingSequence;
}) {
  const t = useTranslations('nurture.field');
  const styles = useStyles();
  const { draft, changeStep } = editing;
  const wrong = (field: string) => editing.wrong(`steps.${place}.${field}`);
  const shared = { steps: draft.steps, wrong, onChange: changeStep };
  return (
    <div className={styles.fields}>
      {step.kind === 'mail' && <MailFields {...shared} step={step} />}
      {step.kind === 'wait' && <WaitFields {...shared} step={step} />}
      {step.kind === 'branch' && <BranchFields {...shared} step={step} />}
      {step.kind === 'task' && <TaskFields {...shared} step={step} />}
      {waysOf(step).map(([way, to]) => (
        <NextDraft
          key={way}
          label={t(way)}
          step={step}
          steps={draft.steps}
          to={to}
          wrong={wrong(way)}
          onChange={(next) => changeStep({ ...step, [way]: next })}
        />
      ))}
    </div>
  );
}

function MailFields({ step, wrong, onChange }: Parts<'mail'>) {
  const t = useTranslations('nurture.field');
  const templates = useTemplates();
  const { templateId } = step;
  const known = templates.some(({ id }) => id === templateId);
  return (
    <ChoiceDraft
      label={t('template')}
      value={templateId}
      wrong={wrong('templateId')}
      options={[
        ...(templateId === '' ? [['', t('choose')] as const] : []),
        ...templates.map(({ id, words }) => [id, words] as const),
        ...(known || templateId === '' ? [] : [[templateId, templateId] as const]),
      ]}
      onChange={(id) => onChange({ ...step, templateId: id })}
    />
  );
}

function WaitFields({ step, wrong, onChange }: Parts<'wait'>) {
  const t = useTranslations('nurture.field');
  const weekday = useWeekday();
  const { until } = step;
  const unit = 'hours' in until ? 'hours' : 'days' in until ? 'days' : 'untilTime';
  const amount = 'hours' in until ? until.hours : 'days' in until ? until.days : 1;
  const to = (next: string) => {
    if (next === 'hours') return { hours: amount };
    return next === 'days' ? { days: amount } : { weekday: null, at: '09:00' };
  };
  return (
    <>
      <ChoiceDraft
        label={t('how')}
        value={unit}
        options={(['hours', 'days', 'untilTime'] as const).map((each) => [each, t(each)] as const)}
        onChange={(next) => onChange({ ...step, until: to(next) })}
      />
      {'at' in until ? (
        <>
          <ChoiceDraft
            label={t('weekday')}
            value={String(until.weekday ?? '')}
            options={[
              ['', t('anyDay')],
              ...[1, 2, 3, 4, 5, 6, 7].map((day) => [String(day), weekday(day)] as const),
            ]}
            onChange={(day) =>
              onChange({ ...step, until: { ...until, weekday: day === '' ? null : Number(day) } })
            }
          />
          <TextDraft
            label={t('at')}
            type="time"
            value={until.at}
            wrong={wrong('until.at')}
            onChange={(at) => onChange({ ...step, until: { ...until, at } })}
          />
        </>
      ) : (
        <NumberDraft
          key={unit}
          label={t('amount')}
          value={amount}
          wrong={wrong(`until.${unit}`) ?? wrong('until')}
          onChange={(value) =>
            onChange({ ...step, until: unit === 'hours' ? { hours: value } : { days: value } })
          }
        />
      )}
    </>
  );
}

const asked = { clicked: 'asksClicked', answered: 'asksAnswered', lead: 'asksLead' } as const;

function BranchFields({ step, steps, wrong, onChange }: Parts<'branch'>) {
  const t = useTranslations('nurture.field');
  const goals = useTranslations('nurture.goals');
  const styles = useStyles();
  const wordsOf = useStepWords();
  const { data: facts = [] } = useQuery(factsQuery(usePublisherId()));
  const { on } = step;
  const to = (is: string): Of<'branch'>['on'] => {
    if (is === 'answered') return { is };
    return is === 'clicked'
      ? { is, step: null, link: null }
      : { is: 'lead', when: { fact: 'stage', is: 'one_of', value: ['marketing_qualified'] } };
  };
  const mails = steps.flatMap((each, place) =>
    each.kind === 'mail' ? [[each.id, `${place + 1}. ${wordsOf(each, steps)}`] as const] : [],
  );
  return (
    <>
      <ChoiceDraft
        label={t('question')}
        value={on.is}
        options={(['clicked', 'answered', 'lead'] as const).map((is) => [is, t(asked[is])] as const)}
        onChange={(is) => onChange({ ...step, on: to(is) })}
      />
      {on.is === 'clicked' && (
        <>
          <ChoiceDraft
            label={t('ofStep')}
            value={on.step ?? ''}
            wrong={wrong('on.step')}
            options={[['', t('anyMail')], ...mails]}
            onChange={(id) => onChange({ ...step, on: { ...on, step: id || null } })}
          />
          <TextDraft
            label={goals('link')}
            value={on.link ?? ''}
            wrong={wrong('on.link')}
            onChange={(link) => onChange({ ...step, on: { ...on, link: link.trim() || null } })}
          />
        </>
      )}
      {on.is === 'lead' && (
        <div className={styles.wide}>
          <ConditionEditor
            label={t('condition')}
            facts={facts}
            condition={on.when}
            path="on.when"
            complaint={wrong}
            onChange={(when) => onChange({ ...step, on: { is: 'lead', when } })}
          />
        </div>
      )}
    </>
  );
}

function TaskFields({ step, wrong, onChange }: Parts<'task'>) {
  const t = useTranslations('nurture.field');
  const { kindOf } = usePlaybookWords();
  return (
    <>
      <ChoiceDraft
        label={t('kind')}
        value={step.task}
        options={taskKinds.map((kind) => [kind, kindOf(kind)] as const)}
        onChange={(task) => onChange({ ...step, task: task as typeof step.task })}
      />
      <TextDraft
        label={t('what')}
        value={step.what}
        wrong={wrong('what')}
        onChange={(what) => onChange({ ...step, what })}
      />
      <NumberDraft
        label={t('within')}
        value={step.days}
        wrong={wrong('days')}
        onChange={(days) => onChange({ ...step, days })}
      />
    </>
  );
}
