// One stage of the board: how many deals, what they are worth, each currency apart, and the newest of them; more on demand.
import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { useMay, usePublisherId } from '../../session.ts';
import { useFilters } from '../../ui/filters.ts';
import type { BoardActs } from './board.tsx';
import { BoardCard } from './board-card.tsx';
import { isExit, ofPublisher, useMoney, usePipelineWords, type Board, type Deal } from './pipelines.ts';
import { useTargets } from './move-menu.tsx';

type Column = Board['columns'][number];

const useStyles = makeStyles({
  column: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalS,
    minWidth: 0,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusLarge,
    border: `2px solid ${tokens.colorTransparentStroke}`,
  },
  over: { border: `2px dashed ${tokens.colorBrandStroke1}` },
  head: { display: 'flex', flexDirection: 'column', gap: '2px', padding: `0 ${tokens.spacingHorizontalXS}` },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    minHeight: '40px',
  },
});

export function BoardColumn({ column, acts }: { column: Column; acts: BoardActs }) {
  const t = useTranslations('pipeline.board');
  const styles = useStyles();
  const format = useFormatter();
  const may = useMay();
  const id = useId();
  const { stageName } = usePipelineWords();
  const { ref, isOver } = useDrop(column.stage);
  const more = useMore(column, acts.board);
  const deals = [...column.items, ...more.deals];
  return (
    <section ref={ref} className={mergeClasses(styles.column, isOver && styles.over)} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {stageName(acts.board.pipelineId, column.stage)}{' '}
          <span className={styles.quiet}>{format.number(column.count)}</span>
        </h2>
        <Sums column={column} />
        {isExit(column.stage) && (
          <Text size={200} className={styles.quiet}>
            {t('lately')}
          </Text>
        )}
      </div>
      <ul className={styles.list}>
        {deals.map((deal) => (
          <Moving key={deal.id} deal={deal} acts={acts} changeable={may('pipeline:write')} />
        ))}
      </ul>
      {more.ask && (
        <Button size="small" onClick={more.ask} disabledFocusable={more.asking}>
          {t('more', { count: column.count - deals.length })}
        </Button>
      )}
    </section>
  );
}

/** With the neighbouring stages, for the arrow keys. */
function Moving({ deal, acts, changeable }: { deal: Deal; acts: BoardActs; changeable: boolean }) {
  const targets = useTargets(deal);
  const stages = acts.board.columns.map(({ stage }) => stage);
  const place = stages.indexOf(deal.stage);
  const step = (by: 1 | -1) => {
    // Lost is no step forward: a deal is lost by its menu or by drag.
    const ahead =
      by === 1
        ? stages.slice(place + 1).filter((stage) => stage !== 'lost')
        : stages.slice(0, place).toReversed();
    const to = ahead.find((stage) => targets.includes(stage));
    if (to !== undefined) acts.move(deal, to);
  };
  return <BoardCard deal={deal} acts={acts} changeable={changeable} onStep={step} />;
}

function Sums({ column: { sums, stage } }: { column: Column }) {
  const t = useTranslations('pipeline.board');
  const styles = useStyles();
  const money = useMoney();
  return sums.map(({ currency, value, weighted }) => (
    <Text key={currency} size={200} className={styles.quiet}>
      {isExit(stage)
        ? money(value, currency)
        : t('sum', { value: money(value, currency), weighted: money(weighted, currency) })}
    </Text>
  ));
}

function useDrop(stage: string) {
  const ref = useRef<HTMLElement>(null);
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    if (ref.current === null) return undefined;
    return dropTargetForElements({
      element: ref.current,
      getData: () => ({ stage }),
      canDrop: ({ source }) => 'deal' in source.data,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: () => setOver(false),
    });
  }, [stage]);
  return { ref, isOver };
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
