// What lists and boards of referrals may be asked for.
import * as z from 'zod';
import { linkStates } from './link-store.ts';
import { categories, directions, statuses, substatuses } from './referral.ts';

/** Of a board, whose columns are the states and stages. */
export const boardFilters = {
  category: z.enum(categories).optional(),
  direction: z.enum(directions).optional(),
  accountId: z.string().max(100).optional(),
  opportunity: z
    .enum(['none', ...linkStates])
    .optional()
    .describe('Those that were not converted, or whose opportunity stands so to them'),
  q: z.string().trim().min(1).max(200).optional().describe('In the name of the deal or the company'),
};

export const listFilters = {
  ...boardFilters,
  status: z.enum(statuses).optional(),
  substatus: z.enum(substatuses).optional(),
  programme: z.string().max(100).optional(),
  stage: z.string().max(100).optional(),
  column: z.string().max(110).optional().describe('A column of the programme’s board; needs programme'),
  order: z
    .enum(['newest', 'due'])
    .default('newest')
    .describe('due: what waits for an answer, the most urgent first'),
};
