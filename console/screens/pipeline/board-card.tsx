// One opportunity on the board: what it is, worth how much, until when, whose; it can be dragged, and moved by keys and by its menu.
import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Link } from '../../ui/link.tsx';
import { useAssignee } from '../leads/people.ts';
import type { BoardActs } from './board.tsx';
import { AgeMark, CloseDay } from './deal-marks.tsx';
import { MoveMenu } from './move-menu.tsx';
import { useMoney, type Deal } from './pipelines.ts';

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
  line: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalS, alignItems: 'center' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

type BoardCard = { deal: Deal; acts: BoardActs; changeable: boolean; onStep: (by: 1 | -1) => void };

export function BoardCard({ deal, acts, changeable, onStep }: BoardCard) {
  const styles = useStyles();
  const t = useTranslations('pipeline');
  const publisherId = usePublisherId();
  const money = useMoney();
  const assignee = useAssignee();
  const { ref, dragged } = useDragged(deal, changeable);
  useTakesFocus(ref, deal.id, acts);
  const owner = assignee(deal.ownerId);
  return (
    <li
      ref={ref}
      className={mergeClasses(styles.card, changeable && styles.movable, dragged && styles.dragged)}
      data-deal={deal.id}
      onKeyDown={(event) => walk(event, changeable ? onStep : null)}
    >
      <span className={styles.head}>
        <Link
          to={`/publishers/${publisherId}/pipeline/opportunities/${deal.id}`}
          className={styles.name}
          draggable={false}
          {...(changeable ? { 'aria-describedby': 'board-keys' } : {})}
        >
          {deal.name}
        </Link>
        {changeable && <MoveMenu small deal={deal} onMove={(to) => acts.move(deal, to)} />}
      </span>
      {deal.customer && !deal.name.includes(deal.customer) && (
        <Text size={200} className={styles.quiet}>
          {deal.customer}
        </Text>
      )}
      <span className={styles.line}>
        <Text size={200} weight="semibold">
          {money(deal.value, deal.currency)}
        </Text>
        <CloseDay deal={deal} />
      </span>
      <span className={styles.line}>
        <Text size={200} className={styles.quiet}>
          {owner ?? t('field.nobody')}
        </Text>
        <AgeMark deal={deal} />
      </span>
    </li>
  );
}

function useDragged(deal: Deal, changeable: boolean) {
  const ref = useRef<HTMLLIElement>(null);
  const [dragged, setDragged] = useState(false);
  useEffect(() => {
    if (ref.current === null || !changeable) return undefined;
    return draggable({
      element: ref.current,
      getInitialData: () => ({ deal }),
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    });
  }, [deal, changeable]);
  return { ref, dragged };
}

/** Where it is now, so that whoever moved it by keys goes on from it. */
function useTakesFocus(
  ref: React.RefObject<HTMLLIElement | null>,
  id: string,
  { focused, onFocused }: BoardActs,
): void {
  useEffect(() => {
    if (focused !== id) return;
    ref.current?.querySelector('a')?.focus();
    onFocused();
  });
}

/** Arrows go from card to card; with Shift the card goes to the stage beside. */
function walk(event: KeyboardEvent<HTMLLIElement>, step: ((by: 1 | -1) => void) | null): void {
  if (!event.key.startsWith('Arrow') || event.altKey || event.ctrlKey || event.metaKey) return;
  // The menu has arrows of its own.
  if (!(event.target as HTMLElement).matches('a')) return;
  const sideways = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : null;
  event.preventDefault();
  if (event.shiftKey) {
    if (sideways !== null) step?.(sideways);
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
