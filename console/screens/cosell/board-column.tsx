// One column of a programme's board, and its cards: how many, worth what, each currency apart; what each waits for.
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { BoardCard, useCardStyles } from '../../ui/board-card.tsx';
import { BoardColumn } from '../../ui/board-column.tsx';
import { Link } from '../../ui/link.tsx';
import { MoveMenu } from '../../ui/move-menu.tsx';
import { ToTheMinute } from '../../ui/time.tsx';
import { useDay } from '../pipeline/pipelines.ts';
import { useColumnName } from './board-words.ts';
import type { BoardActs } from './referral-board.tsx';
import { AnswerState, StepState, useMoney } from './referral-marks.tsx';
import type { BoardColumn as Column, ReferralCard } from './referrals.ts';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
});

export function ReferralColumn({ column, acts }: { column: Column; acts: BoardActs }) {
  const styles = useStyles();
  const money = useMoney();
  const columnName = useColumnName();
  return (
    <BoardColumn
      id={column.id}
      words={columnName(column.id)}
      count={column.count}
      head={column.sums.map((sum) => (
        <Text key={sum.currency} size={200} className={styles.quiet}>
          {money(sum)}
        </Text>
      ))}
      foot={<More column={column} acts={acts} />}
    >
      {column.items.map((card) => (
        <Card key={card.id} card={card} column={column.id} acts={acts} />
      ))}
    </BoardColumn>
  );
}

/** More of them here, and beyond that in the list. */
function More({ column, acts }: { column: Column; acts: BoardActs }) {
  const t = useTranslations('cosell.board');
  const base = `/publishers/${usePublisherId()}/referrals`;
  if (column.nextCursor === null) return null;
  return acts.onMore ? (
    <Button size="small" onClick={acts.onMore}>
      {t('more', { count: column.count - column.items.length })}
    </Button>
  ) : (
    <Link to={base} search={{ programme: acts.board.programme, column: column.id }}>
      {t('inList', { count: column.count })}
    </Link>
  );
}

function Card({ card, column, acts }: { card: ReferralCard; column: string; acts: BoardActs }) {
  const t = useTranslations('cosell');
  const styles = useCardStyles();
  const may = useMay();
  const money = useMoney();
  const day = useDay();
  const publisherId = usePublisherId();
  const name = card.name ?? t('noName');
  const moves = may('cosell:write') ? card.moves.filter(({ to }) => acts.columns.includes(to)) : [];
  const move = (to: string) => acts.move(card, to);
  return (
    <BoardCard
      id={card.id}
      name={name}
      to={`/publishers/${publisherId}/referrals/${card.id}`}
      column={column}
      columns={acts.columns}
      targets={moves.map(({ to }) => to)}
      // What ends for ill is no step forward.
      steps={moves.filter(({ kind }) => kind !== 'lose' && kind !== 'decline').map(({ to }) => to)}
      onMove={move}
      moved={acts.moved}
      menu={<Menu name={name} moves={moves} onMove={move} />}
    >
      {card.company && !name.includes(card.company) && (
        <Text size={200} className={styles.quiet}>
          {card.company}
        </Text>
      )}
      <span className={styles.line}>
        <Text size={200} weight="semibold">
          {money(card)}
        </Text>
        {card.closesOn && <Text size={200}>{t('board.closes', { day: day(card.closesOn) })}</Text>}
      </span>
      {card.status === 'new' && card.answer.state !== 'none' && (
        <span className={styles.line}>
          <AnswerState answer={card.answer} />
        </span>
      )}
      {card.status === 'new' && card.expiresAt && (
        <Text size={200} className={styles.quiet}>
          {t('expires')}: <ToTheMinute at={card.expiresAt} />
        </Text>
      )}
      {card.opportunity && (
        <span className={styles.line}>
          <StepState state={card.opportunity.state} />
        </span>
      )}
    </BoardCard>
  );
}

type Menu = { name: string; moves: ReferralCard['moves']; onMove: (to: string) => void };

/** To accept it is one way, whichever of the programme's stages it then comes to. */
function Menu({ name, moves, onMove }: Menu) {
  const t = useTranslations('cosell');
  const columnName = useColumnName();
  const accept = moves.find(({ kind }) => kind === 'accept');
  const options = moves
    .filter((move) => move.kind !== 'accept' || move === accept)
    .map(({ to, kind }) => [to, kind === 'update' ? columnName(to) : t(`${kind}.act`)] as const);
  return <MoveMenu small words={t('board.menuOf', { name })} options={options} onMove={onMove} />;
}
