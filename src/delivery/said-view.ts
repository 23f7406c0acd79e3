// What a far side's answer meant, as the API shows it: a code with a sentence in every language, and what the sentence names.
import * as z from 'zod';

export const Said = z
  .object({
    code: z.string().describe('Such as daily_quota'),
    values: z
      .record(z.string(), z.string())
      .describe('What its sentence names; `said` is the far side’s own words'),
  })
  .meta({ id: 'Said' });
