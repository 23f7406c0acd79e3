// The fields of one stage: its name, how likely it makes a win, what it asks for, when a deal is stuck in it, and where it leads to.
import { Field, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { OrderButtons } from '../../ui/order-buttons.tsx';
import { TextDraft, TickDraft } from '../followup/draft-fields.tsx';
import { usePipelineWords, type Stage } from './pipelines.ts';

const requirable = ['value', 'expectedClose', 'contacts', 'nextStep', 'owner'] as const;
/** Sent for what cannot be read, so that it cannot be saved by mistake. */
const nothing = -1;
const numberOf = (text: string) => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : nothing);

const useStyles = makeStyles({
  stage: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    paddingBottom: tokens.spacingVerticalM,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'center' },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 150px), 1fr))',
    gap: tokens.spacingVerticalS,
    alignItems: 'start',
  },
  ticks: { display: 'flex', flexWrap: 'wrap' },
});

type StageFields = {
  pipelineId: string;
  stages: readonly Stage[];
  nth: number;
  wrong: (field: string) => string | undefined;
  onChange: (stage: Stage) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
};

export function StageFields(props: StageFields) {
  const { stages, nth, wrong, onChange } = props;
  const t = useTranslations('pipeline.edit');
  const fields = useTranslations('pipeline.requires');
  const styles = useStyles();
  const { ours } = usePipelineWords();
  const stage = stages[nth]!;
  const { requires, probability, stuckAfterDays } = stage;
  return (
    <li className={styles.stage}>
      <Head {...props} />
      <div className={styles.fields}>
        <TextDraft
          label={t('name')}
          value={ours('stages', stage)}
          wrong={wrong('name') ?? wrong('id')}
          onChange={(text) => onChange({ ...stage, name: text.trim() || null })}
        />
        <TextDraft
          label={t('probability')}
          value={String(probability)}
          inputMode="numeric"
          wrong={wrong('probability')}
          onChange={(text) => onChange({ ...stage, probability: numberOf(text) })}
        />
        <TextDraft
          label={t('stuckAfter')}
          hint={t('stuckHint')}
          value={stuckAfterDays === null ? '' : String(stuckAfterDays)}
          inputMode="numeric"
          wrong={wrong('stuckAfterDays')}
          onChange={(text) =>
            onChange({ ...stage, stuckAfterDays: text.trim() === '' ? null : numberOf(text) })
          }
        />
      </div>
      <Field label={t('requires')}>
        <div className={styles.ticks} role="group" aria-label={t('requires')}>
          {requirable.map((each) => (
            <TickDraft
              key={each}
              label={fields(each)}
              value={requires.includes(each)}
              onChange={(is) =>
                onChange({
                  ...stage,
                  requires: requirable.filter((one) => (one === each ? is : requires.includes(one))),
                })
              }
            />
          ))}
        </div>
      </Field>
      <Ways {...props} />
    </li>
  );
}

function Head({ stages, nth, onMove, onRemove }: StageFields) {
  const t = useTranslations('pipeline.edit');
  const styles = useStyles();
  const { ours } = usePipelineWords();
  const name = ours('stages', stages[nth]!);
  return (
    <div className={styles.head}>
      <Text weight="semibold">{t('stage', { number: nth + 1 })}</Text>
      <span>
        <OrderButtons
          nth={nth}
          count={stages.length}
          labels={{ up: t('up', { name }), down: t('down', { name }), remove: t('remove', { name }) }}
          onMove={onMove}
          onRemove={onRemove}
        />
      </span>
    </div>
  );
}

/** Anywhere, or to the stages that are ticked; back and lost are always possible. */
function Ways({ stages, nth, wrong, onChange }: StageFields) {
  const t = useTranslations('pipeline.edit');
  const styles = useStyles();
  const { ours } = usePipelineWords();
  const stage = stages[nth]!;
  const { leadsTo } = stage;
  const complaint = wrong('leadsTo');
  const others = [...stages.filter(({ id }) => id !== stage.id), { id: 'won', name: null }];
  const turn = (id: string, is: boolean) =>
    onChange({
      ...stage,
      leadsTo: others.map((each) => each.id).filter((each) => (each === id ? is : leadsTo!.includes(each))),
    });
  return (
    <Field
      label={t('leadsTo')}
      {...(complaint === undefined ? {} : { validationState: 'error', validationMessage: complaint })}
    >
      <div className={styles.ticks} role="group" aria-label={t('leadsTo')}>
        <TickDraft
          label={t('anywhere')}
          value={leadsTo === null}
          onChange={(is) => onChange({ ...stage, leadsTo: is ? null : others.map(({ id }) => id) })}
        />
        {leadsTo !== null &&
          others.map((each) => (
            <TickDraft
              key={each.id}
              label={ours('stages', each)}
              value={leadsTo.includes(each.id)}
              onChange={(is) => turn(each.id, is)}
            />
          ))}
      </div>
    </Field>
  );
}

/** As whoever may not change it reads it. */
export function StageLine({ stage }: { stage: Stage }) {
  const t = useTranslations('pipeline');
  const fields = useTranslations('pipeline.requires');
  const styles = useStyles();
  const { ours } = usePipelineWords();
  const { probability, requires, stuckAfterDays } = stage;
  const more = [
    t('percent', { probability }),
    requires.length > 0 && t('edit.asksFor', { fields: requires.map((each) => fields(each)).join(', ') }),
    stuckAfterDays !== null && t('edit.stuckAfterDays', { count: stuckAfterDays }),
  ];
  return (
    <li className={styles.stage}>
      <Text weight="semibold">{ours('stages', stage)}</Text>
      <Text>{more.filter(Boolean).join(' · ')}</Text>
    </li>
  );
}
