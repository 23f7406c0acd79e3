// Interest fades: leads whose grade changes by it get their new one, a batch at a time. Their stage stays, and nobody is told.
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { rewriteCooled, takeCooling, type Cooling } from './cooling-store.ts';
import { defaultModel } from './default-model.ts';
import type { Model } from './model.ts';
import { modelVersion } from './model-store.ts';
import { coolsAt, standingAt } from './score.ts';

/** Leads in one transaction, and how long one run may go on: see take-in.ts of leads. */
const pace = { postgres: { batch: 1_000, mostMs: 300 }, embedded: { batch: 50, mostMs: 60 } };

/** For a timer: resolves to how many leads have cooled. What is left waits for the next run. */
export async function coolDue(app: App): Promise<number> {
  const { batch, mostMs } = pace[app.db.kind];
  const until = performance.now() + mostMs;
  for (let cooled = 0; ;) {
    const count = await coolBatch(app, batch);
    cooled += count;
    if (count < batch || performance.now() >= until) return cooled;
  }
}

function coolBatch(app: App, limit: number): Promise<number> {
  return app.db.tx(async (tx) => {
    const now = app.clock.now();
    const due = await takeCooling(tx, now, limit);
    const models = await modelsOf(tx, due);
    await rewriteCooled(
      tx,
      now,
      due.map((lead) => {
        const { publisherId, leadId, receivedAt } = lead;
        const model = models.get(keyOf(lead))!;
        const scored = { ...lead, excluded: null };
        const { score, grade, hot } = standingAt(scored, model, receivedAt, now)!;
        const next = coolsAt(scored, model, receivedAt, now);
        return { publisherId, leadId, score, grade, hot, coolsAt: next };
      }),
    );
    return due.length;
  });
}

const keyOf = ({ publisherId, storefront, version }: Cooling) => `${publisherId} ${storefront} ${version}`;

/** Of the version that scored each, which need not be the newest yet. */
async function modelsOf(tx: Tx, due: readonly Cooling[]): Promise<Map<string, Model>> {
  const models = new Map<string, Model>();
  for (const lead of due) {
    const key = keyOf(lead);
    if (models.has(key)) continue;
    const { publisherId, storefront, version } = lead;
    const saved = version === 0 ? undefined : await modelVersion(tx, publisherId, storefront, version);
    models.set(key, saved?.model ?? defaultModel(storefront));
  }
  return models;
}
