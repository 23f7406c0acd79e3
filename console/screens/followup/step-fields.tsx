// The fields of one step: of which kind, what to do, and when; beside them its date for a lead that arrives now.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { OrderButtons } from '../../ui/order-buttons.tsx';
import { ChoiceDraft, TextDraft } from './draft-fields.tsx';
import type { Step } from './playbooks-draft.ts';
import { useStepDate } from './step-time.ts';
import { taskKinds, usePlaybookWords, type Task } from './tasks.ts';

/** As the server has them. */
const most = { hours: 72, days: 400 } as const;
type Unit = keyof typeof most;
/** Sent for what cannot be read, so that it cannot be saved by mistake. */
const nothing = -1;

const useStyles = makeStyles({
  step: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} 0`,
    ':not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
    ':first-child': { paddingTop: 0 },
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  due: { flexGrow: 1, color: tokens.colorNeutralForeground2 },
  acts: { display: 'flex' },
  fields: {
    display: 'grid',
    gridTemplateColumns:
      'minmax(110px, 1fr) minmax(0, 4fr) minmax(90px, 1fr) minmax(170px, 1fr) minmax(120px, 1fr)',
    gap: tokens.spacingVerticalS,
    alignItems: 'start',
    '@media (max-width: 1100px)': { gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)' },
  },
  wide: { minWidth: 0, '@media (max-width: 1100px)': { gridColumn: '1 / -1' } },
});

type StepFields = {
  /** The id of the playbook whose step it is. */
  playbook: string;
  step: Step;
  /** Its place, from 0, and how many there are. */
  nth: number;
  count: number;
  dueAt: string | undefined;
  timeZone: string;
  wrong: (field: string) => string | undefined;
  onChange: (step: Step) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
};

export function StepFields(props: StepFields) {
  const { playbook, step, wrong, onChange } = props;
  const t = useTranslations('playbooks.step');
  const styles = useStyles();
  const { whatOf, kindOf } = usePlaybookWords();
  return (
    <li className={styles.step}>
      <Head {...props} />
      <div className={styles.fields}>
        <div className={styles.wide}>
          <ChoiceDraft
            label={t('kind')}
            value={step.kind}
            wrong={wrong('kind')}
            options={taskKinds.map((each) => [each, kindOf(each)] as const)}
            onChange={(kind) => onChange({ ...step, kind: kind as Task['kind'] })}
          />
        </div>
        <div className={styles.wide}>
          <TextDraft
            label={t('what')}
            value={whatOf({ playbook, step: step.id, title: step.what })}
            wrong={wrong('what')}
            onChange={(what) => onChange({ ...step, what })}
          />
        </div>
        <After step={step} wrong={wrong} onAfter={(after) => onChange({ ...step, after })} />
      </div>
    </li>
  );
}

function Head({ nth, count, dueAt, timeZone, onMove, onRemove }: StepFields) {
  const t = useTranslations('playbooks.step');
  const styles = useStyles();
  const dateOf = useStepDate(timeZone);
  const number = nth + 1;
  return (
    <div className={styles.head}>
      <Text weight="semibold">{t('one', { number })}</Text>
      <Text size={200} className={styles.due}>
        {dueAt !== undefined && dateOf(dueAt)}
      </Text>
      <span className={styles.acts}>
        <OrderButtons
          nth={nth}
          count={count}
          labels={{ up: t('up', { number }), down: t('down', { number }), remove: t('remove', { number }) }}
          onMove={onMove}
          onRemove={onRemove}
        />
      </span>
    </div>
  );
}

type After = {
  step: Step;
  wrong: (field: string) => string | undefined;
  onAfter: (after: Step['after']) => void;
};

function After({ step: { after }, wrong, onAfter }: After) {
  const t = useTranslations('playbooks.step');
  const styles = useStyles();
  const unit: Unit = 'hours' in after ? 'hours' : 'days';
  const at = 'hours' in after ? null : after.at;
  const [amount, setAmount] = useState(String('hours' in after ? after.hours : after.days));
  const numberOf = (text: string) => (/^\d{1,5}$/.test(text.trim()) ? Number(text) : nothing);
  const [value, greatest] = [numberOf(amount), most[unit]];
  const take = (text: string, of: Unit) => {
    setAmount(text);
    onAfter(of === 'hours' ? { hours: numberOf(text) } : { days: numberOf(text), at });
  };
  const complaint = wrong(`after.${unit}`) ?? wrong('after');
  const isOut = value === nothing || value > greatest;
  return (
    <>
      <TextDraft
        label={t('amount')}
        value={amount}
        inputMode="numeric"
        wrong={isOut ? t('bad', { max: greatest }) : complaint}
        onChange={(text) => take(text, unit)}
      />
      <ChoiceDraft
        label={t('unit')}
        value={unit}
        options={(['hours', 'days'] as const).map((each) => [each, t(`units.${each}`)] as const)}
        onChange={(next) => take(amount, next as Unit)}
      />
      {'days' in after && (
        <div className={styles.wide}>
          <TextDraft
            label={t('at')}
            type="time"
            value={after.at ?? ''}
            wrong={wrong('after.at')}
            onChange={(time) => onAfter({ days: after.days, at: time || null })}
          />
        </div>
      )}
    </>
  );
}
