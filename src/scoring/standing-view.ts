// Where one lead stands, with each point and what gave it: as its page shows it.
import * as z from 'zod';
import { StandingSummary } from '../leads/standing.ts';
import type { Queries } from '../platform/db.ts';
import { defaultModel } from './default-model.ts';
import { sides } from './model.ts';
import { modelVersion } from './model-store.ts';
import { interestLeft } from './score.ts';
import { standingOf } from './store.ts';
import { placeOf } from './what-if.ts';

const text = z.string().nullable();

const PointView = z
  .object({
    group: z.string(),
    side: z.enum(sides).nullable(),
    rule: text.describe('Null: what the group’s cap took'),
    name: text.describe('The rule’s or group’s own name; null in what we ship'),
    points: z.int(),
  })
  .meta({ id: 'StandingPoint' });

export const StandingView = StandingSummary.extend({
  fit: z.int().describe('Who they are'),
  interest: z.int().describe('What they did, whole'),
  interestNow: z.int().describe('What is left of it'),
  excludedName: text.describe('The exclusion’s own name; null in what we ship'),
  model: z.object({ storefront: z.string(), version: z.int().describe('0: what we ship') }),
  points: z
    .array(PointView)
    .describe('What each rule gave, and what each cap took: their sum is fit and interest'),
  scoredAt: z.date(),
  coolsAt: z.date().nullable().describe('When fading interest changes the grade or crosses a threshold next'),
  stageSince: z.date(),
  stageBy: z.string().describe('scoring, or who decided'),
}).meta({ id: 'Standing' });

/** Null for a lead that nobody has scored yet. */
export async function standingView(
  db: Queries,
  publisherId: string,
  leadId: string,
  now: Date,
): Promise<z.infer<typeof StandingView> | null> {
  const found = await standingOf(db, publisherId, leadId);
  if (found === undefined) return null;
  const { storefront, version, receivedAt, points, clickInterest, clickedAt, ...standing } = found;
  const saved = version === 0 ? undefined : await modelVersion(db, publisherId, storefront, version);
  const model = saved?.model ?? defaultModel(storefront);
  const sideOf = new Map(model.groups.map(({ id, side }) => [id, side]));
  return {
    ...standing,
    interestNow: interestLeft(
      { interest: found.interest, clickInterest, clickedAt },
      receivedAt,
      now,
      model.halfLifeDays,
    ),
    excludedName: model.exclusions.find(({ id }) => id === standing.excluded)?.name ?? null,
    model: { storefront, version },
    points: points.map((point) => {
      const place = placeOf(point, model);
      return { ...place, side: sideOf.get(place.group) ?? null, points: point.points };
    }),
  };
}
