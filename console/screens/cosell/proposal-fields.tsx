// The fields of a proposal, in the order in which a programme asks for them.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { Control } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { currencies } from '../../../src/platform/currency.ts';
import { useLanguage } from '../../language.tsx';
import { Card } from '../../ui/card.tsx';
import { CheckField } from '../../ui/check-field.tsx';
import { TextField } from '../../ui/form.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { countriesOf } from '../leads/countries.ts';
import type { Proposal } from './proposal.ts';
import { useProgrammeTitle, type Account } from './referrals.ts';

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 240px), 1fr))',
    gap: tokens.spacingVerticalM,
    alignItems: 'start',
  },
  whole: { gridColumn: '1 / -1' },
  ticks: { display: 'flex', flexDirection: 'column', alignItems: 'start' },
});

type Fields = { control: Control<Proposal>; accounts: Account[] };

export function ProposalFields({ control, accounts }: Fields) {
  const t = useTranslations('cosell');
  const titleOf = useProgrammeTitle();
  const styles = useStyles();
  return (
    <>
      <Card title={t('deal')}>
        <div className={styles.grid}>
          <SelectField
            control={control}
            name="accountId"
            label={t('propose.account')}
            required
            options={accounts.map(
              ({ id, name, programme }) => [id, `${name} · ${titleOf(programme)}`] as const,
            )}
          />
          <TextField control={control} name="name" label={t('field.name')} required />
          <TextField
            control={control}
            name="value"
            label={t('field.value')}
            hint={t('propose.valueHint')}
            required
          />
          <SelectField
            control={control}
            name="currency"
            label={t('field.currency')}
            required
            options={currencies.map((code) => [code, code] as const)}
          />
          <TextField control={control} name="closesOn" type="date" label={t('field.closesOn')} required />
          <TextField control={control} name="externalReference" label={t('field.externalReference')} />
          <div className={styles.whole}>
            <TextField control={control} name="notes" label={t('field.notes')} multiline rows={3} />
            <CheckField control={control} name="helpWanted" label={t('propose.helpWanted')} />
          </div>
        </div>
      </Card>
      <Customer control={control} />
      <Card title={t('consent')}>
        <Text>{t('propose.consentWords')}</Text>
        <div className={styles.ticks}>
          {(['contact', 'shareWithOthers', 'shareWithSellers'] as const).map((name) => (
            <CheckField key={name} control={control} name={`consent.${name}`} label={t(`consents.${name}`)} />
          ))}
        </div>
      </Card>
    </>
  );
}

function Customer({ control }: Pick<Fields, 'control'>) {
  const t = useTranslations('cosell');
  const styles = useStyles();
  const { language } = useLanguage();
  return (
    <Card title={t('customer')}>
      <div className={styles.grid}>
        <TextField control={control} name="company" label={t('field.company')} required />
        <SelectField
          control={control}
          name="country"
          label={t('field.country')}
          required
          options={[['', ''], ...countriesOf(language)]}
        />
        {(['firstName', 'lastName', 'email', 'phone'] as const).map((name) => (
          <TextField
            key={name}
            control={control}
            name={`contact.${name}`}
            label={t(`propose.${name}`)}
            required={name !== 'phone'}
            {...(name === 'email' ? { inputMode: 'email' as const } : {})}
          />
        ))}
      </div>
    </Card>
  );
}
