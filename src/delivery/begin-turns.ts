// Gives those that were written behind others their turn, where nobody has it. What a crash leaves is freed by the sweep.
import type { App } from '../platform/app.ts';
import type { Engine } from './engine.ts';
import { wakeAll } from './wake-all.ts';
import { wakeNext, type Turn } from './turn-store.ts';

export async function beginTurns(app: App, engine: Engine, turns: readonly Turn[]): Promise<void> {
  try {
    const woken = await wakeNext(app.db, [...turns], app.clock.now());
    await wakeAll(
      app,
      engine,
      woken.map(({ destinationId }) => destinationId),
    );
  } catch (err) {
    app.log.warn({ err }, 'events.not_begun');
  }
}
