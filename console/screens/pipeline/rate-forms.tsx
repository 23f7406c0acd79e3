// Exchange rates come in: one by hand, or a file of them.
import { Button, Field, makeStyles, Text, Textarea, tokens } from '@fluentui/react-components';
import { AddRegular, ArrowUploadRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { currencies } from '../../../src/platform/currency.ts';
import { Ask } from '../../ui/ask.tsx';
import { TableFileField } from '../../ui/file-field.tsx';
import { TextField } from '../../ui/form.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { useProblemWords } from '../../ui/problem-words.ts';
import { Problem } from '../../ui/problem.ts';
import { useSaveForm } from '../../ui/save-form.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { usePipelines } from './pipelines.ts';
import { useRateActs } from './rate-acts.ts';

const useStyles = makeStyles({
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 150px), 1fr))',
    gap: tokens.spacingVerticalM,
    alignItems: 'start',
  },
});

export function EnterRate() {
  const t = useTranslations('pipeline.rates');
  const styles = useStyles();
  const save = useSaveForm();
  const notices = useNotices();
  const base = usePipelines()?.reportingCurrency ?? 'EUR';
  const { enter } = useRateActs();
  const begun = { base, currency: '', rate: '', onDate: new Date().toISOString().slice(0, 10) };
  const form = useForm({ defaultValues: begun });
  const codes = currencies.map((code) => [code, code] as const);
  const enterTyped = async (typed: typeof begun) => {
    await enter({ ...typed, rate: typed.rate.trim().replace(/^(\d+),(\d+)$/, '$1.$2') });
    notices.done(t('entered'));
  };
  return (
    <Ask
      button={
        <Button appearance="primary" icon={<AddRegular />}>
          {t('enter')}
        </Button>
      }
      title={t('enter')}
      act={t('enterAct')}
      onOpen={() => form.reset(begun)}
      onSend={() => save(form, Object.keys(begun), enterTyped, 'rates.0.')}
    >
      <div className={styles.pair}>
        <SelectField control={form.control} name="base" label={t('field.base')} required options={codes} />
        <TextField
          control={form.control}
          name="rate"
          label={t('field.rate')}
          hint={t('field.rateHint')}
          required
        />
        <SelectField
          control={form.control}
          name="currency"
          label={t('field.currency')}
          required
          options={[['', ''], ...codes]}
        />
        <TextField control={form.control} name="onDate" label={t('column.day')} type="date" required />
      </div>
    </Ask>
  );
}

export function BringRates() {
  const t = useTranslations('pipeline.rates');
  const words = useProblemWords();
  const { bring } = useRateActs();
  const [csv, setCsv] = useState('');
  const [result, setResult] = useState<{
    count: number;
    read: number;
    passedOver: { line: number }[];
  } | null>(null);
  const save = async () => {
    try {
      setResult(await bring(csv));
      return null;
    } catch (error) {
      // The field is the only one: its name would say nothing.
      if (!(error instanceof Problem) || error.errors[0] === undefined) throw error;
      return words.ofField(error.errors[0]);
    }
  };
  return (
    <Ask
      button={<Button icon={<ArrowUploadRegular />}>{t('bring')}</Button>}
      title={t('bring')}
      act={t('bringAct')}
      onOpen={() => {
        setCsv('');
        setResult(null);
      }}
      onSend={save}
      result={
        result && (
          <>
            <Text>{t('brought', { read: result.read, count: result.count })}</Text>
            {result.passedOver.length > 0 && (
              <Text>{t('passedOver', { lines: result.passedOver.map(({ line }) => line).join(', ') })}</Text>
            )}
          </>
        )
      }
    >
      <Text>{t('bringAbout')}</Text>
      <TableFileField label={t('field.file')} accept=".csv,text/csv,text/plain" onText={setCsv} />
      <Field label={t('field.text')}>
        <Textarea value={csv} rows={5} onChange={(_, { value }) => setCsv(value)} />
      </Field>
    </Ask>
  );
}
