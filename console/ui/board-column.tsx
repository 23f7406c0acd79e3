// A column of a board: what it is called, how many cards it has, the cards, more of them on demand. Cards are dropped here where they may go.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useFormatter } from 'use-intl';
import type { Dragged } from './board.tsx';

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

type BoardColumn = {
  id: string;
  words: string;
  count: number;
  /** Beneath its name. */
  head?: ReactNode;
  /** Its cards. */
  children: ReactNode;
  /** The way to more of them. */
  foot?: ReactNode;
};

export function BoardColumn({ id, words, count, head, children, foot }: BoardColumn) {
  const styles = useStyles();
  const format = useFormatter();
  const titleId = useId();
  const { ref, isOver } = useDrop(id);
  return (
    <section
      ref={ref}
      className={mergeClasses(styles.column, isOver && styles.over)}
      aria-labelledby={titleId}
    >
      <div className={styles.head}>
        <h2 id={titleId} className={styles.title}>
          {words} <span className={styles.quiet}>{format.number(count)}</span>
        </h2>
        {head}
      </div>
      <ul className={styles.list}>{children}</ul>
      {foot}
    </section>
  );
}

function useDrop(column: string) {
  const ref = useRef<HTMLElement>(null);
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    if (ref.current === null) return undefined;
    return dropTargetForElements({
      element: ref.current,
      canDrop: ({ source }) => (source.data as Partial<Dragged>).targets?.includes(column) ?? false,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false);
        (source.data as Dragged).onMove(column);
      },
    });
  }, [column]);
  return { ref, isOver };
}
