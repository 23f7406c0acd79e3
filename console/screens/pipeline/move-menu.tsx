// Where an opportunity may go, as a menu.
import { useTranslations } from 'use-intl';
import { MoveMenu } from '../../ui/move-menu.tsx';
import { exits, usePipelines, usePipelineWords, type Deal, type DealWhole } from './pipelines.ts';

type Moving = Pick<Deal | DealWhole, 'id' | 'name' | 'stage' | 'state' | 'pipelineId'>;
type DealMenu = { deal: Moving; onMove: (to: string) => void; small?: boolean };

export function DealMenu({ deal, onMove, small = false }: DealMenu) {
  const t = useTranslations('pipeline.move');
  const { stageName } = usePipelineWords();
  const targets = useTargets(deal);
  return (
    <MoveMenu
      small={small}
      words={small ? t('menuOf', { name: deal.name }) : t('menu')}
      options={targets.map((id) => [id, stageName(deal.pipelineId, id)] as const)}
      onMove={onMove}
    />
  );
}

/** Forward where its stage leads to, back, and out; of a closed one all that is open. */
export function useTargets({ stage, state, pipelineId }: Moving): string[] {
  const pipeline = usePipelines()?.pipelines.find(({ id }) => id === pipelineId);
  const open = pipeline?.stages.map(({ id }) => id) ?? [];
  if (state !== 'open') return open;
  const ways = pipeline?.stages.find(({ id }) => id === stage)?.leadsTo ?? null;
  const may = (id: string) =>
    ways === null ||
    id === 'lost' ||
    ways.includes(id) ||
    (open.includes(id) && open.indexOf(id) < open.indexOf(stage));
  return [...open, ...exits].filter((id) => id !== stage && may(id));
}
