// Where a lead stands, in the words that the inbox filters and shows. What makes it so is the scoring room's.
import * as z from 'zod';

/** How far a lead has come from an inquiry to something a seller takes on. */
export const stages = ['inquiry', 'marketing_qualified', 'sales_qualified', 'disqualified'] as const;
export type Stage = (typeof stages)[number];

export const letters = ['A', 'B', 'C', 'D'] as const;
/** A letter for fit, a figure for interest. */
export const grades = letters.flatMap((letter) => [1, 2, 3, 4].map((figure) => `${letter}${figure}`));

export const StandingSummary = z
  .object({
    score: z
      .int()
      .nullable()
      .describe('Of 100, with the interest that is left; null where an exclusion holds'),
    grade: z
      .string()
      .nullable()
      .describe('A letter for fit and a figure for interest, A1 the best, D4 the last'),
    hot: z.boolean(),
    stage: z.enum(stages),
    excluded: z.string().nullable().describe('The exclusion that holds'),
  })
  .meta({ id: 'StandingSummary' });
export type StandingSummary = z.infer<typeof StandingSummary>;
