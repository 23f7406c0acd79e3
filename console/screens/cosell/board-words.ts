// What the columns of a programme's board are called: its own stages as it names them, the states as everywhere.
import { useTranslations } from 'use-intl';

const ofStage = 'stage:';
const states = new Set(['accepted', 'won', 'lost', 'declined', 'expired']);

export function useColumnName(): (id: string) => string {
  const t = useTranslations('cosell');
  return (id) => {
    if (id.startsWith(ofStage)) return id.slice(ofStage.length);
    return states.has(id) ? t(`substatus.${id}`) : t(id === 'new' ? 'status.new' : 'status.unknown');
  };
}
