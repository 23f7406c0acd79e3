// A programme as a board: its stages side by side. A card is offered only where its programme lets it go; what that asks for is asked.
import { makeStyles, tokens } from '@fluentui/react-components';
import { HandshakeRegular } from '@fluentui/react-icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Board, useMoved, type Moved } from '../../ui/board.tsx';
import { Answered, Empty } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { useNotices } from '../../ui/notices.tsx';
import { Pick } from '../../ui/pick.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { ReferralColumn } from './board-column.tsx';
import { BoardDialogs, type Showing } from './board-dialogs.tsx';
import { useColumnName } from './board-words.ts';
import type { Asking } from './command.ts';
import { useAskReferral } from './cosell-acts.ts';
import {
  boardQuery,
  programmesQuery,
  type Command,
  type ReferralBoard as Shown,
  type ReferralCard,
} from './referrals.ts';

const useStyles = makeStyles({
  filters: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 180px), 260px))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'end',
  },
});

export type BoardActs = {
  board: Shown;
  columns: readonly string[];
  move: (card: ReferralCard, to: string) => void;
  moved: Moved;
  /** Null: as many as the API gives at once are there. */
  onMore: (() => void) | null;
};

const [few, most] = [20, 100];

export function ReferralBoard({ accounts }: { accounts: ReactNode }) {
  const t = useTranslations('cosell');
  const [{ programme, category, q }] = useFilters(['programme', 'category', 'q']);
  const [perColumn, setPerColumn] = useState(few);
  const filter = { ...(programme && { programme }), ...(category && { category }), ...(q && { q }) };
  const query = useQuery({
    ...boardQuery(usePublisherId(), { ...filter, perColumn }),
    placeholderData: keepPreviousData,
  });
  const onMore = perColumn === few ? () => setPerColumn(most) : null;
  return (
    <>
      <Filters shown={query.data?.programme} />
      <Answered
        query={query}
        empty={({ columns }) =>
          columns.every(({ count }) => count === 0) && (
            <Empty icon={<HandshakeRegular />} title={t('empty.title')} action={accounts}>
              {t('empty.words')}
            </Empty>
          )
        }
      >
        {(board) => <Columns board={board} onMore={onMore} />}
      </Answered>
    </>
  );
}

function Filters({ shown }: { shown: string | undefined }) {
  const t = useTranslations('cosell');
  const styles = useStyles();
  const { data } = useQuery(programmesQuery(usePublisherId()));
  const [{ q }, go] = useFilters(['q', 'programme', 'stage']);
  return (
    <div className={styles.filters}>
      <SearchField label={t('search')} hint={t('search')} value={q} onSearch={(next) => go({ q: next })} />
      <Pick
        label={t('programme')}
        value={shown}
        options={(data?.items ?? []).map(({ name, title }) => [name, title] as const)}
        onPick={(next) => go({ programme: next, stage: undefined })}
      />
    </div>
  );
}

/** Those that say nothing unless something is in them are left out while nothing is. */
function shownColumns({ columns }: Shown) {
  const hasStages = columns.some(({ stage }) => stage !== null);
  return columns.filter(
    ({ id, kind, count }) =>
      count > 0 || !(kind === 'expired' || kind === 'unknown' || (id === 'accepted' && hasStages)),
  );
}

function Columns({ board, onMore }: { board: Shown; onMore: (() => void) | null }) {
  const t = useTranslations('cosell.board');
  const columnName = useColumnName();
  const columns = shownColumns(board);
  const { acts, said, dialogs } = useMoving(
    board,
    columns.map(({ id }) => id),
    onMore,
  );
  return (
    <>
      <Board
        label={t('label')}
        columnLabel={t('column')}
        keys={t('keys')}
        columns={columns.map(({ id, count }) => ({ id, words: columnName(id), count }))}
        said={said}
      >
        {(id) => <ReferralColumn key={id} column={columns.find((column) => column.id === id)!} acts={acts} />}
      </Board>
      {dialogs}
    </>
  );
}

const asks: Record<string, Asking> = { accept: 'accept', decline: 'decline', win: 'win', lose: 'lose' };

/** From stage to stage at once; to accept, win, lose or decline it is asked first. */
function useMoving(board: Shown, columns: readonly string[], onMore: BoardActs['onMore']) {
  const t = useTranslations('cosell');
  const may = useMay();
  const notices = useNotices();
  const columnName = useColumnName();
  const { mutateAsync } = useAskReferral();
  const { say, stay, said, moved } = useMoved();
  const [showing, setShowing] = useState<Showing | null>(null);
  const became = (card: ReferralCard, to: string, command: Command) => {
    setShowing(command.state === 'done' ? null : { is: 'became', card, command });
    if (command.state === 'done')
      say(card.id, t('board.moved', { name: card.name ?? t('noName'), column: columnName(to) }));
  };
  const move = async (card: ReferralCard, to: string) => {
    const kind = card.moves.find((each) => each.to === to)?.kind;
    if (kind === undefined || !may('cosell:write')) return;
    const asking = asks[kind];
    if (asking !== undefined) return setShowing({ is: 'asked', card, to, kind: asking });
    const stage = board.columns.find(({ id }) => id === to)?.stage ?? '';
    const operations = [{ op: 'replace' as const, path: '/stage', value: stage }];
    try {
      became(card, to, await mutateAsync({ ...card, asked: { kind: 'update', operations } }));
    } catch (error) {
      notices.failed(error);
      stay(card.id);
    }
  };
  const acts: BoardActs = { board, columns, move: (card, to) => void move(card, to), moved, onMore };
  const dialogs = showing && (
    <BoardDialogs
      showing={showing}
      onClose={() => {
        setShowing(null);
        stay(showing.card.id);
      }}
      onAsked={(command) => showing.is === 'asked' && became(showing.card, showing.to, command)}
    />
  );
  return { acts, said, dialogs };
}
