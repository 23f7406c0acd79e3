// Tries a model that nobody has saved on the leads of the last ninety days, beside the one in use. Reads page by page, and keeps counts
// and a few leads alone, whatever number there are.
import type * as z from 'zod';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { idsBefore, preferWalks } from '../leads/inbox-store.ts';
import { factsOfRow, neededBy, type Needed } from './facts-needed.ts';
import type { Model } from './model.ts';
import { countSince, decidedLeads } from './preview-store.ts';
import type { Preview } from './model-view.ts';
import { rescorableByIds } from './rescoring-store.ts';
import { checkModel } from './save-model.ts';
import { scorerOf, standingAt } from './score.ts';
import type { Scorers } from './scorers.ts';
import {
  pointsMoved,
  rankingOf,
  tooFew,
  WhatIf,
  type Candidate,
  type Decided,
  type Moved,
  type Seen,
} from './what-if.ts';

const days = 90;
const dayMs = 86_400_000;
/** Leads looked at, and so many decided ones: spread over as many stretches of time as there are pages. */
const bounds = {
  postgres: { leads: 20_000, page: 1_000, decided: 2_000 },
  embedded: { leads: 4_000, page: 200, decided: 1_000 },
};

type Row = Awaited<ReturnType<typeof rescorableByIds>>[number];

/** Throws Refusal `invalid_input` for a model that could not be saved. */
export async function previewModel(
  app: App,
  scorers: Scorers,
  publisherId: string,
  storefront: string,
  model: Model,
): Promise<z.infer<typeof Preview>> {
  const now = app.clock.now();
  const from = new Date(now.getTime() - days * dayMs);
  const reading = <Result>(read: (tx: Tx) => Promise<Result>) => app.db.asPublisher(publisherId, read);
  const { of, current } = await reading(async (tx) => {
    await checkModel(tx, publisherId, storefront, model);
    const readyFor = await scorers.of(tx, [publisherId]);
    const of = await countSince(tx, publisherId, storefront, from);
    return { of, current: readyFor(publisherId, storefront) };
  });
  const candidate: Candidate = {
    model,
    score: scorerOf({ storefront, version: current.version + 1, model }),
  };
  const needed = neededBy([current.model, model]);
  const whatIf = new WhatIf(current, candidate, now);
  const shown = new Map<string, Row>();
  const { leads: most, page, decided: mostDecided } = bounds[app.db.kind];
  for await (const rows of spread(reading, publisherId, storefront, { from, to: now, most, page, needed })) {
    for (const row of rows)
      whatIf.look({ leadId: row.id, receivedAt: row.receivedAt, facts: factsOfRow(row) });
    const kept = new Set(whatIf.most.map(({ leadId }) => leadId));
    for (const row of rows) if (kept.has(row.id)) shown.set(row.id, row);
    for (const id of shown.keys()) if (!kept.has(id)) shown.delete(id);
  }
  const decided = await decidedOf(reading, publisherId, storefront, { most: mostDecided, page, needed });
  const models = { before: current.model, after: model };
  return {
    from,
    leads: whatIf.leads,
    of: Math.max(of, whatIf.leads),
    sampled: whatIf.leads >= most && of > whatIf.leads,
    thresholds: whatIf.thresholds,
    scores: whatIf.scores.map((both, nth) => ({
      from: nth * 10,
      to: nth === 9 ? 100 : nth * 10 + 9,
      ...both,
    })),
    grades: [...whatIf.grades]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([grade, both]) => ({ grade, ...both })),
    excluded: whatIf.excluded,
    moved: {
      count: whatIf.moved,
      sample: whatIf.most.map((moved) => movedView(moved, shown.get(moved.leadId)!, models)),
    },
    outcomes: outcomesOf(decided, current, candidate),
  };
}

type Reading = <Result>(read: (tx: Tx) => Promise<Result>) => Promise<Result>;
type Spread = { from: Date; to: Date; most: number; page: number; needed: Needed };

/** Customers’ leads, the newest of each of as many equal stretches of time as there are pages; room that one leaves goes to those before. */
async function* spread(
  reading: Reading,
  publisherId: string,
  storefront: string,
  { from, to, most, page, needed }: Spread,
): AsyncGenerator<Row[]> {
  const stretches = most / page;
  const stepMs = (to.getTime() - from.getTime()) / stretches;
  let room = 0;
  for (let nth = stretches - 1; nth >= 0; nth--) {
    const filter = {
      storefront,
      kind: 'customer' as const,
      receivedFrom: new Date(from.getTime() + nth * stepMs),
      receivedTo: new Date(from.getTime() + (nth + 1) * stepMs + (nth === stretches - 1 ? 1 : 0)),
    };
    room += page;
    for (let beforeId: string | null = null; room > 0;) {
      const rows: Row[] = await reading(async (tx) => {
        await preferWalks(tx);
        const ids = await idsBefore(tx, publisherId, filter, beforeId, Math.min(room, page));
        return ids.length === 0 ? [] : rescorableByIds(tx, publisherId, ids, needed);
      });
      room -= rows.length;
      yield rows;
      if (rows.length < page) break;
      beforeId = rows.at(-1)!.id;
    }
  }
}

type DecidedRow = { won: boolean; row: Row };

async function decidedOf(
  reading: Reading,
  publisherId: string,
  storefront: string,
  { most, page, needed }: { most: number; page: number; needed: Needed },
): Promise<DecidedRow[]> {
  const decided = await reading((tx) => decidedLeads(tx, publisherId, storefront, most));
  const won = new Map(decided.map((each) => [each.leadId, each.won]));
  const found: DecidedRow[] = [];
  for (let at = 0; at < decided.length; at += page) {
    const ids = decided.slice(at, at + page).map(({ leadId }) => leadId);
    const rows = await reading((tx) => rescorableByIds(tx, publisherId, ids, needed));
    found.push(...rows.map((row) => ({ row, won: won.get(row.id)! })));
  }
  return found;
}

function outcomesOf(found: DecidedRow[], current: Candidate, candidate: Candidate) {
  const before = found.map(({ won, row }) => decidedBy(current, won, row));
  const after = found.map(({ won, row }) => decidedBy(candidate, won, row));
  const won = found.filter((each) => each.won).length;
  const numbers = { won, lost: found.length - won };
  if (tooFew(before)) {
    const reason = found.length === 0 ? ('none_read_back' as const) : ('too_few' as const);
    return { ...numbers, wonShare: null, before: null, after: null, reason };
  }
  const wonShare = Math.round((won / found.length) * 1_000) / 1_000;
  return { ...numbers, wonShare, before: rankingOf(before), after: rankingOf(after), reason: null };
}

/** An excluded one would have been at the end of the list. */
function decidedBy({ model, score }: Candidate, won: boolean, row: Row): Decided {
  const standing = standingAt(score(factsOfRow(row)), model, row.receivedAt, row.receivedAt);
  return { won, score: standing?.score ?? 0 };
}

function movedView(
  { leadId, crosses, before, after }: Moved,
  { contact, offerTitle, action, receivedAt }: Row,
  models: { before: Model; after: Model },
) {
  const name = [contact.firstName, contact.lastName].filter(Boolean).join(' ');
  return {
    leadId,
    name: name === '' ? null : name,
    company: contact.company,
    offerTitle,
    action,
    receivedAt,
    before: seenView(before),
    after: seenView(after),
    crosses,
    points: pointsMoved(before.scored.points, after.scored.points, models),
  };
}

function seenView({ scored, standing }: Seen) {
  const { fit, interest, excluded } = scored;
  return {
    score: standing?.score ?? null,
    grade: standing?.grade ?? null,
    hot: standing?.hot ?? false,
    excluded,
    fit,
    interest,
  };
}
