// Pipelines: the stages that an opportunity goes through, how likely each makes a win, what it asks for, and why deals are won and lost.
// Shapes alone.
import * as z from 'zod';
import { currencies, isCurrency } from '../platform/currency.ts';
import { says } from '../platform/web-words.ts';

/** What a stage may ask of an opportunity that is to enter it. */
export const requirable = ['value', 'expectedClose', 'contacts', 'nextStep', 'owner'] as const;
export type Requirable = (typeof requirable)[number];

/** Always there, in every pipeline; a deal can be lost from anywhere. */
export const exits = ['won', 'lost'] as const;
export type Exit = (typeof exits)[number];
export const isExit = (stage: string): stage is Exit => (exits as readonly string[]).includes(stage);

export type Stage = {
  id: string;
  /** Null in what we ship, whose words come from the catalogue by the id. */
  name: string | null;
  /** Of 100. */
  probability: number;
  requires: Requirable[];
  /** Days after which a deal that has not moved is stuck; null: never. */
  stuckAfterDays: number | null;
  /** Where it may go from here, beside lost; null: anywhere. */
  leadsTo: string[] | null;
};

export type Pipeline = { id: string; name: string | null; archived: boolean; stages: Stage[] };

/** Archived: no longer offered; what was closed with it keeps it. */
export type Reason = { id: string; name: string | null; archived: boolean };

export type Pipelines = {
  /** In which sums over several currencies are shown; null: they are not summed. */
  reportingCurrency: string | null;
  pipelines: Pipeline[];
  winReasons: Reason[];
  lossReasons: Reason[];
};

/** version 0: what we ship, unchanged. */
export type PipelineVersion = { version: number; document: Pipelines };

const slug = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9_-]{0,39}$/,
    says('not_a_slug', 'Use small letters, figures and hyphens, 40 at most.'),
  );
const ownName = z.string().trim().min(1).max(120).nullable().default(null);

export const currencyCode = z
  .string()
  .refine(isCurrency, says('not_a_currency', 'Give a currency by its code, such as EUR.'))
  .describe(`ISO 4217, one of ${currencies.length} such as EUR`);

const StageShape = z
  .strictObject({
    id: slug,
    name: ownName.describe('Null in a stage that we ship, whose name is ours'),
    probability: z.int().min(0).max(100).describe('How likely a deal in this stage is won, of 100'),
    requires: z
      .array(z.enum(requirable))
      .max(requirable.length)
      .default([])
      .describe('What an opportunity must have to enter'),
    stuckAfterDays: z.int().min(1).max(3_650).nullable().default(null).describe('Null: never stuck'),
    leadsTo: z
      .array(z.string().max(40))
      .max(30)
      .nullable()
      .default(null)
      .describe('Stages it may go to from here, or won; lost is always possible. Null: anywhere'),
  })
  .meta({ id: 'PipelineStage' });

const PipelineShape = z
  .strictObject({
    id: slug,
    name: ownName.describe('Null in the pipeline that we ship, whose name is ours'),
    archived: z.boolean().default(false).describe('Takes no new opportunities'),
    stages: z
      .array(StageShape)
      .max(20)
      .describe('The open ones in order; won and lost follow in every pipeline'),
  })
  .meta({ id: 'Pipeline' });

const ReasonShape = z
  .strictObject({ id: slug, name: ownName, archived: z.boolean().default(false) })
  .meta({ id: 'OutcomeReason' });

export const PipelinesShape = z.strictObject({
  reportingCurrency: currencyCode
    .nullable()
    .default(null)
    .describe('In which sums over several currencies are shown; null: each apart'),
  pipelines: z.array(PipelineShape).min(1).max(20),
  winReasons: z.array(ReasonShape).max(50),
  lossReasons: z.array(ReasonShape).min(1).max(50),
});

export const pipelineOf = ({ pipelines }: Pipelines, id: string): Pipeline | undefined =>
  pipelines.find((pipeline) => pipeline.id === id);
export const stageOf = ({ stages }: Pipeline, id: string): Stage | undefined =>
  stages.find((stage) => stage.id === id);
