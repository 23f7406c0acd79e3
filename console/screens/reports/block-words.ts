// What the tables of a report are called, as they are on Performance.
import { useTranslations } from 'use-intl';
import type { Block } from './reports.ts';

const titles: Partial<Record<Block, string>> = {
  funnel: 'funnel.title',
  revenue: 'revenue.title',
  arrivals: 'arrivals.title',
  scores: 'scores.leads.title',
  responses: 'responses.title',
  cohorts: 'cohorts.title',
  deliveries: 'speeds.title',
};

export function useBlockWords(): (block: Block) => string {
  const insight = useTranslations('insight');
  const own = useTranslations('reports.block');
  return (block) => {
    const title = titles[block];
    return title === undefined ? own(block) : insight(title);
  };
}
