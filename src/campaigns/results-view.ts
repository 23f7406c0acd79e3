// Results as the API tells them: counts that are divided are decimals as text, money is text with its currency.
import * as z from 'zod';
import { models } from './attribution.ts';
import { motions } from './campaign.ts';

export const Money = z
  .object({ amount: z.string(), currency: z.string() })
  .meta({ id: 'Money', description: 'A decimal with the currency’s own digits' });

const price = z.string().nullable().describe('Null: there was none');
const numbers = {
  leads: z.string(),
  qualified: z.string().describe('Qualified as they are now, within the period'),
  opportunities: z.string(),
  wins: z.string(),
  revenue: z.array(Money).describe('Of wins, by currency; nothing is converted'),
  costs: z.array(Money),
  costPer: z
    .array(z.object({ currency: z.string(), lead: price, qualified: price, opportunity: price, win: price }))
    .describe('What was spent in a currency, by what there was of each'),
};

export const Traffic = z
  .object({
    marketplace: z
      .object({
        visits: z.int(),
        clicks: z.int(),
        clickRate: z.string().nullable().describe('Per cent of visits'),
        consents: z.int().nullable(),
      })
      .nullable()
      .describe('As the marketplace tells it in sum; null: nothing was imported'),
    ownPages: z
      .object({ views: z.int(), clicks: z.int() })
      .nullable()
      .describe('Of our own public pages; null: nobody came'),
  })
  .describe('Counted apart from leads, and never to be divided into them')
  .meta({ id: 'CampaignTraffic' });

export const Result = z.object(numbers).meta({ id: 'CampaignResult' });

export const ResultsView = z
  .object({
    planId: z.string().nullable(),
    model: z.enum(models),
    halfLifeDays: z.int(),
    from: z.string(),
    to: z.string(),
    timeZone: z.literal('UTC').describe('Whose days they are'),
    upToDateAs: z.date(),
    campaigns: z
      .array(
        z.object({
          campaignId: z.string(),
          name: z.string(),
          motion: z.enum(motions),
          ...numbers,
          traffic: Traffic,
        }),
      )
      .describe('What is known to be due to each'),
    motions: z.array(z.object({ motion: z.enum(motions), ...numbers })),
    listings: z
      .array(
        z.object({
          listingId: z.string(),
          title: z.string(),
          storefront: z.string(),
          campaignIds: z.array(z.string()),
          ...numbers,
        }),
      )
      .describe(
        'All there was of each, whatever way it came; costs of several listings together are of none',
      ),
    attributed: Result.describe('Of these campaigns together'),
    otherPlans: Result.describe('Due to campaigns that are not among these'),
    unknown: z
      .object({ leads: z.string(), qualified: z.string(), opportunities: z.string(), wins: z.string() })
      .describe('Of which no campaign is known'),
    total: Result.describe('All there was, and what these campaigns cost'),
  })
  .meta({ id: 'CampaignResults' });
