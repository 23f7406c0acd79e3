// What is done with a value on its way: changes in their order, a table for a list, a fallback, and what happens when it does not fit.
import {
  Button,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
  Text,
  tokens,
} from '@fluentui/react-components';
import { AddRegular, DeleteRegular } from '@fluentui/react-icons';
import { useTranslations } from 'use-intl';
import type { Row } from './mapping-draft.ts';
import type { Mapping, Target } from './mappings.ts';

const useStyles = makeStyles({
  rules: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingVerticalM,
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
    minWidth: 0,
  },
  chain: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  table: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  line: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto minmax(0, 1fr) auto',
    gap: tokens.spacingHorizontalS,
    alignItems: 'center',
    '& > *': { minWidth: 0 },
    '& select': { minWidth: 0, width: '100%' },
  },
});

type MappingRules = {
  row: Row;
  target: Target | null;
  transforms: Mapping['transforms'];
  complaint: string | undefined;
  changeable: boolean;
  onChange: (row: Row) => void;
};

export function MappingRules(props: MappingRules) {
  const { row, target, changeable, onChange } = props;
  const t = useTranslations('mappings');
  const styles = useStyles();
  return (
    <div className={styles.rules}>
      <Transforms {...props} />
      <PickList {...props} />
      <Field label={t('fallback')} hint={t('fallbackHint')}>
        <ListValue
          label={t('fallback')}
          target={target}
          value={row.fallback}
          changeable={changeable}
          onChange={(fallback) => onChange({ ...row, fallback })}
        />
      </Field>
      <Field label={t('unfit.title')}>
        <RadioGroup
          value={row.refuse ? 'refuse' : 'mend'}
          disabled={!changeable}
          onChange={(_, { value }) => onChange({ ...row, refuse: value === 'refuse' })}
        >
          <Radio value="mend" label={t('unfit.mend')} />
          <Radio value="refuse" label={t('unfit.refuse')} />
        </RadioGroup>
      </Field>
    </div>
  );
}

function Transforms({ row, transforms, changeable, onChange }: MappingRules) {
  const t = useTranslations('mappings');
  const styles = useStyles();
  const set = (chain: Row['transforms']) => onChange({ ...row, transforms: chain });
  const left = transforms.filter((each) => !row.transforms.includes(each));
  return (
    <div role="group" aria-label={t('changes')}>
      <Text block>{t('changes')}</Text>
      <div className={styles.chain}>
        {row.transforms.map((each) => (
          <Button
            key={each}
            size="small"
            icon={<DeleteRegular />}
            iconPosition="after"
            disabled={!changeable}
            aria-label={t('takeOut', { what: t(`transforms.${each}`) })}
            onClick={() => set(row.transforms.filter((other) => other !== each))}
          >
            {t(`transforms.${each}`)}
          </Button>
        ))}
        {changeable && left.length > 0 && (
          <Select
            aria-label={t('addChange')}
            value=""
            onChange={(_, { value }) =>
              value !== '' && set([...row.transforms, value as Row['transforms'][number]])
            }
          >
            <option value="">{t('addChange')}</option>
            {left.map((each) => (
              <option key={each} value={each}>
                {t(`transforms.${each}`)}
              </option>
            ))}
          </Select>
        )}
      </div>
    </div>
  );
}

function PickList({ row, target, complaint, changeable, onChange }: MappingRules) {
  const t = useTranslations('mappings');
  const styles = useStyles();
  const set = (pickList: Row['pickList']) => onChange({ ...row, pickList });
  const change = (nth: number, line: Partial<Row['pickList'][number]>) =>
    set(row.pickList.map((each, at) => (at === nth ? { ...each, ...line } : each)));
  return (
    <Field
      label={t('table.title')}
      hint={t('table.hint')}
      {...(complaint === undefined ? {} : { validationState: 'error', validationMessage: complaint })}
    >
      {() => (
        <div className={styles.table} role="group" aria-label={t('table.title')}>
          {row.pickList.map(({ when, then }, nth) => (
            <div key={nth} className={styles.line}>
              <Input
                aria-label={t('table.when', { number: nth + 1 })}
                value={when}
                readOnly={!changeable}
                onChange={(_, { value }) => change(nth, { when: value })}
              />
              <span aria-hidden>→</span>
              <ListValue
                label={t('table.then', { number: nth + 1 })}
                target={target}
                value={then}
                changeable={changeable}
                onChange={(value) => change(nth, { then: value })}
              />
              <Button
                appearance="subtle"
                icon={<DeleteRegular />}
                disabled={!changeable}
                aria-label={t('table.remove', { number: nth + 1 })}
                onClick={() => set(row.pickList.filter((_, at) => at !== nth))}
              />
            </div>
          ))}
          {changeable && (
            <div>
              <Button
                size="small"
                icon={<AddRegular />}
                onClick={() => set([...row.pickList, { when: '', then: '' }])}
              >
                {t('table.add')}
              </Button>
            </div>
          )}
        </div>
      )}
    </Field>
  );
}

type ListValue = {
  label: string;
  target: Target | null;
  value: string;
  changeable: boolean;
  onChange: (value: string) => void;
};

/** One of the far side's values where it has a list, else text. */
export function ListValue({ label, target, value, changeable, onChange }: ListValue) {
  const options = target?.type === 'choice' ? (target.options ?? []) : [];
  if (options.length === 0)
    return (
      <Input
        aria-label={label}
        value={value}
        readOnly={!changeable}
        style={{ width: '100%' }}
        onChange={(_, data) => onChange(data.value)}
      />
    );
  return (
    <Select
      aria-label={label}
      value={value}
      disabled={!changeable}
      onChange={(_, data) => onChange(data.value)}
    >
      <option value="" />
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
      {value !== '' && options.every((option) => option.value !== value) && (
        <option value={value}>{value}</option>
      )}
    </Select>
  );
}
