// What can be done with the leads that are ticked. There while any is.
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { DismissRegular, SendRegular } from '@fluentui/react-icons';
import { useTranslations } from 'use-intl';
import { useMay } from '../../session.ts';
import { DownloadMenu } from '../../ui/download-menu.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { AssignMenu } from './assign-menu.tsx';
import type { Lead } from './inbox.ts';
import { useReplays } from './replay-leads.ts';
import { useSaveLeads } from './save-leads.ts';

const useStyles = makeStyles({
  bar: {
    position: 'sticky',
    top: '56px',
    zIndex: 4,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingVerticalS,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow8,
  },
  count: { marginInlineEnd: tokens.spacingHorizontalM, paddingInlineStart: tokens.spacingHorizontalS },
});

export function BulkActions({ chosen, onDone }: { chosen: Lead[]; onDone: () => void }) {
  const t = useTranslations('leads');
  const styles = useStyles();
  const may = useMay();
  const notices = useNotices();
  const replay = useReplays();
  const save = useSaveLeads();
  if (chosen.length === 0) return null;
  const leadIds = chosen.map(({ id }) => id);
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('bulk')}>
      <Text weight="semibold" className={styles.count} role="status">
        {t('chosen', { count: chosen.length })}
      </Text>
      {may('leads:write') && <AssignMenu leadIds={leadIds} onDone={onDone} />}
      {may('deliveries:write') && (
        <Confirm
          title={t('replay.ask', { count: chosen.length })}
          words={t('replay.words')}
          act={t('replay.act')}
          onConfirm={() =>
            replay.mutate(
              { leadIds },
              {
                onSuccess: (count) => {
                  notices.done(t('replay.done', { count }));
                  onDone();
                },
                onError: notices.failed,
              },
            )
          }
        >
          <Button icon={<SendRegular />} disabledFocusable={replay.isPending}>
            {t('replay.act')}
          </Button>
        </Confirm>
      )}
      <DownloadMenu onPick={(format) => save(format, leadIds)} />
      <Button appearance="subtle" icon={<DismissRegular />} onClick={onDone}>
        {t('unchoose')}
      </Button>
    </div>
  );
}
