// What narrows the marketplace's destinations: words, whose they are, and their kind. All of it is in the address.
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { operatorId } from '../../session.ts';
import { Pick } from '../../ui/pick.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { kindsQuery, useKindWords } from './kinds.ts';
import { filterNames, type Filters, type MarketplaceDestination } from './operator-destinations.ts';

const useStyles = makeStyles({
  bar: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(220px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'end',
    '@media (max-width: 640px)': { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
  },
  search: { minWidth: 0, '@media (max-width: 640px)': { gridColumn: '1 / -1' } },
});

type OperatorDestinationFilters = {
  filters: Filters;
  /** What is shown: their publishers are offered. Of more there are too many to choose from; the words find them. */
  shown: readonly MarketplaceDestination[];
  onChange: (change: { [Name in keyof Filters]?: string | undefined }) => void;
};

export function OperatorDestinationFilters({ filters, shown, onChange }: OperatorDestinationFilters) {
  const t = useTranslations('destinations.everywhere');
  const d = useTranslations('destinations');
  const nav = useTranslations('nav');
  const styles = useStyles();
  const words = useKindWords();
  const kinds = useQuery(kindsQuery).data?.items ?? [];
  const publishers = new Map([
    [operatorId, nav('marketplace')],
    ...shown.filter(({ own }) => !own).map((each) => [each.publisherId, each.publisherName] as const),
  ]);
  return (
    <search className={styles.bar} aria-label={t('filters')}>
      <div className={styles.search}>
        <SearchField
          label={t('search')}
          hint={t('searchHint')}
          value={filters.q}
          onSearch={(q) => onChange({ q })}
        />
      </div>
      <Pick
        label={t('publisher')}
        none={t('any')}
        value={filters.publisher}
        options={[...publishers]}
        onPick={(publisher) => onChange({ publisher })}
      />
      <Pick
        label={d('kind')}
        none={t('any')}
        value={filters.kind}
        options={kinds.map(({ kind, name }) => [kind, words.name(kind, name)] as const)}
        onPick={(kind) => onChange({ kind })}
      />
      {filterNames.some((name) => filters[name] !== undefined) && (
        <div>
          <Button
            appearance="subtle"
            onClick={() => onChange(Object.fromEntries(filterNames.map((name) => [name, undefined])))}
          >
            {t('clear')}
          </Button>
        </div>
      )}
    </search>
  );
}
