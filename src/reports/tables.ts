// The tables of a report, by insight’s own functions, so that a number here is the number there.
import type { Actor } from '../accounts/actor.ts';
import { cohortsOf, responsesOf, scoresOf } from '../insight/answers-http.ts';
import type { Framed } from '../insight/frame.ts';
import { funnelOf, trendOf } from '../insight/funnel-http.ts';
import { healthOf } from '../insight/delivery-http.ts';
import { arrivalsOf, revenueOf } from '../insight/revenue-http.ts';
import { dateIn } from '../insight/days.ts';
import { namesOf } from '../insight/name-store.ts';
import {
  arrivalTable,
  breakdownTable,
  cohortTable,
  deliveryTable,
  funnelTable,
  responseTable,
  revenueTable,
  scoreTable,
  trendTable,
} from './flat.ts';
import { askedBy, daysAsked, seenBy, type Block, type Question } from './report.ts';
import type { Table } from './table.ts';

/** What a report answers: for the actor, and of what they may see. */
export type Result = {
  period: { from: string; to: string };
  before: { from: string; to: string };
  timeZone: string;
  upToDateAs: Date;
  complete: boolean;
  tables: Table[];
  /** What the actor may not see. */
  leftOut: Block[];
};

export async function resultOf(
  framed: Framed,
  actor: Actor,
  blocks: readonly Block[],
  question: Question,
): Promise<Result> {
  const asked = within(framed, actor, question);
  const tables: Table[] = [];
  const seen = blocks.filter((block) => seenBy(actor, block));
  for (const block of seen) tables.push(await tableOf(framed, actor, block, question));
  return {
    period: { from: asked.from, to: asked.to },
    before: { from: asked.beforeFrom, to: asked.beforeTo },
    ...framed.frame,
    tables,
    leftOut: blocks.filter((block) => !seen.includes(block)),
  };
}

export type Summed = Result & {
  /** The funnel of what is asked for, in all. */
  summary: Table;
};

/** For a letter, which tells the funnel whether it is among the tables or not. */
export async function summedResultOf(
  framed: Framed,
  actor: Actor,
  blocks: readonly Block[],
  question: Question,
): Promise<Summed> {
  const result = await resultOf(framed, actor, blocks, question);
  const funnel = result.tables.find(({ block }) => block === 'funnel');
  return { ...result, summary: funnel ?? (await tableOf(framed, actor, 'funnel', question)) };
}

/** The actor may see it: ask `seenBy` before. */
export async function tableOf(
  framed: Framed,
  actor: Actor,
  block: Block,
  question: Question,
): Promise<Table> {
  const table = await flatOf(framed, actor, block, within(framed, actor, question));
  const { by, key } = table;
  if (by === null || key === null) return table;
  const names = await namesOf(framed.tx, framed.shown.publisherId, by, [key]);
  return { ...table, keyName: names.get(key) ?? null };
}

async function flatOf(
  framed: Framed,
  actor: Actor,
  block: Block,
  asked: ReturnType<typeof within>,
): Promise<Table> {
  const { from, to } = asked;
  const key = asked.key ?? null;
  switch (block) {
    case 'funnel':
      return funnelTable(await funnelOf(framed, actor, asked), key);
    case 'breakdown':
      return breakdownTable(await funnelOf(framed, actor, asked));
    case 'trend': {
      const { by, key: _, ...rest } = asked;
      return trendTable(
        await trendOf(framed, actor, key === null ? rest : { ...rest, by, key }),
        asked.metric,
        key === null ? null : by,
        key,
      );
    }
    case 'revenue':
      return revenueTable(await revenueOf(framed, actor, asked));
    case 'arrivals': {
      const storefront = asked.by === 'storefront' && key !== null ? key : undefined;
      return arrivalTable(await arrivalsOf(framed, { from, to, storefront }), storefront ?? null);
    }
    case 'scores':
      return scoreTable(await scoresOf(framed, { from, to }));
    case 'responses':
      return responseTable(await responsesOf(framed, actor, { from, to, by: asked.who }));
    case 'cohorts':
      return cohortTable(await cohortsOf(framed, { from, to, step: asked.step }));
    case 'deliveries':
      return deliveryTable(await healthOf(framed, { from, to }));
  }
}

/** With all four days, and of a seller the seller’s own. */
function within({ now, frame }: Framed, actor: Actor, question: Question) {
  const { period, before } = daysAsked(question, dateIn(frame.timeZone, now));
  return {
    ...askedBy(actor, question),
    ...period,
    beforeFrom: before.from,
    beforeTo: before.to,
  };
}
