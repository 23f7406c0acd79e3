// What is due to each campaign in a period, and all there was: from days that are kept, and by walking those that are not.
import type { Queries } from '../platform/db.ts';
import type { Model } from './attribution.ts';
import type { Campaign } from './campaign.ts';
import { campaignFinder, holdersByCode } from './credit.ts';
import { dayOf } from './code.ts';
import { firstDay, keptDays } from './day-store.ts';
import { addKept, partsOf } from './kept-day.ts';
import { allTotals, Book, type Totals } from './results.ts';
import { daysBetween, next, spanOf, type Days } from './spans.ts';
import { leadCounts, opportunityCounts, qualifiedCounts, winCounts, type Span } from './total-store.ts';
import { everybodyMoved } from './walk.ts';

type Asked = Days & { model: Model; halfLifeDays: number; now: Date };

export async function bookOf(
  tx: Queries,
  publisherId: string,
  campaigns: readonly Campaign[],
  { from, to, model, halfLifeDays, now }: Asked,
): Promise<{ book: Book; totals: Totals }> {
  const find = campaignFinder(campaigns);
  const book = new Book(spanOf({ from, to }));
  const dated = [...holdersByCode(campaigns).values()].some((holders) => holders.length > 1);
  const totals: Totals[] = [];
  const kept = await keptDays(tx, publisherId, { from, to, parts: partsOf(model, dated), halfLifeDays });
  for (const part of kept) addKept(book, totals, part, find);
  // Nothing came of anybody before the first lead, and of what is to come nothing yet.
  const today = dayOf(now);
  const first = (await firstDay(tx, publisherId)) ?? next(to, 1);
  const others = daysBetween(
    { from: first > from ? first : from, to: to < today ? to : today },
    kept.flatMap(({ part, day }) => (part === 'totals' ? [day] : [])),
  );
  for (const span of others.map(spanOf)) {
    const walked = new Book(span);
    for await (const person of everybodyMoved(tx, publisherId, span))
      walked.enter(person.conversions({ model, halfLifeDays, find }));
    book.addAll(walked);
    totals.push(await totalsOf(tx, publisherId, span));
  }
  return { book, totals: allTotals(totals) };
}

export async function totalsOf(tx: Queries, publisherId: string, span: Span): Promise<Totals> {
  return {
    leads: await leadCounts(tx, publisherId, span),
    qualified: await qualifiedCounts(tx, publisherId, span),
    opportunities: await opportunityCounts(tx, publisherId, span),
    wins: await winCounts(tx, publisherId, span),
  };
}
