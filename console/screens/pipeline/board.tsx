// The board: a column for each stage; cards move by drag, by their menu, and by Shift with the arrow keys. What a stage asks for is asked.
import { makeStyles, tokens } from '@fluentui/react-components';
import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { Answered } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { useNarrow } from '../../ui/narrow.ts';
import { useNotices } from '../../ui/notices.tsx';
import { Pick } from '../../ui/pick.tsx';
import { Problem } from '../../ui/problem.ts';
import { Unseen } from '../../ui/unseen.tsx';
import { BoardColumn } from './board-column.tsx';
import { useDealActs } from './deal-acts.ts';
import { MoveDialog } from './move-dialog.tsx';
import { isExit, ofPublisher, usePipelineWords, type Board, type Deal } from './pipelines.ts';

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

export type BoardActs = {
  board: Board;
  move: (deal: Deal, to: string) => void;
  /** The card that has moved takes the focus where it is now. */
  focused: string | null;
  onFocused: () => void;
};

export function DealBoard() {
  const publisherId = usePublisherId();
  const [{ pipelineId, ownerId, q }] = useFilters(['pipelineId', 'ownerId', 'q']);
  const filter = { ...(pipelineId && { pipelineId }), ...(ownerId && { ownerId }), ...(q && { q }) };
  const query = useQuery({
    queryKey: [publisherId, 'opportunities', 'board', filter],
    queryFn: () =>
      told(api.GET(`${ofPublisher}/opportunity-board`, { params: { path: { publisherId }, query: filter } })),
    placeholderData: keepPreviousData,
  });
  return <Answered query={query}>{(board) => <Columns board={board} />}</Answered>;
}

function Columns({ board }: { board: Board }) {
  const t = useTranslations('pipeline');
  const styles = useStyles();
  const narrow = useNarrow();
  const { stageName } = usePipelineWords();
  const { acts, dialog, said } = useMoving(board);
  const [{ stage }, go] = useFilters(['stage']);
  const shown = board.columns.find((column) => column.stage === stage) ?? board.columns[0];
  return (
    <>
      <Unseen live>{said}</Unseen>
      <Unseen>
        <span id="board-keys">{t('board.keys')}</span>
      </Unseen>
      {narrow ? (
        <div className={styles.one}>
          <Pick
            label={t('board.stage')}
            value={shown?.stage}
            options={board.columns.map(
              (column) =>
                [column.stage, `${stageName(board.pipelineId, column.stage)} (${column.count})`] as const,
            )}
            onPick={(next) => go({ stage: next })}
          />
          {shown && <BoardColumn key={shown.stage} column={shown} acts={acts} />}
        </div>
      ) : (
        // A region that scrolls must be reachable by keyboard
        <div className={styles.board} role="group" aria-label={t('tab.board')} tabIndex={0}>
          {board.columns.map((column) => (
            <BoardColumn key={column.stage} column={column} acts={acts} />
          ))}
        </div>
      )}
      {dialog}
    </>
  );
}

/** Moves at once where nothing is to be asked; else asks. */
function useMoving(board: Board) {
  const t = useTranslations('pipeline.move');
  const notices = useNotices();
  const { move } = useDealActs();
  const { stageName } = usePipelineWords();
  const [asked, setAsked] = useState<{ deal: Deal; to: string } | null>(null);
  const [said, setSaid] = useState('');
  const [focused, setFocused] = useState<string | null>(null);
  const moved = (deal: Deal, words: string) => {
    setSaid(words);
    notices.done(words);
    setFocused(deal.id);
  };
  const begin = async (deal: Deal, to: string) => {
    if (isExit(to)) return setAsked({ deal, to });
    try {
      await move(deal, { to, reason: null, note: null, fields: {} });
      moved(deal, t('moved', { name: deal.name, stage: stageName(board.pipelineId, to) }));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.errors.some(({ field }) => field.startsWith('fields.'))) setAsked({ deal, to });
      else notices.failed(error);
    }
  };
  const latest = useRef(begin);
  useEffect(() => void (latest.current = begin));
  useEffect(
    () =>
      monitorForElements({
        onDrop({ source, location }) {
          const to = location.current.dropTargets[0]?.data['stage'];
          const { deal } = source.data as { deal?: Deal };
          if (deal && typeof to === 'string' && to !== deal.stage) void latest.current(deal, to);
        },
      }),
    [],
  );
  const acts: BoardActs = {
    board,
    move: (deal, to) => void begin(deal, to),
    focused,
    onFocused: () => setFocused(null),
  };
  const dialog = asked && (
    <MoveDialog
      dealId={asked.deal.id}
      to={asked.to}
      onClose={() => setAsked(null)}
      onMoved={(words) => {
        setAsked(null);
        moved(asked.deal, words);
      }}
    />
  );
  return { acts, dialog, said };
}
