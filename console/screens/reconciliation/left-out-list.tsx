// Rows of the file that are no leads of the list: where each stands and why, and all of them as a file to mend.
import { Button, Text } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Failed, Loading } from '../../ui/faces.tsx';
import { leftOutQuery } from './comparisons.ts';

type LeftOut = { nth: number; line: number | null; reason: string };

export function LeftOutList({ id }: { id: string }) {
  const t = useTranslations('reconciliation.leftOut');
  const format = useFormatter();
  const publisherId = usePublisherId();
  const query = useInfiniteQuery(leftOutQuery(publisherId, id));
  return (
    <Card
      title={t('title')}
      actions={
        <Button
          as="a"
          size="small"
          href={`/api/v1/publishers/${publisherId}/list-comparisons/${id}/left-out.csv`}
          download
        >
          {t('csv')}
        </Button>
      }
    >
      <Text>{t('about')}</Text>
      {query.data === undefined ? (
        query.isError ? (
          <Failed error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Loading />
        )
      ) : (
        <DataTable<LeftOut>
          label={t('title')}
          rows={query.data.pages.flatMap(({ items }) => items)}
          rowId={({ nth }) => String(nth)}
          columns={[
            {
              id: 'line',
              title: t('line'),
              align: 'end',
              width: '1%',
              cell: ({ line }) => (line === null ? '–' : format.number(line)),
            },
            { id: 'why', title: t('why'), cell: ({ reason }) => t(`fault.${reason}`) },
          ]}
          more={
            query.hasNextPage
              ? { ask: () => void query.fetchNextPage(), asking: query.isFetchingNextPage }
              : null
          }
        />
      )}
    </Card>
  );
}
