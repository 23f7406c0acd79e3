// Every publisher of the marketplace; a new one is made here, and its own pages are opened from here.
import { Button, Text } from '@fluentui/react-components';
import { AddRegular, BuildingRegular } from '@fluentui/react-icons';
import { useTranslations } from 'use-intl';
import type { Column } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { Link } from '../../ui/link.tsx';
import { PagedTable } from '../../ui/paged-table.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Screen } from '../../ui/screen.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { Ago } from '../../ui/time.tsx';
import { OperatorPublisherNew } from './operator-publisher-new.tsx';
import { usePublishers, type Publisher } from './publishers.ts';

export function OperatorPublishers() {
  const t = useTranslations('operator.publishers');
  const [{ create, q }, go] = useFilters(['create', 'q']);
  const list = usePublishers(q);
  const columns = useColumns();
  const add = (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => go({ create: '1' })}>
      {t('create')}
    </Button>
  );
  return (
    <Screen title={t('title')} actions={add}>
      <Text>{t('about')}</Text>
      <search style={{ maxWidth: 360 }}>
        <SearchField
          label={t('search')}
          hint={t('searchHint')}
          value={q}
          onSearch={(wanted) => go({ q: wanted })}
        />
      </search>
      <PagedTable
        query={list}
        none={
          q === undefined ? (
            <Empty icon={<BuildingRegular />} title={t('none')}>
              {t('noneWords')}
            </Empty>
          ) : (
            <Empty
              icon={<BuildingRegular />}
              title={t('noneFound', { q })}
              action={<Button onClick={() => go({ q: undefined })}>{t('showAll')}</Button>}
            />
          )
        }
        label={t('title')}
        columns={columns}
        rowId={({ id }) => id}
        rowLink={({ id }) => `/publishers/${id}/overview`}
      />
      <SidePanel title={t('create')} open={create !== undefined} onClose={() => go({ create: undefined })}>
        <OperatorPublisherNew />
      </SidePanel>
    </Screen>
  );
}

function useColumns(): Column<Publisher>[] {
  const t = useTranslations('operator.publishers');
  return [
    {
      id: 'name',
      title: t('name'),
      cell: ({ id, name }) => <Link to={`/publishers/${id}/overview`}>{name}</Link>,
    },
    { id: 'slug', title: t('slug'), hiddenBelow: 640, cell: ({ slug }) => slug },
    { id: 'contact', title: t('contact'), hiddenBelow: 960, cell: ({ contact }) => contact },
    { id: 'since', title: t('since'), cell: ({ createdAt }) => <Ago at={createdAt} /> },
    {
      id: 'people',
      title: t('people'),
      hiddenBelow: 960,
      cell: ({ id, name }) => (
        <Link to={`/publishers/${id}/settings/people`} aria-label={t('peopleOf', { name })}>
          {t('people')}
        </Link>
      ),
    },
    {
      id: 'edit',
      title: '',
      align: 'end',
      hiddenBelow: 640,
      cell: ({ id, name }) => (
        <Link
          to={`/publishers/${id}/settings/publisher`}
          search={{ edit: 'publisher' }}
          aria-label={t('editOf', { name })}
        >
          {t('edit')}
        </Link>
      ),
    },
  ];
}
