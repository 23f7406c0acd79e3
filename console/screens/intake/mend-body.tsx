// Makes a lead of what could not be read: the body to mend, checked while it is typed, and the three ways to decide.
import {
  Button,
  Field,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Text,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';
import { Card } from '../../ui/card.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { Problem } from '../../ui/problem.ts';
import { readable } from '../leads/readable.ts';
import { jsonFault } from './json-fault.ts';
import { useDecisions } from './quarantine.ts';

const useStyles = makeStyles({
  text: {
    '& textarea': {
      fontFamily: tokens.fontFamilyMonospace,
      fontSize: tokens.fontSizeBase200,
      minHeight: '260px',
      maxHeight: '60vh',
    },
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  gap: { flexGrow: 1 },
});

export function MendBody({ found }: { found: Schema['QuarantinedBody'] }) {
  const t = useTranslations('quarantine.mend');
  const styles = useStyles();
  const isForm = found.contentType?.includes('x-www-form-urlencoded') ?? false;
  const [start] = useState(() =>
    found.encoding === 'base64' ? '' : (!isForm && readable(found)) || found.body,
  );
  const [text, setText] = useState(start);
  const [refused, setRefused] = useState<string | null>(null);
  const check = useCheck(text);
  return (
    <Card title={t('title')}>
      <Text>{t('what')}</Text>
      {found.encoding === 'base64' && <Text>{t('noText')}</Text>}
      <Field label={t('body')} {...(isForm || text.trim() === '' ? {} : check)}>
        <Textarea
          className={styles.text}
          value={text}
          resize="vertical"
          spellCheck={false}
          onChange={(_, { value }) => setText(value)}
        />
      </Field>
      {refused && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            {t('refused')} <span lang="en">{refused}</span>
          </MessageBarBody>
        </MessageBar>
      )}
      <Decisions
        quarantineId={found.id}
        mended={text === start || text.trim() === '' ? null : text}
        onRefused={setRefused}
      />
    </Card>
  );
}

/** Is it JSON, and if not, where to look. */
function useCheck(text: string) {
  const t = useTranslations('quarantine.mend');
  const fault = jsonFault(text);
  if (fault === null) return { validationState: 'success', validationMessage: t('sound') } as const;
  const { line, column } = fault;
  const validationMessage = line === null ? t('broken') : t('brokenAt', { line, column });
  return { validationState: 'warning', validationMessage } as const;
}

type Decisions = {
  quarantineId: string;
  /** Null: nothing was mended yet. */
  mended: string | null;
  /** Why it cannot be read even so; null when it is tried anew. */
  onRefused: (why: string | null) => void;
};

function Decisions({ quarantineId, mended, onRefused }: Decisions) {
  const t = useTranslations('quarantine.mend');
  const styles = useStyles();
  const notices = useNotices();
  const { release, discard } = useDecisions(quarantineId);
  const send = (body: string | null) => {
    onRefused(null);
    release.mutate(body, {
      onSuccess: () => {
        notices.done(t('released'));
        scrollTo({ top: 0 });
      },
      onError: (error) =>
        error instanceof Problem && error.status === 422
          ? onRefused(error.errors[0]?.message ?? error.message)
          : notices.failed(error),
    });
  };
  const busy = release.isPending || discard.isPending;
  return (
    <div className={styles.buttons}>
      <Button appearance="primary" disabledFocusable={busy || mended === null} onClick={() => send(mended)}>
        {t('releaseMended')}
      </Button>
      <Button disabledFocusable={busy} onClick={() => send(null)}>
        {t('releaseAsIs')}
      </Button>
      <span className={styles.gap} />
      <Confirm
        title={t('discardAsk')}
        words={t('discardWords')}
        act={t('discard')}
        onConfirm={() =>
          discard.mutate(undefined, {
            onSuccess: () => notices.done(t('discarded')),
            onError: notices.failed,
          })
        }
      >
        <Button appearance="subtle" disabledFocusable={busy}>
          {t('discard')}
        </Button>
      </Confirm>
    </div>
  );
}
