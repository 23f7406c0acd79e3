// Every destination of the marketplace, whosoever it is: what fails comes first, each row leads to where it is mended.
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { AddRegular, PlugConnectedRegular } from '@fluentui/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Empty } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { PagedTable } from '../../ui/paged-table.tsx';
import { Screen } from '../../ui/screen.tsx';
import { HealthTotals } from './health-totals.tsx';
import { pathOf, useMarketplaceColumns } from './operator-destination-columns.tsx';
import { OperatorDestinationFilters } from './operator-destination-filters.tsx';
import { everyDestinationQuery, filterNames } from './operator-destinations.ts';

const useStyles = makeStyles({
  // What is shown while another question is asked.
  old: { opacity: 0.6, transitionProperty: 'opacity', transitionDuration: tokens.durationNormal },
});

export function OperatorDestinationList() {
  const t = useTranslations('destinations');
  const styles = useStyles();
  const navigate = useNavigate();
  const [filters, change] = useFilters(filterNames);
  const query = useInfiniteQuery(everyDestinationQuery(filters));
  const columns = useMarketplaceColumns();
  const shown = query.data?.pages.flatMap(({ items }) => items);
  const narrowed = Object.keys(filters).length > 0;
  const create = (
    <Button
      appearance="primary"
      icon={<AddRegular />}
      onClick={() => void navigate({ to: '/operator/destinations/new' })}
    >
      {t('create')}
    </Button>
  );
  return (
    <Screen title={t('title')} actions={create}>
      <Text>{t('everywhere.about')}</Text>
      <HealthTotals filters={filters} />
      <OperatorDestinationFilters filters={filters} shown={shown ?? []} onChange={change} />
      <div className={query.isPlaceholderData ? styles.old : undefined}>
        <PagedTable
          query={query}
          none={
            <Empty
              icon={<PlugConnectedRegular />}
              title={t(narrowed ? 'everywhere.none' : 'empty.title')}
              action={!narrowed && create}
            >
              {t(narrowed ? 'everywhere.noneWords' : 'everywhere.empty')}
            </Empty>
          }
          label={t('title')}
          columns={columns}
          rowId={({ id }) => id}
          rowLink={pathOf}
        />
      </div>
    </Screen>
  );
}
