// The board: a column for each stage; cards move by drag, by their menu, and by Shift with the arrow keys. What a stage asks for is asked.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { Board, useMoved, type Moved } from '../../ui/board.tsx';
import { Answered } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { useNotices } from '../../ui/notices.tsx';
import { Problem } from '../../ui/problem.ts';
import { DealColumn } from './board-column.tsx';
import { useDealActs } from './deal-acts.ts';
import { MoveDialog } from './move-dialog.tsx';
import { isExit, ofPublisher, usePipelineWords, type Board as Deals, type Deal } from './pipelines.ts';

export type BoardActs = { board: Deals; move: (deal: Deal, to: string) => void; moved: Moved };

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

function Columns({ board }: { board: Deals }) {
  const t = useTranslations('pipeline');
  const { stageName } = usePipelineWords();
  const { acts, dialog, said } = useMoving(board);
  const columns = board.columns.map(({ stage, count }) => ({
    id: stage,
    words: stageName(board.pipelineId, stage),
    count,
  }));
  return (
    <>
      <Board
        label={t('tab.board')}
        columnLabel={t('board.stage')}
        keys={t('board.keys')}
        columns={columns}
        said={said}
      >
        {(id) => (
          <DealColumn key={id} column={board.columns.find(({ stage }) => stage === id)!} acts={acts} />
        )}
      </Board>
      {dialog}
    </>
  );
}

/** Moves at once where nothing is to be asked; else asks. */
function useMoving(board: Deals) {
  const t = useTranslations('pipeline.move');
  const notices = useNotices();
  const { move } = useDealActs();
  const { stageName } = usePipelineWords();
  const [asked, setAsked] = useState<{ deal: Deal; to: string } | null>(null);
  const { say, stay, said, moved } = useMoved();
  const begin = async (deal: Deal, to: string) => {
    if (isExit(to)) return setAsked({ deal, to });
    try {
      await move(deal, { to, reason: null, note: null, fields: {} });
      say(deal.id, t('moved', { name: deal.name, stage: stageName(board.pipelineId, to) }));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.errors.some(({ field }) => field.startsWith('fields.'))) setAsked({ deal, to });
      else notices.failed(error);
    }
  };
  const acts: BoardActs = { board, move: (deal, to) => void begin(deal, to), moved };
  const dialog = asked && (
    <MoveDialog
      dealId={asked.deal.id}
      to={asked.to}
      onClose={() => {
        setAsked(null);
        stay(asked.deal.id);
      }}
      onMoved={(words) => {
        setAsked(null);
        say(asked.deal.id, words);
      }}
    />
  );
  return { acts, dialog, said };
}
