// How soon leads were answered in the last thirty days: all together, by person and by storefront.
import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { api, told, type Schema } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Answered } from '../../ui/faces.tsx';
import { useAssignee } from '../leads/people.ts';
import { useStorefrontName } from '../leads/storefronts.ts';
import { useLength } from './length.ts';

type Figures = Schema['FollowUpSummary']['all'];
type Row = Figures & { id: string; name: string };

export function ResponsePeople() {
  const t = useTranslations('follow-up');
  const publisherId = usePublisherId();
  const assignee = useAssignee();
  const storefrontName = useStorefrontName();
  const query = useQuery({
    queryKey: [publisherId, 'follow-ups', 'summary'],
    queryFn: () =>
      told(
        api.GET('/api/v1/publishers/{publisherId}/follow-up-summary', { params: { path: { publisherId } } }),
      ),
  });
  return (
    <Answered query={query}>
      {({ all, byUser, byStorefront, partial }) => (
        <>
          {partial && (
            <MessageBar>
              <MessageBarBody>{t('summary.partial')}</MessageBarBody>
            </MessageBar>
          )}
          <Card title={t('summary.title')}>
            <Table
              label={t('tab.people')}
              of={t('column.person')}
              rows={[
                ...byUser.map((row) => ({
                  ...row,
                  id: row.userId ?? '',
                  name: assignee(row.userId) ?? t('nobody'),
                })),
                { ...all, id: 'all', name: t('summary.all') },
              ]}
            />
          </Card>
          <Card title={t('summary.storefronts')}>
            <Table
              label={t('summary.storefronts')}
              of={t('column.storefront')}
              rows={byStorefront.map((row) => ({
                ...row,
                id: row.storefront,
                name: storefrontName(row.storefront),
              }))}
            />
          </Card>
        </>
      )}
    </Answered>
  );
}

/** of: what its rows are. */
function Table({ label, of, rows }: { label: string; of: string; rows: Row[] }) {
  const t = useTranslations('follow-up.column');
  const format = useFormatter();
  const length = useLength();
  const count = (
    id: 'leads' | 'inTime' | 'late' | 'waiting' | 'breached',
    hiddenBelow?: 640 | 960,
  ): Column<Row> => ({
    id,
    title: t(id),
    align: 'end',
    ...(hiddenBelow ? { hiddenBelow } : {}),
    cell: (row) => format.number(row[id]),
  });
  const time = (id: 'medianSeconds' | 'p90Seconds', title: string, hiddenBelow?: 960): Column<Row> => ({
    id,
    title,
    align: 'end',
    ...(hiddenBelow ? { hiddenBelow } : {}),
    cell: (row) => (row[id] === null ? '–' : length(row[id])),
  });
  const columns: Column<Row>[] = [
    { id: 'name', title: of, cell: ({ name }) => name },
    count('leads', 640),
    count('inTime'),
    count('late', 640),
    count('breached', 640),
    count('waiting', 960),
    time('medianSeconds', t('median')),
    time('p90Seconds', t('p90'), 960),
  ];
  return <DataTable label={label} columns={columns} rows={rows} rowId={({ id }) => id} />;
}
