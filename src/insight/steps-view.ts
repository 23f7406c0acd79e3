// The shape of a funnel's steps in answers: each described by its definition.
import * as z from 'zod';
import { metrics, type CountedId } from './metrics.ts';
import type { Pages } from './page-store.ts';

const said = new Map(metrics.map(({ id, counts }) => [id as string, counts]));
const count = (id: CountedId) => z.int().describe(said.get(id)!);
const page = (id: keyof Pages) =>
  z
    .int()
    .nullable()
    .describe(`${said.get(id)!} Null: not told by this dimension`);

export const LeadStepsView = z
  .object({
    leads: count('leads'),
    forms: count('forms'),
    marketingQualified: count('marketingQualified'),
    salesQualified: count('salesQualified'),
    disqualified: count('disqualified'),
    opportunities: count('opportunities'),
    won: count('won'),
    lost: count('lost'),
    answered: count('answered'),
    inTime: count('inTime'),
    late: count('late'),
    overdue: count('overdue'),
  } satisfies Record<CountedId, z.ZodType>)
  .meta({ id: 'InsightLeadSteps' });

export const StepsView = z
  .object({
    marketplaceVisits: page('marketplaceVisits'),
    marketplaceClicks: page('marketplaceClicks'),
    marketplaceConsents: page('marketplaceConsents'),
    views: page('views'),
    clicks: page('clicks'),
    ...LeadStepsView.shape,
  })
  .meta({ id: 'InsightSteps' });
