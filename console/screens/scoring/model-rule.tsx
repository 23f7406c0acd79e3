// One rule: what it asks of a lead, as a sentence until it is opened, and the points it gives.
import { Field, Input, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { NumberInput } from '../../ui/number-input.tsx';
import { ConditionEditor } from './condition-editor.tsx';
import { useConditionWords, type Fact } from './condition-words.ts';
import { useModelWords } from './model-words.ts';
import type { Rule } from './models.ts';
import { OpeningLine, useOpeningStyles } from './opening-line.tsx';

const useStyles = makeStyles({
  rule: { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  points: { width: '6em', flexShrink: 0, '& input': { minWidth: 0, width: '100%' } },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(180px, 100%), 1fr))',
    gap: tokens.spacingHorizontalS,
    '& select': { minWidth: 0, width: '100%' },
  },
});

type ModelRule = {
  rule: Rule;
  /** Where the API finds it, such as model.groups.0.rules.1. */
  path: string;
  facts: readonly Fact[];
  changeable: boolean;
  complaint: (path: string) => string | undefined;
  onChange: (rule: Rule) => void;
  onRemove: () => void;
};

export function ModelRule(props: ModelRule) {
  const { rule, path, facts, changeable, complaint, onChange, onRemove } = props;
  const t = useTranslations('scoring');
  const styles = useStyles();
  const opening = useOpeningStyles();
  const name = useModelWords().rule(rule);
  const { sentence } = useConditionWords(facts);
  const [open, setOpen] = useState(false);
  const ofPoints = complaint(`${path}.points`);
  const said = complaint(`${path}.when`) ?? complaint(`${path}.id`) ?? complaint(`${path}.name`);
  return (
    <li className={mergeClasses(opening.row, styles.rule)}>
      <OpeningLine
        name={name}
        says={sentence(rule.when) + (rule.per === 'earlier_lead' ? ` · ${t('perEarlier')}` : '')}
        complaint={said}
        open={open}
        onTurn={setOpen}
        onRemove={changeable ? onRemove : undefined}
      >
        <Field
          className={styles.points}
          {...(ofPoints === undefined ? {} : { validationState: 'error', validationMessage: ofPoints })}
        >
          <NumberInput
            aria-label={t('pointsOf', { name })}
            min={-100}
            max={100}
            value={rule.points}
            readOnly={!changeable}
            onNumber={(points) => onChange({ ...rule, points })}
          />
        </Field>
      </OpeningLine>
      {open && <Opened {...props} name={name} />}
    </li>
  );
}

function Opened({ rule, path, facts, changeable, complaint, onChange, name }: ModelRule & { name: string }) {
  const t = useTranslations('scoring');
  const styles = useStyles();
  const opening = useOpeningStyles();
  const ofMost = complaint(`${path}.most`);
  return (
    <div className={opening.open}>
      <Field label={t('ruleName')}>
        <Input
          value={name}
          maxLength={120}
          readOnly={!changeable}
          onChange={(_, { value }) => onChange({ ...rule, name: value })}
        />
      </Field>
      <ConditionEditor
        label={t('when')}
        facts={facts}
        condition={rule.when}
        changeable={changeable}
        path={`${path}.when`}
        complaint={complaint}
        onChange={(when) => onChange({ ...rule, when })}
      />
      <div className={styles.pair}>
        <Field label={t('per')}>
          <Select
            value={rule.per}
            disabled={!changeable}
            onChange={(_, { value }) =>
              onChange({
                ...rule,
                per: value as Rule['per'],
                most: value === 'lead' ? null : (rule.most ?? 3),
              })
            }
          >
            <option value="lead">{t('once')}</option>
            <option value="earlier_lead">{t('perEarlier')}</option>
          </Select>
        </Field>
        {rule.per === 'earlier_lead' && (
          <Field
            label={t('most')}
            {...(ofMost === undefined ? {} : { validationState: 'error', validationMessage: ofMost })}
          >
            <Input
              type="number"
              min={1}
              max={100}
              value={String(rule.most ?? '')}
              readOnly={!changeable}
              onChange={(_, { value }) => onChange({ ...rule, most: value === '' ? null : Number(value) })}
            />
          </Field>
        )}
      </div>
    </div>
  );
}
