// A table of any length: only the rows in sight are drawn, the next page is asked for before it is reached, keys move through it.
import { Checkbox, makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { useRef, type CSSProperties, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Link } from './link.tsx';
import { useEndless } from './endless.ts';
import { useNarrow } from './narrow.ts';

export type EndlessColumn<Row> = {
  id: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** As in grid-template-columns. */
  width: string;
  align?: 'end';
};

export type EndlessTable<Row> = {
  /** What the table lists, for screen readers. */
  label: string;
  /** The first one is a row's name, and the link to it. */
  columns: EndlessColumn<Row>[];
  /** The whole row in a few lines, for phones. */
  card: (row: Row) => ReactNode;
  rows: Row[];
  rowId: (row: Row) => string;
  rowName: (row: Row) => string;
  rowLink: (row: Row) => string;
  chosen?: ReadonlySet<string>;
  onChoose?: (chosen: ReadonlySet<string>) => void;
  /** Null: that was all. */
  more: { ask: () => void; asking: boolean } | null;
  /** Told which rows are in sight. */
  onSight?: (first: number, last: number) => void;
};

const rowHeight = 52;
const cardHeight = 104;

const useStyles = makeStyles({
  table: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    minWidth: 0,
  },
  rows: { position: 'relative', outlineStyle: 'none' },
  row: {
    display: 'grid',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    padding: `0 ${tokens.spacingHorizontalM}`,
    boxSizing: 'border-box',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  placed: {
    position: 'absolute',
    insetInline: 0,
    top: 0,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-within': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  chosen: { backgroundColor: tokens.colorNeutralBackground1Selected },
  head: {
    height: '40px',
    position: 'sticky',
    top: '49px',
    zIndex: 2,
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTopLeftRadius: tokens.borderRadiusLarge,
    borderTopRightRadius: tokens.borderRadiusLarge,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  cell: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  end: { textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
  // The whole row is the link's, so that it opens, and opens in a new tab, wherever it is clicked.
  link: {
    color: 'inherit',
    ':hover': { color: 'inherit' },
    '::after': { content: '""', position: 'absolute', inset: 0 },
    ':focus-visible': { outlineStyle: 'none' },
    ':focus-visible::after': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
      borderRadius: tokens.borderRadiusMedium,
    },
  },
  pick: { position: 'relative', zIndex: 1, marginInlineStart: `-${tokens.spacingHorizontalS}` },
  more: { display: 'flex', justifyContent: 'center', padding: tokens.spacingVerticalM },
});

export function EndlessTable<Row>(table: EndlessTable<Row>) {
  const { label, columns, rows, rowId, chosen, onChoose, more } = table;
  const styles = useStyles();
  const t = useTranslations('ui');
  const narrow = useNarrow();
  const frame = useRef<HTMLDivElement>(null);
  const height = narrow ? cardHeight : rowHeight;
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose?.(next);
  };
  const { items, totalHeight, offset, active, onKeyDown, onFocus } = useEndless({
    frame,
    count: rows.length,
    height,
    more,
    ...(table.onSight ? { onSight: table.onSight } : {}),
    onToggle: (index) => toggle(rowId(rows[index]!)),
  });
  const grid = {
    gridTemplateColumns: [
      ...(onChoose ? ['28px'] : []),
      ...(narrow ? ['minmax(0, 1fr)'] : columns.map(({ width }) => width)),
    ].join(' '),
  };
  return (
    <div
      className={styles.table}
      role="table"
      aria-label={label}
      aria-rowcount={more === null ? rows.length + 1 : -1}
    >
      <Head table={table} narrow={narrow} grid={grid} />
      <div
        ref={frame}
        role="rowgroup"
        className={styles.rows}
        style={{ height: totalHeight }}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        data-endless
      >
        {items.map(({ index, start }) => (
          <Row
            key={rowId(rows[index]!)}
            table={table}
            narrow={narrow}
            index={index}
            active={index === active}
            place={{ ...grid, height, transform: `translateY(${start - offset}px)` }}
            onToggle={toggle}
          />
        ))}
      </div>
      {more?.asking && (
        <div className={styles.more}>
          <Spinner size="tiny" label={t('loading')} />
        </div>
      )}
    </div>
  );
}

type Head<Row> = { table: EndlessTable<Row>; narrow: boolean; grid: CSSProperties };

function Head<Row>({ table, narrow, grid }: Head<Row>) {
  const { columns, rows, rowId, chosen, onChoose } = table;
  const styles = useStyles();
  const cell = useCell();
  const t = useTranslations('ui');
  const all = rows.length > 0 && rows.every((row) => chosen?.has(rowId(row)));
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.row} style={{ ...grid, height: '40px', border: 0 }}>
        {onChoose && (
          <span role="columnheader" className={styles.pick}>
            <Checkbox
              checked={all ? true : chosen && chosen.size > 0 ? 'mixed' : false}
              aria-label={t('chooseAll')}
              onChange={() => onChoose(new Set(all ? [] : rows.map(rowId)))}
            />
          </span>
        )}
        {columns.slice(0, narrow ? 1 : undefined).map((column) => (
          <span key={column.id} role="columnheader" className={cell(column)}>
            {column.title}
          </span>
        ))}
      </div>
    </div>
  );
}

type Row<Data> = {
  table: EndlessTable<Data>;
  narrow: boolean;
  index: number;
  /** The keys are on it. */
  active: boolean;
  place: CSSProperties;
  onToggle: (id: string) => void;
};

function Row<Data>({ table, narrow, index, active, place, onToggle }: Row<Data>) {
  const { columns, card, rowId, rowName, rowLink, chosen, onChoose } = table;
  const styles = useStyles();
  const cell = useCell();
  const t = useTranslations('ui');
  const row = table.rows[index]!;
  const id = rowId(row);
  const tabIndex = active ? 0 : -1;
  const isChosen = chosen?.has(id) ?? false;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={mergeClasses(styles.row, styles.placed, isChosen && styles.chosen)}
      style={place}
    >
      {onChoose && (
        <span role="cell" className={styles.pick}>
          <Checkbox
            checked={isChosen}
            tabIndex={tabIndex}
            aria-label={t('chooseOne', { name: rowName(row) })}
            onChange={() => onToggle(id)}
          />
        </span>
      )}
      <span role="cell" className={styles.cell}>
        <Link to={rowLink(row)} className={styles.link} tabIndex={tabIndex} data-index={index}>
          {narrow ? card(row) : columns[0]!.cell(row)}
        </Link>
      </span>
      {!narrow &&
        columns.slice(1).map((column) => (
          <span key={column.id} role="cell" className={cell(column)}>
            {column.cell(row)}
          </span>
        ))}
    </div>
  );
}

function useCell() {
  const styles = useStyles();
  return <Data,>({ align }: EndlessColumn<Data>) => mergeClasses(styles.cell, align === 'end' && styles.end);
}
