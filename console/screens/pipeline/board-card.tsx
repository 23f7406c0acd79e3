// One opportunity on the board: what it is, worth how much, until when, whose.
import { Text } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { BoardCard, useCardStyles } from '../../ui/board-card.tsx';
import { useAssignee } from '../leads/people.ts';
import type { BoardActs } from './board.tsx';
import { AgeMark, CloseDay } from './deal-marks.tsx';
import { DealMenu, useTargets } from './move-menu.tsx';
import { useMoney, type Deal } from './pipelines.ts';

export function DealCard({ deal, acts }: { deal: Deal; acts: BoardActs }) {
  const styles = useCardStyles();
  const t = useTranslations('pipeline');
  const publisherId = usePublisherId();
  const may = useMay();
  const money = useMoney();
  const assignee = useAssignee();
  const reachable = useTargets(deal);
  const targets = may('pipeline:write') ? reachable : [];
  const move = (to: string) => acts.move(deal, to);
  return (
    <BoardCard
      id={deal.id}
      name={deal.name}
      to={`/publishers/${publisherId}/pipeline/opportunities/${deal.id}`}
      column={deal.stage}
      columns={acts.board.columns.map(({ stage }) => stage)}
      targets={targets}
      steps={targets.filter((stage) => stage !== 'lost')}
      onMove={move}
      moved={acts.moved}
      menu={<DealMenu small deal={deal} onMove={move} />}
    >
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
          {assignee(deal.ownerId) ?? t('field.nobody')}
        </Text>
        <AgeMark deal={deal} />
      </span>
    </BoardCard>
  );
}
