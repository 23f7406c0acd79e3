// The faces of a screen that has nothing to show: loading, failed, empty, not there. One place, so that all look alike.
import { Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular, ErrorCircleRegular } from '@fluentui/react-icons';
import type { UseQueryResult } from '@tanstack/react-query';
import type { MouseEvent, ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemWords } from './problem-words.ts';
import { Problem } from './problem.ts';

const useStyles = makeStyles({
  face: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalL}`,
    textAlign: 'center',
    color: tokens.colorNeutralForeground2,
  },
  icon: { fontSize: '32px', lineHeight: 1, color: tokens.colorNeutralForeground3 },
  words: { maxWidth: '52ch', textAlign: 'center' },
});

type Face = { icon?: ReactNode; title: string; children?: ReactNode; action?: ReactNode };

/** Nothing here, and what to do about it. */
export function Empty({ icon, title, children, action }: Face) {
  const styles = useStyles();
  return (
    <div className={styles.face}>
      {icon && (
        <span className={styles.icon} aria-hidden>
          {icon}
        </span>
      )}
      <Text weight="semibold" size={400}>
        {title}
      </Text>
      {children && <Text className={styles.words}>{children}</Text>}
      {action}
    </div>
  );
}

export function Loading() {
  const t = useTranslations('ui');
  const styles = useStyles();
  return (
    <div className={styles.face} role="status">
      <Spinner label={t('loading')} labelPosition="below" delay={200} />
    </div>
  );
}

/** Says what went wrong in the reader's words, with the id by which an operator finds it in the log. */
export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = useTranslations('ui');
  const words = useProblemWords();
  const problem = error instanceof Problem ? error : null;
  const known =
    problem && ['unreachable', 'forbidden', 'not_found', 'too_many_requests'].includes(problem.code);
  const again = (event: MouseEvent<HTMLElement>) => {
    // The button goes away at once; whoever pressed it by key goes on from the top of the panel or of the screen.
    const place = event.currentTarget.closest<HTMLElement>('[role=dialog]') ?? document.querySelector('h1');
    place?.focus({ preventScroll: true });
    retry?.();
  };
  return (
    <div role="alert">
      <Empty
        icon={<ErrorCircleRegular />}
        title={known ? t(`failed.${problem.code}`) : t('failed.title')}
        action={
          retry && (
            <Button icon={<ArrowClockwiseRegular />} onClick={again}>
              {t('retry')}
            </Button>
          )
        }
      >
        {problem && !known ? words.of(problem) : t('failed.advice')}
        {problem?.requestId && <> {t('failed.requestId', { id: problem.requestId })}</>}
      </Empty>
    </div>
  );
}

type Answered<Data> = {
  query: UseQueryResult<Data>;
  /** Shown instead of the children when it says so. */
  empty?: (data: Data) => ReactNode | null;
  children: (data: Data) => ReactNode;
};

/** A query's face: loading, failed, empty or what it is about. Old data stays while new data is asked for. */
export function Answered<Data>({ query, empty, children }: Answered<Data>) {
  if (query.data === undefined)
    return query.isError ? <Failed error={query.error} retry={() => void query.refetch()} /> : <Loading />;
  const nothing = empty?.(query.data);
  return nothing === undefined || nothing === null || nothing === false ? children(query.data) : nothing;
}
