// Rows of something: columns that hide when it is narrow, whole rows that are links, a choice of rows, more on demand.
import { Button, Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Unseen } from './unseen.tsx';

export type Column<Row> = {
  id: string;
  /** Empty for a column of buttons. */
  title: string;
  /** Shown instead of the title. */
  head?: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Hidden below this width of the window. */
  hiddenBelow?: 640 | 960 | 1200;
  align?: 'end';
  width?: string;
};

type DataTable<Row> = {
  /** What the table lists, for screen readers. */
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  rowId: (row: Row) => string;
  /** Where a row leads to. The first cell should hold the same as a real link. */
  rowLink?: (row: Row) => string;
  chosen?: ReadonlySet<string>;
  onChoose?: (chosen: ReadonlySet<string>) => void;
  /** Names a row for its check box. */
  rowName?: (row: Row) => string;
  more?: { ask: () => void; asking: boolean } | null;
};

const useStyles = makeStyles({
  frame: {
    position: 'relative',
    overflowX: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  table: { width: '100%', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase300 },
  head: {
    textAlign: 'start',
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    whiteSpace: 'nowrap',
  },
  row: {
    ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  link: { cursor: 'pointer' },
  cell: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
    minWidth: '6ch',
  },
  end: { textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
  below640: { '@media (max-width: 640px)': { display: 'none' } },
  below960: { '@media (max-width: 960px)': { display: 'none' } },
  below1200: { '@media (max-width: 1200px)': { display: 'none' } },
  pick: { width: '1%', padding: `${tokens.spacingVerticalXXS} 0 0 ${tokens.spacingHorizontalXS}` },
  more: { display: 'flex', justifyContent: 'center', padding: tokens.spacingVerticalM },
});

export function DataTable<Row>(table: DataTable<Row>) {
  const styles = useStyles();
  const t = useTranslations('ui');
  const { label, columns, rows, rowId, chosen, onChoose, more } = table;
  const classOf = ({ align, hiddenBelow }: Column<Row>) =>
    mergeClasses(align === 'end' && styles.end, hiddenBelow && styles[`below${hiddenBelow}`]);
  const all = chosen !== undefined && rows.length > 0 && rows.every((row) => chosen.has(rowId(row)));
  return (
    // A region that scrolls must be reachable by keyboard
    <div className={styles.frame} role="group" aria-label={label} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {onChoose && (
              <th className={styles.pick}>
                <Checkbox
                  checked={all ? true : chosen && chosen.size > 0 ? 'mixed' : false}
                  aria-label={t('chooseAll')}
                  onChange={() => onChoose(new Set(all ? [] : rows.map(rowId)))}
                />
              </th>
            )}
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={mergeClasses(styles.head, classOf(column))}
                style={column.width === undefined ? undefined : { width: column.width }}
              >
                {column.head ?? (column.title || <Unseen>{t('acts')}</Unseen>)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TableRow key={rowId(row)} row={row} table={table} classOf={classOf} />
          ))}
        </tbody>
      </table>
      {more && (
        <div className={styles.more}>
          <Button onClick={more.ask} disabledFocusable={more.asking}>
            {more.asking ? t('loading') : t('more')}
          </Button>
        </div>
      )}
    </div>
  );
}

type TableRow<Row> = { row: Row; table: DataTable<Row>; classOf: (column: Column<Row>) => string };

function TableRow<Row>({ row, table, classOf }: TableRow<Row>) {
  const { columns, rowId, rowLink, rowName, chosen, onChoose } = table;
  const styles = useStyles();
  const t = useTranslations('ui');
  const navigate = useNavigate();
  const id = rowId(row);
  const open = (event: MouseEvent | KeyboardEvent) => {
    // Links, buttons and boxes in the row do what they say; so does marking text.
    if ((event.target as HTMLElement).closest('a, button, input, label')) return;
    if (rowLink && getSelection()?.isCollapsed !== false) void navigate({ to: rowLink(row) });
  };
  const choose = () => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose?.(next);
  };
  return (
    // The link in the row does the same by keyboard
    <tr className={mergeClasses(styles.row, rowLink && styles.link)} onClick={open}>
      {onChoose && (
        <td className={styles.pick}>
          <Checkbox
            checked={chosen?.has(id) ?? false}
            aria-label={t('chooseOne', { name: rowName?.(row) ?? id })}
            onChange={choose}
          />
        </td>
      )}
      {columns.map((column) => (
        <td key={column.id} className={mergeClasses(styles.cell, classOf(column))}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}
