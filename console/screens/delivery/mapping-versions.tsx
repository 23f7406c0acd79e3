// Who changed the mapping, when and why; what is different from what is typed now; and the way back to an old version.
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { languageNames } from '../../language.tsx';
import { Card } from '../../ui/card.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Failed, Loading } from '../../ui/faces.tsx';
import { Pick } from '../../ui/pick.tsx';
import { Exactly } from '../../ui/time.tsx';
import { usePlace } from './destinations.ts';
import { differences } from './mapping-draft.ts';
import { useMaker, useMappingWords } from './mapping-words.ts';
import { versionsQuery, type Filling, type MappedField, type Mapping, type Version } from './mappings.ts';

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
  typed: Filling;
  changeable: boolean;
  onRestore: (old: Filling, name: string) => void;
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
        {versions.map(({ version, madeAt, madeBy, why, fields, language }) => (
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
                onClick={() => onRestore({ fields, language }, t('version', { version }))}
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
              onClick={() => onRestore(defaultsOf(mapping), t('default'))}
            >
              {t('restore')}
            </Button>
          )}
        </li>
      </ul>
      {query.hasNextPage && (
        <div>
          <Button disabledFocusable={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {ui('more')}
          </Button>
        </div>
      )}
      <Comparison {...props} versions={versions} />
    </Card>
  );
}

/** What the connector does by itself is in English. */
const defaultsOf = ({ defaults }: Mapping): Filling => ({ fields: defaults, language: 'en' });

function Comparison({ mapping, typed, versions, labelOf }: MappingVersions & { versions: Version[] }) {
  const t = useTranslations('mappings.versions');
  const mappings = useTranslations('mappings');
  const words = useMappingWords(mapping.ownFields);
  const styles = useStyles();
  const sides = new Map<string, Filling & { name: string }>([
    ['now', { name: t('now'), ...typed }],
    ...versions.map(
      ({ version, fields, language }) =>
        [String(version), { name: t('version', { version }), fields, language }] as const,
    ),
    ['default', { name: t('default'), ...defaultsOf(mapping) }],
  ]);
  const newest = mapping.version === null ? 'default' : String(mapping.version);
  const [before, setBefore] = useState<string>();
  const [after, setAfter] = useState('now');
  const was = sides.get(before ?? newest) ?? sides.get('default')!;
  const is = sides.get(after) ?? sides.get('now')!;
  const options = [...sides].map(([id, { name }]) => [id, name] as const);
  const way = (field: MappedField | null) => (field === null ? t('notFilled') : words.way(field));
  const found: [string, string, string][] = differences(was.fields, is.fields).map(
    ({ target, before, after }) => [labelOf(target), way(before), way(after)],
  );
  if (was.language !== is.language)
    found.push([mappings('language'), languageNames[was.language], languageNames[is.language]]);
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
            facts={found.map(([what, before, after]) => [
              what,
              <span key={what}>
                <del>{before}</del>
                <br />
                <ins>{after}</ins>
              </span>,
            ])}
          />
        )}
      </div>
    </div>
  );
}
