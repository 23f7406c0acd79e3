// One stage of the board: how many deals, what they are worth, each currency apart, and the newest of them; more on demand.
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { BoardColumn } from '../../ui/board-column.tsx';
import { useFilters } from '../../ui/filters.ts';
import { DealCard } from './board-card.tsx';
import type { BoardActs } from './board.tsx';
import { isExit, ofPublisher, useMoney, usePipelineWords, type Board, type Deal } from './pipelines.ts';

type Column = Board['columns'][number];

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
});

export function DealColumn({ column, acts }: { column: Column; acts: BoardActs }) {
  const t = useTranslations('pipeline.board');
  const { stageName } = usePipelineWords();
  const { deals: others, ask, asking } = useMore(column, acts.board);
  const deals = [...column.items, ...others];
  return (
    <BoardColumn
      id={column.stage}
      words={stageName(acts.board.pipelineId, column.stage)}
      count={column.count}
      head={<Sums column={column} />}
      foot={
        ask && (
          <Button size="small" onClick={ask} disabledFocusable={asking}>
            {t('more', { count: column.count - deals.length })}
          </Button>
        )
      }
    >
      {deals.map((deal) => (
        <DealCard key={deal.id} deal={deal} acts={acts} />
      ))}
    </BoardColumn>
  );
}

function Sums({ column: { sums, stage } }: { column: Column }) {
  const t = useTranslations('pipeline.board');
  const styles = useStyles();
  const money = useMoney();
  return (
    <>
      {sums.map(({ currency, value, weighted }) => (
        <Text key={currency} size={200} className={styles.quiet}>
          {isExit(stage)
            ? money(value, currency)
            : t('sum', { value: money(value, currency), weighted: money(weighted, currency) })}
        </Text>
      ))}
      {isExit(stage) && (
        <Text size={200} className={styles.quiet}>
          {t('lately')}
        </Text>
      )}
    </>
  );
}

/** What is beyond the first of a column, once it is asked for. */
function useMore({ stage, nextCursor }: Column, { pipelineId, closedFrom }: Board) {
  const publisherId = usePublisherId();
  const [{ ownerId, q }] = useFilters(['ownerId', 'q']);
  const [opened, setOpened] = useState(false);
  const closed = isExit(stage) ? { closedFrom } : {};
  const filter = { pipelineId, stage, ...closed, ...(ownerId && { ownerId }), ...(q && { q }) };
  const query = useInfiniteQuery({
    queryKey: [publisherId, 'opportunities', 'column', filter, nextCursor],
    queryFn: ({ pageParam }) =>
      told(
        api.GET(`${ofPublisher}/opportunities`, {
          params: { path: { publisherId }, query: { ...filter, limit: 50, cursor: pageParam } as never },
        }),
      ),
    initialPageParam: nextCursor ?? '',
    getNextPageParam: (page) => page.nextCursor,
    enabled: opened && nextCursor !== null,
  });
  const deals: Deal[] = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const isMore = nextCursor !== null && (!opened || query.data === undefined || query.hasNextPage);
  const ask = () => (opened ? void query.fetchNextPage() : setOpened(true));
  return { deals, asking: query.isFetching, ask: isMore ? ask : null };
}
