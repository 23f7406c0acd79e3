// A card of a board: it can be dragged, and moved by keys and by its menu.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { boardKeysId, type Dragged, type Moved } from './board.tsx';
import { Link } from './link.tsx';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalS,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  movable: { cursor: 'grab' },
  dragged: { opacity: 0.5 },
  head: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalXS,
    alignItems: 'start',
  },
  name: { fontWeight: tokens.fontWeightSemibold, minWidth: 0 },
});

/** Lines of a card. */
export const useCardStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalS, alignItems: 'center' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

type BoardCard = {
  id: string;
  name: string;
  to: string;
  /** Its column, and all in their order. */
  column: string;
  columns: readonly string[];
  /** The columns it may go to; none: it cannot be moved. */
  targets: readonly string[];
  /** Those that a step by key may lead to: what ends it for ill is no step forward. */
  steps: readonly string[];
  onMove: (to: string) => void;
  moved: Moved;
  menu: ReactNode;
  children: ReactNode;
};

export function BoardCard(card: BoardCard) {
  const { id, name, to, column, columns, targets, steps, onMove, moved, menu, children } = card;
  const styles = useStyles();
  const { ref, dragged } = useDragged({ targets, onMove });
  const movable = targets.length > 0;
  useTakesFocus(ref, id, moved);
  const step = (by: 1 | -1) => {
    const place = columns.indexOf(column);
    const way = by === 1 ? columns.slice(place + 1) : columns.slice(0, place).toReversed();
    const next = way.find((each) => steps.includes(each));
    if (next !== undefined) onMove(next);
  };
  return (
    <li
      ref={ref}
      className={mergeClasses(styles.card, movable && styles.movable, dragged && styles.dragged)}
      onKeyDown={(event) => walk(event, step)}
    >
      <span className={styles.head}>
        <Link
          to={to}
          className={styles.name}
          draggable={false}
          {...(movable ? { 'aria-describedby': boardKeysId } : {})}
        >
          {name}
        </Link>
        {movable && menu}
      </span>
      {children}
    </li>
  );
}

function useDragged(given: Dragged) {
  const ref = useRef<HTMLLIElement>(null);
  const [dragged, setDragged] = useState(false);
  const latest = useRef(given);
  useEffect(() => void (latest.current = given));
  const movable = given.targets.length > 0;
  useEffect(() => {
    if (ref.current === null || !movable) return undefined;
    return draggable({
      element: ref.current,
      getInitialData: () => latest.current,
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    });
  }, [movable]);
  return { ref, dragged };
}

/** Where it is now, so that whoever moved it by keys goes on from it. */
function useTakesFocus(
  ref: React.RefObject<HTMLLIElement | null>,
  id: string,
  { cardId, onFocused }: Moved,
): void {
  useEffect(() => {
    if (cardId !== id) return;
    ref.current?.querySelector('a')?.focus();
    onFocused();
  });
}

/** Arrows go from card to card; with Shift the card goes to the column beside. */
function walk(event: KeyboardEvent<HTMLLIElement>, step: (by: 1 | -1) => void): void {
  if (!event.key.startsWith('Arrow') || event.altKey || event.ctrlKey || event.metaKey) return;
  // The menu has arrows of its own.
  if (!(event.target as HTMLElement).matches('a')) return;
  const sideways = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : null;
  event.preventDefault();
  if (event.shiftKey) {
    if (sideways !== null) step(sideways);
    return;
  }
  const card = event.currentTarget;
  const column = card.closest('section');
  if (sideways === null) {
    const beside = event.key === 'ArrowDown' ? card.nextElementSibling : card.previousElementSibling;
    beside?.querySelector<HTMLElement>('a')?.focus();
    return;
  }
  let next = column;
  do next = (sideways === 1 ? next?.nextElementSibling : next?.previousElementSibling) as HTMLElement | null;
  while (next !== null && next.querySelector('li a') === null);
  next?.querySelector<HTMLElement>('li a')?.focus();
}
