// A scoring model, and what one would do, as the API shows them.
import * as z from 'zod';
import { StandingSummary } from '../leads/standing.ts';
import { ModelShape } from './model.ts';
import { thresholdNames } from './what-if.ts';

const text = z.string().nullable();

export const ModelView = z
  .object({
    storefront: z.string(),
    version: z.int().describe('0: what we ship, which scores until there is one of your own'),
    shipped: z.boolean(),
    model: ModelShape,
    note: text.describe('Why it was changed'),
    savedBy: text,
    savedAt: z.date().nullable(),
  })
  .meta({ id: 'ScoringModelVersion' });

export const SavedModel = ModelView.extend({
  rescoringId: z.string().describe('What scores the leads that are there anew'),
}).meta({ id: 'SavedScoringModel' });

export const saving = z.strictObject({
  model: ModelShape,
  note: z.string().trim().min(1).max(500).nullable().default(null),
  basedOn: z
    .int()
    .min(0)
    .describe('The version that was changed; refused when a newer one was saved meanwhile'),
});

export const trying = z.strictObject({ model: ModelShape });

const count = z.int();
const Both = z.object({ before: count, after: count });

const Mark = z
  .object({
    before: count.describe('Leads at or over it as they came in, by the model in use'),
    after: count,
    up: count.describe('Leads that would move over it'),
    down: count.describe('Leads that would fall under it'),
    today: Both.describe('The same with the interest that is left today'),
  })
  .meta({ id: 'PreviewedThreshold' });

const Scored = StandingSummary.omit({ stage: true })
  .extend({ fit: count, interest: count })
  .meta({ id: 'PreviewedScore' });

const PointsMoved = z
  .object({
    group: z.string(),
    rule: text.describe('Null: what the group’s cap takes'),
    name: text.describe('The rule’s or group’s own name; null in what we ship'),
    before: count,
    after: count,
  })
  .meta({ id: 'PreviewedPoints' });

const Moved = z
  .object({
    leadId: z.string(),
    name: text,
    company: text,
    offerTitle: z.string(),
    action: text,
    receivedAt: z.date(),
    before: Scored,
    after: Scored,
    crosses: z.array(z.object({ threshold: z.enum(thresholdNames), to: z.enum(['over', 'under']) })),
    points: z.array(PointsMoved).describe('Those that differ'),
  })
  .meta({ id: 'PreviewedLead', description: 'As it came in, by both models' });

const Ranking = z
  .object({
    wonInTopFifth: z.number().describe('Of the fifth with the highest scores, the share that was won'),
    averageWon: z.number().describe('The average score of those that were won'),
    averageLost: z.number(),
  })
  .meta({ id: 'PreviewedRanking' });

export const Preview = z
  .object({
    from: z.date().describe('Leads received since then'),
    leads: count.describe('Customers’ leads looked at'),
    of: count.describe('Leads of the storefront in that time'),
    sampled: z
      .boolean()
      .describe('There are too many to look at each: those looked at are spread over the time'),
    thresholds: z.object({ marketingQualified: Mark, salesQualified: Mark, hot: Mark }),
    scores: z
      .array(Both.extend({ from: count, to: count }))
      .describe('How many have a score from … to …, as they came in'),
    grades: z.array(Both.extend({ grade: z.string() })),
    excluded: Both.describe('How many an exclusion holds for'),
    moved: z.object({
      count: count.describe('Leads that would move over or under some threshold'),
      sample: z.array(Moved).describe('Those that move the most, 20 at most'),
    }),
    outcomes: z
      .object({
        won: count.describe('Leads whose far side says so, the latest ones, whenever they came in'),
        lost: count,
        wonShare: z
          .number()
          .nullable()
          .describe('The share of won ones among them all: what chance would give'),
        before: Ranking.nullable(),
        after: Ranking.nullable(),
        reason: z
          .enum(['none_read_back', 'too_few'])
          .nullable()
          .describe('Why nothing can be said: no far side tells yet, or fewer than 20 in all or 5 of either'),
      })
      .describe('How past won and lost leads would have ranked, by what they scored when they came in'),
  })
  .meta({ id: 'ScoringPreview' });
