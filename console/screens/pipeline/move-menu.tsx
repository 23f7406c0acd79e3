// "Move to …": the stages that an opportunity may go to, as a menu; what a drag does, for keyboard, touch and screen readers.
import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { ArrowRightRegular } from '@fluentui/react-icons';
import { useTranslations } from 'use-intl';
import { exits, usePipelines, usePipelineWords, type Deal, type DealWhole } from './pipelines.ts';

type MoveMenu = {
  deal: Pick<Deal | DealWhole, 'id' | 'name' | 'stage' | 'state' | 'pipelineId'>;
  onMove: (to: string) => void;
  small?: boolean;
};

export function MoveMenu({ deal, onMove, small = false }: MoveMenu) {
  const t = useTranslations('pipeline.move');
  const { stageName } = usePipelineWords();
  const targets = useTargets(deal);
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        {small ? (
          <Button
            size="small"
            appearance="subtle"
            icon={<ArrowRightRegular />}
            aria-label={t('menuOf', { name: deal.name })}
          />
        ) : (
          <Button appearance="primary" icon={<ArrowRightRegular />}>
            {t('menu')}
          </Button>
        )}
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {targets.map((id) => (
            <MenuItem key={id} onClick={() => onMove(id)}>
              {stageName(deal.pipelineId, id)}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

/** Forward where its stage leads to, back, and out; of a closed one all that is open. */
export function useTargets({ stage, state, pipelineId }: MoveMenu['deal']): string[] {
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
