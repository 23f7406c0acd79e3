// The movement of an endless table: which rows are in sight, which one the keys are on, when to ask for more.
import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react';

/** The bar of the page and the head of the table stay above the rows. */
const covered = 49 + 41;
/** So many rows before the end the next page is asked for. */
const ahead = 30;

type Endless = {
  frame: RefObject<HTMLDivElement | null>;
  count: number;
  /** Of each row, in pixels; the same for all, so that the place of a row is known before it is drawn. */
  height: number;
  more: { ask: () => void; asking: boolean } | null;
  onSight?: (first: number, last: number) => void;
  /** The row's box was ticked by key. */
  onToggle: (index: number) => void;
};

export function useEndless({ frame, count, height, more, onSight, onToggle }: Endless) {
  const [offset, setOffset] = useState(0);
  const [focused, setFocused] = useState(0);
  const active = Math.min(focused, Math.max(count - 1, 0));
  const wanted = useRef<number | null>(null);
  useLayoutEffect(() => {
    const top = frame.current && frame.current.getBoundingClientRect().top + scrollY;
    if (top !== null && Math.abs(top - offset) > 1) setOffset(top);
  });
  const rows = useWindowVirtualizer({
    count,
    estimateSize: () => height,
    overscan: 8,
    scrollMargin: offset,
    scrollPaddingStart: covered,
    useFlushSync: false,
    // The row with the focus stays drawn, wherever one scrolls, or the focus would fall back to the page.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), active])].toSorted((a, b) => a - b),
  });
  useLayoutEffect(() => rows.measure(), [rows, height]);
  const items = rows.getVirtualItems().filter(({ index }) => index < count);
  const [first, last] = [rows.range?.startIndex ?? 0, rows.range?.endIndex ?? 0];

  useEffect(() => {
    if (more && !more.asking && count > 0 && last >= count - ahead) more.ask();
  }, [more, count, last]);
  useEffect(() => onSight?.(first, last), [onSight, first, last]);
  useEffect(() => {
    if (wanted.current === null) return;
    const link = frame.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"]`);
    if (!link) return;
    wanted.current = null;
    link.focus({ preventScroll: true });
  });

  const go = (index: number) => {
    const next = Math.max(0, Math.min(index, count - 1));
    wanted.current = next;
    setFocused(next);
    rows.scrollToIndex(next);
  };
  const steps: Record<string, () => void> = {
    ArrowDown: () => go(active + 1),
    j: () => go(active + 1),
    ArrowUp: () => go(active - 1),
    k: () => go(active - 1),
    Home: () => go(0),
    End: () => go(count - 1),
    x: () => onToggle(active),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.ctrlKey || event.metaKey || event.altKey ? undefined : steps[event.key];
    if (!step || count === 0) return;
    event.preventDefault();
    step();
  };
  /** What was clicked or tabbed to is where the keys go on from. */
  const onFocus = (event: FocusEvent) => {
    const place = event.target
      .closest('[role=row]')
      ?.querySelector('[data-index]')
      ?.getAttribute('data-index');
    if (place !== null && place !== undefined) setFocused(Number(place));
  };
  return { items, totalHeight: rows.getTotalSize(), offset, active, onKeyDown, onFocus };
}
