// Opportunities as a file has them.
import type * as z from 'zod';
import type { FileColumn } from '../platform/table-file.ts';
import type { ListedOpportunity } from './opportunity-view.ts';

/** Amounts are text, so that none of their digits is lost. */
export const opportunityColumns: readonly FileColumn<z.infer<typeof ListedOpportunity>>[] = [
  ['id', ({ id }) => id],
  ['name', ({ name }) => name],
  ['customer', ({ customer }) => customer],
  ['origin', ({ origin }) => origin],
  ['leadId', ({ leadId }) => leadId],
  ['pipelineId', ({ pipelineId }) => pipelineId],
  ['stage', ({ stage }) => stage],
  ['state', ({ state }) => state],
  ['probability', ({ probability }) => probability],
  ['value', ({ value }) => value],
  ['currency', ({ currency }) => currency],
  ['expectedClose', ({ expectedClose }) => expectedClose],
  ['ownerId', ({ ownerId }) => ownerId],
  ['nextStep', ({ nextStep }) => nextStep],
  ['nextStepOn', ({ nextStepOn }) => nextStepOn],
  ['reason', ({ reason }) => reason],
  ['reasonNote', ({ reasonNote }) => reasonNote],
  ['daysInStage', ({ daysInStage }) => daysInStage],
  ['createdAt', ({ createdAt }) => createdAt.toISOString()],
  ['closedAt', ({ closedAt }) => closedAt?.toISOString() ?? null],
];
