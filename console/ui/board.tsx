// A board: columns side by side, or one at a time where it is narrow; what moved is said, and the card that moved keeps the focus.
import { makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { useFilters } from './filters.ts';
import { useNarrow } from './narrow.ts';
import { useNotices } from './notices.tsx';
import { Pick } from './pick.tsx';
import { Unseen } from './unseen.tsx';

const useStyles = makeStyles({
  board: {
    position: 'relative',
    display: 'grid',
    gridAutoFlow: 'column',
    gridAutoColumns: 'minmax(172px, 1fr)',
    gap: tokens.spacingHorizontalM,
    overflowX: 'auto',
    alignItems: 'stretch',
    paddingBottom: tokens.spacingVerticalS,
  },
  one: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
});

export const boardKeysId = 'board-keys';

/** What is dragged: the columns it may go to, and what brings it there. */
export type Dragged = { targets: readonly string[]; onMove: (to: string) => void };

/** The card that has moved takes the focus where it is now. */
export type Moved = { cardId: string | null; onFocused: () => void };

type Board = {
  label: string;
  /** Of the list of columns where it is narrow. */
  columnLabel: string;
  /** How it is moved by keys, for screen readers. */
  keys: string;
  columns: readonly { id: string; words: string; count: number }[];
  said: string;
  children: (id: string) => ReactNode;
};

export function Board({ label, columnLabel, keys, columns, said, children }: Board) {
  const styles = useStyles();
  const narrow = useNarrow();
  const [{ stage }, go] = useFilters(['stage']);
  const shown = columns.find(({ id }) => id === stage) ?? columns[0];
  return (
    <>
      <Unseen live>{said}</Unseen>
      <Unseen>
        <span id={boardKeysId}>{keys}</span>
      </Unseen>
      {narrow ? (
        <div className={styles.one}>
          <Pick
            label={columnLabel}
            value={shown?.id}
            options={columns.map(({ id, words, count }) => [id, `${words} (${count})`] as const)}
            onPick={(next) => go({ stage: next })}
          />
          {shown && children(shown.id)}
        </div>
      ) : (
        // A region that scrolls must be reachable by keyboard
        <div className={styles.board} role="group" aria-label={label} tabIndex={0}>
          {columns.map(({ id }) => children(id))}
        </div>
      )}
    </>
  );
}

type Saying = {
  /** It is where it was to go: that is told, and the card takes the focus. */
  say: (cardId: string, words: string) => void;
  /** It stays where it is: the focus goes back to it. */
  stay: (cardId: string) => void;
  said: string;
  moved: Moved;
};

export function useMoved(): Saying {
  const notices = useNotices();
  const [said, setSaid] = useState('');
  const [cardId, setCardId] = useState<string | null>(null);
  const say = (id: string, words: string) => {
    setSaid(words);
    notices.done(words);
    setCardId(id);
  };
  return { say, stay: setCardId, said, moved: { cardId, onFocused: () => setCardId(null) } };
}
