// The lists that were compared and are still kept, the newest first.
import { Button, Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Answered } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { ToTheMinute } from '../../ui/time.tsx';
import { comparisonsQuery, useComparisonActs, type Comparison } from './comparisons.ts';

type Earlier = { onRemoved: (id: string) => void };

export function useListName() {
  const t = useTranslations('reconciliation.earlier');
  return ({ source, fileName }: Comparison) =>
    source === 'account' ? t('ofAccount') : (fileName ?? t('nameless'));
}

export function EarlierLists({ onRemoved }: Earlier) {
  const t = useTranslations('reconciliation.earlier');
  const query = useQuery(comparisonsQuery(usePublisherId()));
  const columns = useColumns(onRemoved);
  return (
    <Card title={t('title')}>
      <Answered query={query} empty={({ items }) => items.length === 0 && <Text>{t('none')}</Text>}>
        {({ items }) => (
          <DataTable label={t('title')} columns={columns} rows={items} rowId={({ id }) => id} />
        )}
      </Answered>
    </Card>
  );
}

function useColumns(onRemoved: (id: string) => void): Column<Comparison>[] {
  const t = useTranslations('reconciliation.earlier');
  const format = useFormatter();
  const may = useMay();
  const nameOf = useListName();
  return [
    {
      id: 'list',
      title: t('list'),
      cell: (row) =>
        row.state === 'done' ? (
          <Link to="." search={{ list: row.id }}>
            {nameOf(row)}
          </Link>
        ) : (
          <>
            {nameOf(row)}
            <Text block size={200}>
              {t('cut')}
            </Text>
          </>
        ),
    },
    { id: 'at', title: t('at'), cell: ({ startedAt }) => <ToTheMinute at={startedAt} /> },
    { id: 'rows', title: t('rows'), align: 'end', cell: ({ rows }) => format.number(rows) },
    {
      id: 'leftOut',
      title: t('leftOut'),
      align: 'end',
      hiddenBelow: 640,
      cell: ({ leftOut }) => format.number(leftOut),
    },
    ...(may('deliveries:write')
      ? [
          {
            id: 'remove',
            title: '',
            align: 'end' as const,
            hiddenBelow: 640 as const,
            cell: ({ id }: Comparison) => <Remove id={id} onRemoved={onRemoved} />,
          },
        ]
      : []),
  ];
}

function Remove({ id, onRemoved }: { id: string; onRemoved: (id: string) => void }) {
  const t = useTranslations('reconciliation.earlier');
  const notices = useNotices();
  const { remove } = useComparisonActs();
  const act = () =>
    remove.mutate(id, {
      onSuccess: () => {
        notices.done(t('removed'));
        onRemoved(id);
      },
      onError: notices.failed,
    });
  return (
    <Confirm title={t('removeAsk')} words={t('removeWords')} act={t('remove')} onConfirm={act}>
      <Button size="small">{t('remove')}</Button>
    </Confirm>
  );
}
