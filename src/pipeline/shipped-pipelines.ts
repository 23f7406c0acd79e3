// The pipeline that we ship: the four stages and their probabilities that the marketplace's own referrals go by, with what each asks
// for. Their words are in words/*/pipeline.json.
import type { Pipelines, Reason } from './pipeline.ts';

const reason = (id: string): Reason => ({ id, name: null, archived: false });

export const shippedPipelines: Pipelines = {
  reportingCurrency: null,
  pipelines: [
    {
      id: 'sales',
      name: null,
      archived: false,
      stages: [
        { id: 'qualified', name: null, probability: 20, requires: [], stuckAfterDays: 14, leadsTo: null },
        {
          id: 'developed',
          name: null,
          probability: 40,
          requires: ['contacts'],
          stuckAfterDays: 21,
          leadsTo: null,
        },
        {
          id: 'proposed',
          name: null,
          probability: 60,
          requires: ['value', 'expectedClose'],
          stuckAfterDays: 30,
          leadsTo: null,
        },
        {
          id: 'negotiated',
          name: null,
          probability: 80,
          requires: ['value', 'expectedClose', 'nextStep'],
          stuckAfterDays: 30,
          leadsTo: null,
        },
      ],
    },
  ],
  winReasons: ['fit', 'price', 'service', 'relationship', 'speed', 'other_win'].map(reason),
  lossReasons: [
    'no_budget',
    'too_dear',
    'missing_feature',
    'competitor',
    'no_decision',
    'no_answer',
    'timing',
    'other_loss',
  ].map(reason),
};

/** Whether the catalogue has words for what has no name of its own. */
export const isShippedStage = (pipeline: string, stage: string): boolean =>
  shippedPipelines.pipelines.some(
    ({ id, stages }) => id === pipeline && stages.some((each) => each.id === stage),
  );
export const isShippedPipeline = (id: string): boolean =>
  shippedPipelines.pipelines.some((each) => each.id === id);
export const isShippedReason = (id: string): boolean =>
  [...shippedPipelines.winReasons, ...shippedPipelines.lossReasons].some((each) => each.id === id);
