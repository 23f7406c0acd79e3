// The processes that share the database: each says that it lives, and all know who works.
import type { App } from './app.ts';
import { nodesSeen, removeNode, sawNode } from './nodes-store.ts';

const beatMs = 2_000;
/** Five beats missed: gone. */
const goneMs = 10_000;

export type Nodes = { aliveIds(): readonly string[]; stop(): Promise<void> };

/** Beats until stopped; `changed` is told of the working nodes on every beat. */
export async function joinNodes(
  app: App,
  works: boolean,
  changed: (workingIds: readonly string[]) => void,
): Promise<Nodes> {
  let alive: readonly string[] = [app.nodeId];
  const beat = async () => {
    const now = app.clock.now();
    await sawNode(app.db, app.nodeId, works, now);
    const nodes = await nodesSeen(app.db, new Date(now.getTime() - goneMs));
    alive = nodes.map(({ id }) => id);
    changed(nodes.filter((node) => node.works).map(({ id }) => id));
  };
  const tick = () => void beat().catch((err: unknown) => app.log.warn({ err }, 'node.not_seen'));
  await beat();
  const timer = setInterval(tick, beatMs);
  return {
    aliveIds: () => alive,
    async stop() {
      clearInterval(timer);
      await removeNode(app.db, app.nodeId).catch(() => {});
    },
  };
}
