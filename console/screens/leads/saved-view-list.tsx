// The saved views one by one, to rename and to remove.
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { DeleteRegular, EditRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMay } from '../../session.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { SavedViewForm } from './saved-view-form.tsx';
import { useViewActs, type SavedView } from './saved-view-acts.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  view: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

export function SavedViewList({
  views,
  open,
  onClose,
}: {
  views: SavedView[];
  open: boolean;
  onClose: () => void;
}) {
  const t = useTranslations('leads.view');
  const ui = useTranslations('ui');
  const styles = useStyles();
  const may = useMay();
  const { remove } = useViewActs();
  const [renamed, setRenamed] = useState<SavedView | null>(null);
  return (
    <SidePanel title={t('title')} open={open} onClose={onClose}>
      <ul className={styles.list}>
        {views.map((view) => (
          <li key={view.id} className={styles.view}>
            <span className={styles.name}>
              <Text>{view.name}</Text>
              <Text block size={200} className={styles.quiet}>
                {view.shared ? t('shared') : t('own')}
              </Text>
            </span>
            {(!view.shared || may('leads:write')) && (
              <>
                <Button
                  appearance="subtle"
                  icon={<EditRegular />}
                  aria-label={t('rename', { name: view.name })}
                  onClick={() => setRenamed(view)}
                />
                <Confirm
                  title={t('removeAsk', { name: view.name })}
                  words={view.shared ? t('removeShared') : t('removeOwn')}
                  act={ui('remove')}
                  onConfirm={() => remove.mutate(view.id)}
                >
                  <Button
                    appearance="subtle"
                    icon={<DeleteRegular />}
                    aria-label={t('removeOne', { name: view.name })}
                  />
                </Confirm>
              </>
            )}
          </li>
        ))}
      </ul>
      {renamed && <SavedViewForm view={renamed} onClose={() => setRenamed(null)} />}
    </SidePanel>
  );
}
