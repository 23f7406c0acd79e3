// Makes a lead of what could not be read: the body to mend, checked while it is typed, and the three ways to decide.
import { Button, Field, makeStyles, Text, Textarea, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';
import { Card } from '../../ui/card.tsx';
import type { Problem } from '../../ui/problem.ts';
import { useProblemWords } from '../../ui/problem-words.ts';
import { readable } from '../leads/readable.ts';
import { useServersFault, useTextFault, type Fault } from './fault-words.ts';
import { MendDecisions } from './mend-decisions.tsx';

const useStyles = makeStyles({
  text: {
    '& textarea': {
      fontFamily: tokens.fontFamilyMonospace,
      fontSize: tokens.fontSizeBase200,
      minHeight: '260px',
      maxHeight: '60vh',
    },
  },
});

export function MendBody({ found }: { found: Schema['QuarantinedBody'] }) {
  const t = useTranslations('quarantine.mend');
  const styles = useStyles();
  const isForm = found.contentType?.includes('x-www-form-urlencoded') ?? false;
  const [start] = useState(() =>
    found.encoding === 'base64' ? '' : (!isForm && readable(found)) || found.body,
  );
  const [text, setText] = useState(start);
  const [refused, setRefused] = useState<Fault | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const textFault = useTextFault();
  const serversFault = useServersFault();
  const words = useProblemWords();
  const isEmpty = text.trim() === '';
  const onRefused = (problem: Problem | null) => {
    if (problem === null) return setRefused(null);
    const [complaint] = problem.errors;
    setRefused(complaint ? serversFault(complaint, text) : { words: words.of(problem), offset: null });
    area.current?.focus();
  };
  const fault = refused ?? (isForm || isEmpty ? null : textFault(text));
  const shown = fault
    ? {
        validationState: refused ? ('error' as const) : ('warning' as const),
        validationMessage: <FaultShown fault={fault} area={area} />,
      }
    : isForm || isEmpty
      ? {}
      : { validationState: 'success' as const, validationMessage: t('sound') };
  return (
    <Card title={t('title')}>
      <Text>{t('what')}</Text>
      {found.encoding === 'base64' && <Text>{t('noText')}</Text>}
      <Field label={t('body')} {...shown}>
        <Textarea
          className={styles.text}
          textarea={{ ref: area }}
          value={text}
          resize="vertical"
          spellCheck={false}
          onChange={(_, { value }) => {
            setText(value);
            setRefused(null);
          }}
        />
      </Field>
      <MendDecisions
        quarantineId={found.id}
        mended={text === start || isEmpty ? null : text}
        onRefused={onRefused}
      />
    </Card>
  );
}

type FaultShown = { fault: Fault; area: React.RefObject<HTMLTextAreaElement | null> };

/** With a way to the place, which a text of many lines hides. */
function FaultShown({ fault: { words, offset }, area }: FaultShown) {
  const t = useTranslations('quarantine.mend');
  const go = (at: number) => {
    area.current?.focus();
    area.current?.setSelectionRange(at, at + 1);
  };
  return (
    <>
      {words}{' '}
      {offset !== null && (
        <Button size="small" appearance="transparent" onClick={() => go(offset)}>
          {t('goThere')}
        </Button>
      )}
    </>
  );
}
