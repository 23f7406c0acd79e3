// The file of sales contacts comes in, chosen or pasted: each fault is named by its row, and then nothing is taken.
import {
  Button,
  Field,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Text,
  Textarea,
} from '@fluentui/react-components';
import { ArrowUploadRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Ask } from '../../ui/ask.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { useProblemWords } from '../../ui/problem-words.ts';
import { Problem, type FieldError } from '../../ui/problem.ts';
import { useReadinessActs } from './readiness.ts';

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
      <Field label={t('file')}>
        <input
          type="file"
          accept=".csv,text/csv,text/plain"
          style={{ maxWidth: '100%' }}
          onChange={({ target }) => {
            const file = target.files?.[0];
            if (file) void file.text().then(change);
          }}
        />
      </Field>
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
  const words = useProblemWords();
  /** csv.3.Countries: the third line of the file, as a spreadsheet counts, and the column as the file calls it. */
  const partOf = ({ field }: FieldError, at: 1 | 2) => field.split('.')[at] ?? '';
  return (
    <>
      <MessageBar intent="error" layout="multiline" role="alert">
        <MessageBarBody>
          <MessageBarTitle>{t('notBrought', { count: faults.length })}</MessageBarTitle>
          <Text block>{t('notBroughtWords')}</Text>
        </MessageBarBody>
      </MessageBar>
      <DataTable<FieldError>
        label={t('faults')}
        rows={faults.slice(0, mostShown)}
        rowId={({ field, message }) => `${field} ${message}`}
        columns={[
          { id: 'row', title: t('row'), cell: (fault) => partOf(fault, 1) },
          { id: 'column', title: t('columnOf'), cell: (fault) => partOf(fault, 2) },
          {
            id: 'what',
            title: t('what'),
            cell: (fault) => (
              <>
                {words.ofField(fault)}
                <Text block size={200} lang="en">
                  {fault.message}
                </Text>
              </>
            ),
          },
        ]}
      />
    </>
  );
}
