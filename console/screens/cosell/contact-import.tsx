// The file of sales contacts comes in, chosen or pasted: each fault is named by its row, and then nothing is taken.
import {
  Button,
  Field,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Text,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { ArrowUploadRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Ask } from '../../ui/ask.tsx';
import { TableFileField } from '../../ui/file-field.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { useProblemWords } from '../../ui/problem-words.ts';
import { Problem, type FieldError } from '../../ui/problem.ts';
import { useReadinessActs } from './readiness.ts';

const useStyles = makeStyles({
  // What a dialog holds would else be squeezed into its height.
  faults: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, flexShrink: 0 },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    overflowWrap: 'anywhere',
  },
});

/** Beyond these a person mends the file first. */
const mostShown = 50;

export function BringContacts({ listingId }: { listingId: string }) {
  const t = useTranslations('cosell.contacts');
  const ui = useTranslations('ui');
  const notices = useNotices();
  const words = useProblemWords();
  const { bring } = useReadinessActs(listingId);
  const [csv, setCsv] = useState('');
  const [faults, setFaults] = useState<FieldError[]>([]);
  const [wrong, setWrong] = useState<string | null>(null);
  const change = (text: string) => {
    setCsv(text);
    setFaults([]);
    setWrong(null);
  };
  const fileFault = ({ code, given = {}, ...rest }: FieldError) =>
    code !== undefined && t.has(`fault.${code}`)
      ? t(`fault.${code}`, given)
      : words.ofField({ code, given, ...rest } as FieldError);
  const send = async () => {
    if (csv.trim() === '') {
      setWrong(ui('required'));
      return false;
    }
    try {
      const { items } = await bring.mutateAsync(csv);
      notices.done(t('brought', { count: items.length }));
      return null;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.errors.length === 0) return words.of(error);
      const ofFile = error.errors.find(({ field }) => field === 'csv');
      setWrong(ofFile === undefined ? null : fileFault(ofFile));
      setFaults(error.errors.filter(({ field }) => field.startsWith('csv.')));
      return false;
    }
  };
  return (
    <Ask
      button={
        <Button appearance="primary" icon={<ArrowUploadRegular />}>
          {t('bring')}
        </Button>
      }
      title={t('bring')}
      act={t('bringAct')}
      onOpen={() => change('')}
      onSend={send}
    >
      <Text>{t('bringAbout')}</Text>
      {faults.length > 0 && <Faults faults={faults} />}
      <TableFileField label={t('file')} accept=".csv,text/csv,text/plain" onText={change} />
      <Field
        label={t('text')}
        {...(wrong === null ? {} : { validationState: 'error', validationMessage: wrong })}
      >
        <Textarea value={csv} rows={7} resize="vertical" onChange={(_, { value }) => change(value)} />
      </Field>
    </Ask>
  );
}

function Faults({ faults }: { faults: FieldError[] }) {
  const t = useTranslations('cosell.contacts');
  const styles = useStyles();
  const words = useProblemWords();
  /** csv.3.Countries: the third line of the file, as a spreadsheet counts, and the column as the file calls it. */
  const placeOf = ({ field }: FieldError) => {
    const [, row = '', column = ''] = field.split('.');
    return t('place', { row, column });
  };
  return (
    <div className={styles.faults}>
      <MessageBar intent="error" layout="multiline" role="alert">
        <MessageBarBody>
          <MessageBarTitle>{t('notBrought', { count: faults.length })}</MessageBarTitle>
          <Text block>{t('notBroughtWords')}</Text>
        </MessageBarBody>
      </MessageBar>
      <ol className={styles.list} aria-label={t('faults')}>
        {faults.slice(0, mostShown).map((fault, nth) => (
          <li key={nth}>
            <Text block weight="semibold">
              {placeOf(fault)}
            </Text>
            <Text block>{words.ofField(fault)}</Text>
            <Text block size={200} lang="en">
              {fault.message}
            </Text>
          </li>
        ))}
      </ol>
    </div>
  );
}
