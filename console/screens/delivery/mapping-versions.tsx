// Who changed the mapping, when and why; what is different from what is typed now; and the way back to an old version.
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Failed, Loading } from '../../ui/faces.tsx';
import { Pick } from '../../ui/pick.tsx';
import { Exactly } from '../../ui/time.tsx';
import { usePlace } from './destinations.ts';
import { differences } from './mapping-draft.ts';
import { useMaker, useMappingWords } from './mapping-words.ts';
import { versionsQuery, type MappedField, type Mapping, type Version } from './mappings.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`,
    ':not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(220px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
});

type MappingVersions = {
  destinationId: string;
  mapping: Mapping;
  /** As typed now. */
  fields: MappedField[];
  changeable: boolean;
  onRestore: (fields: MappedField[], name: string) => void;
  labelOf: (target: string) => string;
};

export function MappingVersions(props: MappingVersions) {
  const { destinationId, mapping, changeable, onRestore } = props;
  const t = useTranslations('mappings.versions');
  const ui = useTranslations('ui');
  const styles = useStyles();
  const maker = useMaker();
  const { publisherId } = usePlace();
  const query = useInfiniteQuery(versionsQuery(publisherId, destinationId));
  const versions = query.data?.pages.flatMap(({ items }) => items) ?? [];
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return (
    <Card title={t('title')}>
      {query.isPending && <Loading />}
      <ul className={styles.list}>
        {versions.map(({ version, madeAt, madeBy, why, fields }) => (
          <li key={version} className={styles.row}>
            <div className={styles.words}>
              <Text weight="semibold">{t('version', { version })}</Text> {why}
              <Text block size={200}>
                {maker(madeBy)}, <Exactly at={madeAt} />
              </Text>
            </div>
            {changeable && (
              <Button
                size="small"
                aria-label={t('restoreWhich', { name: t('version', { version }) })}
                onClick={() => onRestore(fields, t('version', { version }))}
              >
                {t('restore')}
              </Button>
            )}
          </li>
        ))}
        <li className={styles.row}>
          <div className={styles.words}>
            <Text weight="semibold">{t('default')}</Text> {t('defaultWords')}
          </div>
          {changeable && (
            <Button
              size="small"
              aria-label={t('restoreWhich', { name: t('default') })}
              onClick={() => onRestore(mapping.defaults, t('default'))}
            >
              {t('restore')}
            </Button>
          )}
        </li>
      </ul>
      {query.hasNextPage && (
        <div>
          <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {ui('more')}
          </Button>
        </div>
      )}
      <Comparison {...props} versions={versions} />
    </Card>
  );
}

function Comparison({ mapping, fields, versions, labelOf }: MappingVersions & { versions: Version[] }) {
  const t = useTranslations('mappings.versions');
  const words = useMappingWords();
  const styles = useStyles();
  const sides = new Map<string, { name: string; fields: MappedField[] }>([
    ['now', { name: t('now'), fields }],
    ...versions.map(
      ({ version, fields }) => [String(version), { name: t('version', { version }), fields }] as const,
    ),
    ['default', { name: t('default'), fields: mapping.defaults }],
  ]);
  const newest = mapping.version === null ? 'default' : String(mapping.version);
  const [before, setBefore] = useState<string>();
  const [after, setAfter] = useState('now');
  const was = sides.get(before ?? newest) ?? sides.get('default')!;
  const is = sides.get(after) ?? sides.get('now')!;
  const found = differences(was.fields, is.fields);
  const options = [...sides].map(([id, { name }]) => [id, name] as const);
  const way = (field: MappedField | null) => (field === null ? t('notFilled') : words.way(field));
  return (
    <div role="group" aria-label={t('compare')}>
      <Text weight="semibold">{t('compare')}</Text>
      <div className={styles.pair}>
        <Pick label={t('before')} value={before ?? newest} options={options} onPick={(id) => setBefore(id)} />
        <Pick label={t('after')} value={after} options={options} onPick={(id) => setAfter(id ?? 'now')} />
      </div>
      <div style={{ marginBlockStart: 12 }} role="status">
        {found.length === 0 ? (
          <Text>{t('same')}</Text>
        ) : (
          <Facts
            facts={found.map(({ target, before, after }) => [
              labelOf(target),
              <span key={target}>
                <del>{way(before)}</del>
                <br />
                <ins>{way(after)}</ins>
              </span>,
            ])}
          />
        )}
      </div>
    </div>
  );
}
