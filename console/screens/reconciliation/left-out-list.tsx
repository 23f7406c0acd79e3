// Rows of the file that are no leads of the list: where each stands and why, and all of them as a file to mend.
import { Button, Text } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { PagedTable } from '../../ui/paged-table.tsx';
import { leftOutQuery } from './comparisons.ts';

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
      <PagedTable
        query={query}
        none={null}
        label={t('title')}
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
      />
    </Card>
  );
}
