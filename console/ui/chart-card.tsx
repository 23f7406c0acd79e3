// A part of a screen with a chart: the same numbers as a table, as CSV, and the chart as a picture. Screen readers have the table always.
import { Button, makeStyles, ToggleButton, tokens } from '@fluentui/react-components';
import { ImageRegular, TableRegular } from '@fluentui/react-icons';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Card } from './card.tsx';
import type { Cell } from '../../src/platform/csv.ts';
import { DownloadMenu } from './download-menu.tsx';
import { useNotices } from './notices.tsx';
import { saveImage } from './save-image.ts';
import { saveTable } from './save-table.ts';

/** What a number is called, and what it counts. */
export type Definition = readonly [name: string, counts: string];

type ChartCard = {
  title: string;
  /** Left out: a table alone. */
  chart?: ReactNode;
  table: ReactNode;
  /** Where the table is shown with the chart; left out: instead of it alone. */
  tableAt?: 'side' | 'below';
  /** Of the files. */
  name: string;
  /** What must be known of the numbers, said below the picture. */
  notes: readonly string[];
  /** Of each number in it, for the files: on the screen they stand beside the numbers. */
  definitions: readonly Definition[];
  rows: () => readonly (readonly Cell[])[];
  /** Between the heading and the numbers. */
  children?: ReactNode;
};

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  both: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1.5fr)',
    '@media (max-width: 1100px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
    gap: tokens.spacingHorizontalXXL,
    alignItems: 'start',
    minWidth: 0,
  },
  column: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    minWidth: 0,
  },
  heard: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

export function ChartCard(card: ChartCard) {
  const { title, chart, table, tableAt, name, notes, definitions, rows, children } = card;
  const t = useTranslations('insight.chart');
  const styles = useStyles();
  const notices = useNotices();
  const frame = useRef<HTMLDivElement>(null);
  const [asTable, setAsTable] = useState(false);
  const explained = definitions.length === 0 ? [] : [[], [t('definitions')], ...definitions];
  const save = () => {
    const drawing = frame.current?.querySelector<SVGSVGElement>('svg[role=img]');
    if (drawing)
      saveImage(drawing, {
        name,
        title,
        notes: [...notes, ...definitions.map((each) => each.join(': '))],
      }).catch(notices.failed);
  };
  const drawn = chart !== undefined && !asTable;
  return (
    <Card
      title={title}
      actions={
        <span className={styles.buttons}>
          {chart !== undefined && (
            <ToggleButton
              size="small"
              appearance="subtle"
              icon={<TableRegular />}
              checked={asTable}
              onClick={() => setAsTable(!asTable)}
            >
              {t('asTable')}
            </ToggleButton>
          )}
          {drawn && (
            <Button size="small" appearance="subtle" icon={<ImageRegular />} onClick={save}>
              {t('image')}
            </Button>
          )}
          <DownloadMenu
            size="small"
            onPick={(format) =>
              saveTable(format, {
                name,
                title,
                before: [[title], ...notes.map((note) => [note])],
                rows: rows(),
                after: explained,
              })
            }
          />
        </span>
      }
    >
      {children}
      <div className={drawn && tableAt === 'side' ? styles.both : styles.column}>
        {drawn && <div ref={frame}>{chart}</div>}
        {drawn && tableAt === undefined ? (
          <Heard label={title} rows={rows()} />
        ) : (
          <div className={styles.column}>{table}</div>
        )}
      </div>
    </Card>
  );
}

/** The table for who does not see the chart: nothing in it can have the focus, since nobody would see where it is. */
function Heard({ label, rows }: { label: string; rows: readonly (readonly Cell[])[] }) {
  const styles = useStyles();
  const [head = [], ...others] = rows;
  return (
    <div className={styles.heard}>
      <table>
        <caption>{label}</caption>
        <thead>
          <tr>
            {head.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {others.map((row, nth) => (
            // Rows have no name of their own, and never change places.
            <tr key={nth}>
              {row.map((cell, at) => (
                <td key={head[at]}>{cell ?? '–'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
