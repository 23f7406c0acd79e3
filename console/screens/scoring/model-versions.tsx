// Who changed the model, when and why, and the way back to an old version.
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Failed, Loading } from '../../ui/faces.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { Exactly } from '../../ui/time.tsx';
import { useByWhom } from '../leads/people.ts';
import type { ModelEditor } from './model-editor.ts';
import { versionsQuery } from './models.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: tokens.spacingHorizontalM,
    alignItems: 'start',
    padding: `${tokens.spacingVerticalS} 0`,
    overflowWrap: 'anywhere',
    ':not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
});

type Shown = { storefront: string; editor: ModelEditor; changeable: boolean };

export function ModelVersions({ storefront, editor, changeable }: Shown) {
  const t = useTranslations('scoring.versions');
  const ui = useTranslations('ui');
  const styles = useStyles();
  const byWhom = useByWhom();
  const notices = useNotices();
  const query = useInfiniteQuery(versionsQuery(usePublisherId(), storefront));
  const nameOf = (version: number) => (version === 0 ? t('shipped') : t('version', { version }));
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return (
    <Card title={t('title')}>
      {query.isPending && <Loading />}
      <ul className={styles.list}>
        {query.data?.pages
          .flatMap(({ items }) => items)
          .map(({ version, note, savedBy, savedAt, model }) => (
            <li key={version} className={styles.row}>
              <div>
                <Text weight="semibold">{nameOf(version)}</Text> {note}
                {savedAt && savedBy && (
                  <Text block size={200}>
                    {byWhom(savedBy)}, <Exactly at={savedAt} />
                  </Text>
                )}
              </div>
              {changeable && (
                <Button
                  size="small"
                  aria-label={t('restoreWhich', { name: nameOf(version) })}
                  onClick={() => {
                    editor.change(model);
                    notices.done(t('taken', { name: nameOf(version) }));
                  }}
                >
                  {t('restore')}
                </Button>
              )}
            </li>
          ))}
      </ul>
      {query.hasNextPage && (
        <div>
          <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {ui('more')}
          </Button>
        </div>
      )}
    </Card>
  );
}
