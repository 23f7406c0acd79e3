// What each kind of command asks for: the deal where it is accepted or changed, the reason where it ends for ill.
import { makeStyles, tokens } from '@fluentui/react-components';
import type { Control } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { currencies } from '../../../src/platform/currency.ts';
import { TextField } from '../../ui/form.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { Asking, Typed } from './command.ts';
import type { Programme } from './referrals.ts';

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 190px), 1fr))',
    gap: tokens.spacingVerticalM,
    alignItems: 'start',
  },
});

type Fields = { control: Control<Typed>; kind: Asking; programme: Programme | undefined };

export function CommandFields({ control, kind, programme }: Fields) {
  const t = useTranslations('cosell.field');
  if (kind === 'win') return null;
  return (
    <>
      {kind === 'accept' || kind === 'change' ? (
        <Deal control={control} kind={kind} programme={programme} />
      ) : (
        <Reason
          control={control}
          offered={(kind === 'decline' ? programme?.declineReasons : programme?.loseReasons) ?? null}
        />
      )}
      <TextField control={control} name="notes" label={t('notes')} multiline rows={3} />
    </>
  );
}

function Deal({ control, kind, programme }: Fields) {
  const t = useTranslations('cosell.field');
  const styles = useStyles();
  const required = kind === 'accept';
  const stages = (programme?.stages ?? [])
    .filter(({ ends }) => ends === null)
    .map(({ name }) => [name, name] as const);
  return (
    <>
      <TextField control={control} name="name" label={t('name')} required={required} />
      <div className={styles.grid}>
        <TextField control={control} name="value" label={t('value')} required={required} />
        <SelectField
          control={control}
          name="currency"
          label={t('currency')}
          required={required}
          options={currencies.map((code) => [code, code] as const)}
        />
        <TextField control={control} name="closesOn" type="date" label={t('closesOn')} required={required} />
        {kind === 'change' && programme?.setsStage && (
          <SelectField control={control} name="stage" label={t('stage')} options={stages} />
        )}
      </div>
    </>
  );
}

function Reason({ control, offered }: Pick<Fields, 'control'> & { offered: string[] | null }) {
  const t = useTranslations('cosell.field');
  return offered === null ? (
    <TextField control={control} name="reason" label={t('reason')} required />
  ) : (
    <SelectField
      control={control}
      name="reason"
      label={t('reason')}
      required
      options={[['', ''], ...offered.map((each) => [each, each] as const)]}
    />
  );
}
