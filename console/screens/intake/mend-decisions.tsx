// The three ways to decide on what could not be read: release the mended text, release it as it is, or discard it.
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { Confirm } from '../../ui/confirm.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { Problem } from '../../ui/problem.ts';
import { useDecisions } from './quarantine.ts';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  gap: { flexGrow: 1 },
});

type MendDecisions = {
  quarantineId: string;
  /** Null: nothing was mended yet. */
  mended: string | null;
  /** Why it cannot be read even so; null when it is tried anew. */
  onRefused: (why: Problem | null) => void;
};

export function MendDecisions({ quarantineId, mended, onRefused }: MendDecisions) {
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
        error instanceof Problem && [413, 422].includes(error.status)
          ? onRefused(error)
          : notices.failed(error),
    });
  };
  const busy = release.isPending || discard.isPending;
  return (
    <div className={styles.buttons}>
      <Button
        appearance="primary"
        disabledFocusable={busy || mended === null}
        onClick={() => mended !== null && send(mended)}
      >
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
