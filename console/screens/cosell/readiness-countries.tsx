// Where a listing is sold together with the programme's sellers: each of these countries needs a sales contact. Kept in the address.
import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useLanguage } from '../../language.tsx';
import { useFilters } from '../../ui/filters.ts';
import { countriesOf, countryName } from '../leads/countries.ts';

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'start',
    gap: tokens.spacingHorizontalS,
    maxWidth: '560px',
  },
  field: { flexGrow: 1, minWidth: 'min(100%, 240px)' },
  // In line with the field beneath its label.
  act: { marginTop: '26px', '@media (max-width: 420px)': { marginTop: 0 } },
});

/** Codes as people type them; null: one of them is no country. */
export function codesOf(text: string): string[] | null {
  const codes = text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter((code) => code !== '');
  const known = new Set(countriesOf('en').map(([code]) => code));
  return codes.every((code) => known.has(code)) ? codes : null;
}

export function SoldIn() {
  const t = useTranslations('cosell.readiness');
  const styles = useStyles();
  const format = useFormatter();
  const { language } = useLanguage();
  const [{ countries = '' }, go] = useFilters(['countries']);
  const [typed, setTyped] = useState(countries);
  const asked = codesOf(countries);
  const [wrong, setWrong] = useState(asked === null);
  const hint =
    asked === null || asked.length === 0
      ? t('soldInHint')
      : format.list(asked.map((code) => countryName(language, code)));
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        const codes = codesOf(typed);
        setWrong(codes === null);
        if (codes !== null) go({ countries: codes.join(',') || undefined });
      }}
    >
      <Field
        className={styles.field}
        label={t('soldIn')}
        hint={hint}
        {...(wrong ? { validationState: 'error', validationMessage: t('noCountry') } : {})}
      >
        <Input value={typed} onChange={(_, { value }) => setTyped(value)} autoComplete="off" />
      </Field>
      <Button type="submit" className={styles.act}>
        {t('look')}
      </Button>
    </form>
  );
}
