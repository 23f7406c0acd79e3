// Why deals were won and lost over the last year: how many, and what they were worth, each currency apart.
import { makeStyles, tokens } from '@fluentui/react-components';
import { DataPieRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Answered, Empty } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { Link } from '../../ui/link.tsx';
import { Pick } from '../../ui/pick.tsx';
import { ofPublisher, useMoney, usePipelineWords } from './pipelines.ts';

type Row = {
  state: 'open' | 'won' | 'lost';
  reason: string | null;
  count: number;
  sums: { currency: string; count: number; value: string }[];
};
const periods = ['30', '90', '365'] as const;
const dayMs = 86_400_000;

const useStyles = makeStyles({
  pick: { maxWidth: '260px' },
  amounts: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
});

export function ReasonsTab() {
  const t = useTranslations('pipeline.why');
  const styles = useStyles();
  const publisherId = usePublisherId();
  const [{ pipelineId, ownerId, days }, go] = useFilters(['pipelineId', 'ownerId', 'days']);
  const period = periods.find((each) => each === days) ?? '365';
  // Of one opening of the screen: else each drawing would ask for another moment.
  const [now] = useState(Date.now);
  const closedFrom = new Date(now - Number(period) * dayMs).toISOString();
  const filter = { closedFrom, ...(pipelineId && { pipelineId }), ...(ownerId && { ownerId }) };
  const query = useQuery({
    queryKey: [publisherId, 'opportunities', 'reasons', filter],
    queryFn: () =>
      told(
        api.GET(`${ofPublisher}/opportunity-reasons`, { params: { path: { publisherId }, query: filter } }),
      ),
  });
  return (
    <>
      <div className={styles.pick}>
        <Pick
          label={t('period')}
          value={period}
          options={periods.map((each) => [each, t('days', { count: Number(each) })] as const)}
          onPick={(next) => go({ days: next })}
        />
      </div>
      <Answered
        query={query}
        empty={({ items }) => items.length === 0 && <Empty icon={<DataPieRegular />} title={t('empty')} />}
      >
        {({ items }) =>
          (['won', 'lost'] as const).map((state) => (
            <Card key={state} title={t(state)}>
              <Reasons
                state={state}
                rows={items.filter((row) => row.state === state)}
                closedFrom={closedFrom}
              />
            </Card>
          ))
        }
      </Answered>
    </>
  );
}

function Reasons({ state, rows, closedFrom }: { state: 'won' | 'lost'; rows: Row[]; closedFrom: string }) {
  const t = useTranslations('pipeline.why');
  const styles = useStyles();
  const format = useFormatter();
  const money = useMoney();
  const { reasonName } = usePipelineWords();
  const to = `/publishers/${usePublisherId()}/pipeline`;
  if (rows.length === 0) return t('none');
  const columns: Column<Row>[] = [
    {
      id: 'reason',
      title: t('column.reason'),
      cell: ({ reason }) =>
        reason === null ? (
          t('unsaid')
        ) : (
          <Link to={to} search={{ tab: 'table', state, reason, closedFrom }}>
            {reasonName(reason)}
          </Link>
        ),
    },
    { id: 'count', title: t('column.count'), align: 'end', cell: ({ count }) => format.number(count) },
    {
      id: 'value',
      title: t('column.value'),
      align: 'end',
      cell: ({ sums }) => (
        <span className={styles.amounts}>
          {sums.map(({ currency, value }) => (
            <span key={currency}>{money(value, currency)}</span>
          ))}
        </span>
      ),
    },
  ];
  return <DataTable label={t(state)} columns={columns} rows={rows} rowId={({ reason }) => reason ?? ''} />;
}
