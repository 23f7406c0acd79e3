// Exchange rates: those that are kept, one by hand, and a file of them such as the European Central Bank's.
import { Button, Text } from '@fluentui/react-components';
import { DeleteRegular, MoneyRegular } from '@fluentui/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { useMay, useOnlyAssigned, usePublisherId } from '../../session.ts';
import type { Column } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { PagedTable } from '../../ui/paged-table.tsx';
import { Screen } from '../../ui/screen.tsx';
import { ofPublisher, useDay } from './pipelines.ts';
import { useRateActs, type Rate } from './rate-acts.ts';
import { BringRates, EnterRate } from './rate-forms.tsx';

export function RatesScreen() {
  const t = useTranslations('pipeline.rates');
  const words = useTranslations('pipeline');
  const publisherId = usePublisherId();
  const may = useMay();
  const onlyOwn = useOnlyAssigned();
  const changeable = may('pipeline:write') && !onlyOwn;
  return (
    <Screen
      title={t('title')}
      back={<Link to={`/publishers/${publisherId}/pipeline`}>{words('title')}</Link>}
      actions={
        changeable && (
          <>
            <BringRates />
            <EnterRate />
          </>
        )
      }
    >
      <Text>{t('about')}</Text>
      <List changeable={changeable} />
    </Screen>
  );
}

function List({ changeable }: { changeable: boolean }) {
  const t = useTranslations('pipeline.rates');
  const publisherId = usePublisherId();
  const columns = useColumns(changeable);
  const query = useInfiniteQuery({
    queryKey: [publisherId, 'exchange-rates'],
    queryFn: ({ pageParam }) =>
      told(
        api.GET(`${ofPublisher}/exchange-rates`, {
          params: { path: { publisherId }, query: pageParam === null ? {} : { cursor: pageParam } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  return (
    <PagedTable
      query={query}
      none={
        <Empty icon={<MoneyRegular />} title={t('empty.title')}>
          {t('empty.advice')}
        </Empty>
      }
      label={t('title')}
      columns={columns}
      rowId={({ base, currency, onDate }) => `${base} ${currency} ${onDate}`}
    />
  );
}

function useColumns(changeable: boolean): Column<Rate>[] {
  const t = useTranslations('pipeline.rates');
  const dayOf = useDay();
  const notices = useNotices();
  const { remove } = useRateActs();
  const columns: Column<Rate>[] = [
    { id: 'day', title: t('column.day'), cell: ({ onDate }) => dayOf(onDate) },
    {
      id: 'rate',
      title: t('column.rate'),
      cell: (rate) => t('line', { base: rate.base, rate: rate.rate, currency: rate.currency }),
    },
    {
      id: 'source',
      title: t('column.source'),
      hiddenBelow: 640,
      cell: ({ source }) => (t.has(`source.${source}`) ? t(`source.${source}`) : source),
    },
  ];
  const act: Column<Rate> = {
    id: 'act',
    title: '',
    width: '1%',
    cell: (rate) => (
      <Button
        appearance="subtle"
        size="small"
        icon={<DeleteRegular />}
        aria-label={t('remove', { currency: rate.currency, base: rate.base, day: dayOf(rate.onDate) })}
        onClick={() => void remove(rate).catch((error: unknown) => notices.failed(error))}
      />
    ),
  };
  return changeable ? [...columns, act] : columns;
}
