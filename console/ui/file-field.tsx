// A file from the reader's machine, asked for in the reader's words: what browsers put there is in a language of their own.
import { Button, Field, makeStyles, Text, tokens } from '@fluentui/react-components';
import { DocumentAddRegular } from '@fluentui/react-icons';
import { useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { textOf } from '../../src/platform/csv-text.ts';
import { useProblemWords } from './problem-words.ts';
import { Problem } from './problem.ts';
import type { Sent } from './sending.tsx';
import { unseen } from './unseen.tsx';

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  name: { overflowWrap: 'anywhere' },
});

type FileField = {
  label: string;
  accept: string;
  onPick: (file: File | undefined) => void;
  wrong?: string | null;
};

export function FileField({ label, accept, onPick, wrong = null }: FileField) {
  const t = useTranslations('ui.file');
  const styles = useStyles();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [name, setName] = useState<string | null>(null);
  const picked = (file: File | undefined) => {
    setName(file?.name ?? null);
    onPick(file);
  };
  return (
    <Field
      label={{ children: label, htmlFor: id }}
      {...(wrong === null ? {} : { validationState: 'error', validationMessage: wrong })}
    >
      <div className={styles.line}>
        <Button icon={<DocumentAddRegular />} onClick={() => input.current?.click()}>
          {t('choose')}
        </Button>
        <Text className={styles.name}>{name ?? t('none')}</Text>
        {/* The button stands for it at the keyboard too. */}
        <input
          ref={input}
          id={id}
          type="file"
          accept={accept}
          tabIndex={-1}
          style={unseen}
          onChange={({ target }) => picked(target.files?.[0])}
        />
      </div>
    </Field>
  );
}

type TableFileField = Pick<FileField, 'label' | 'accept'> & { onText: (text: string) => void };

/** A table whose text goes on into another field. What surely is none is said beside it, and nothing goes on. */
export function TableFileField({ onText, ...field }: TableFileField) {
  const words = useProblemWords();
  const [wrong, setWrong] = useState<string | null>(null);
  const read = async (file: File | undefined) => {
    setWrong(null);
    if (file === undefined) return;
    try {
      onText(await tableIn(file));
    } catch (error) {
      const complaint = error instanceof Problem ? error.errors[0] : undefined;
      if (complaint === undefined) throw error;
      setWrong(words.ofField(complaint));
    }
  };
  return <FileField {...field} wrong={wrong} onPick={(file) => void read(file)} />;
}

/** In UTF-8 or as spreadsheets save it. Throws a Problem of the field `csv` where it is no table. */
export async function tableIn(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return [...textOf(bytes, 'csv', refused)].join('').replace(/^\ufeff/, '');
}

const refused = (field: string, message: string, code: string) =>
  new Problem(422, { errors: [{ field, message, code }] });

/** A form of one file: missing: what is said where none is picked. What is wrong with it stands beside it. */
export function useGivenFile(missing: string) {
  const words = useProblemWords();
  const [file, onPick] = useState<File | undefined>();
  const [wrong, setWrong] = useState<string | null>(null);
  const give = async (send: (file: File) => Promise<void>): Promise<Sent> => {
    setWrong(file === undefined ? missing : null);
    if (file === undefined) return false;
    try {
      await send(file);
      return null;
    } catch (error) {
      const complaint = error instanceof Problem ? error.errors[0] : undefined;
      if (complaint === undefined) throw error;
      setWrong(words.ofField(complaint));
      return false;
    }
  };
  return { give, field: { wrong, onPick } };
}
