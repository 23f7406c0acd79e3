// Where a score begins to mean something: thresholds, the bands of the grade, and how fast interest fades.
import { Checkbox, Field, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import type { ModelEditor } from './model-editor.ts';
import type { Model } from './models.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(110px, 100%), 1fr))',
    gap: tokens.spacingHorizontalS,
    alignItems: 'end',
    '& > *': { minWidth: 0 },
    '& input': { minWidth: 0, width: '100%' },
  },
});

const thresholds = ['marketingQualified', 'salesQualified', 'hot'] as const;
const bands = [
  ['fitBands', ['A', 'B', 'C']],
  ['interestBands', ['1', '2', '3']],
] as const;
/** Days; what we ship. */
const usualHalfLife = 30;

export function ModelMarks({ editor, changeable }: { editor: ModelEditor; changeable: boolean }) {
  const t = useTranslations('scoring.marks');
  const styles = useStyles();
  const { model, change, complaint } = editor;
  const number: NumberField = (label, value, path, set) => {
    const said = complaint(path);
    return (
      <Field
        key={path}
        label={label}
        {...(said === undefined ? {} : { validationState: 'error', validationMessage: said })}
      >
        <NumberInput min={0} max={100} value={value} readOnly={!changeable} onNumber={set} />
      </Field>
    );
  };
  const band = (which: 'fitBands' | 'interestBands', nth: number, value: number) =>
    change({
      ...model,
      [which]: model[which].map((each, at) => (at === nth ? value : each)) as Model['fitBands'],
    });
  return (
    <Card title={t('title')}>
      <Text>{t('about')}</Text>
      <div className={styles.row} role="group" aria-label={t('thresholds')}>
        {thresholds.map((which) =>
          number(t(which), model.thresholds[which], `model.thresholds.${which}`, (value) =>
            change({ ...model, thresholds: { ...model.thresholds, [which]: value } }),
          ),
        )}
      </div>
      {bands.map(([which, names]) => (
        <div key={which}>
          <Text block weight="semibold">
            {t(which)}
          </Text>
          <div className={styles.row} role="group" aria-label={t(which)}>
            {names.map((name, nth) =>
              number(t('from', { name }), model[which][nth]!, `model.${which}.${nth}`, (value) =>
                band(which, nth, value),
              ),
            )}
          </div>
        </div>
      ))}
      <Fading editor={editor} changeable={changeable} number={number} />
    </Card>
  );
}

type NumberField = (label: string, value: number, path: string, set: (value: number) => void) => ReactElement;

function Fading({
  editor: { model, change },
  changeable,
  number,
}: {
  editor: ModelEditor;
  changeable: boolean;
  number: NumberField;
}) {
  const t = useTranslations('scoring.marks');
  const styles = useStyles();
  return (
    <>
      <Checkbox
        label={t('fades')}
        checked={model.halfLifeDays !== null}
        disabled={!changeable}
        onChange={(_, { checked }) =>
          change({ ...model, halfLifeDays: checked === true ? usualHalfLife : null })
        }
      />
      {model.halfLifeDays !== null && (
        <div className={styles.row}>
          {number(t('halfLife'), model.halfLifeDays, 'model.halfLifeDays', (halfLifeDays) =>
            change({ ...model, halfLifeDays }),
          )}
        </div>
      )}
    </>
  );
}
