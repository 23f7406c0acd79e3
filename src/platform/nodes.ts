// The processes that share the database: each says that it lives, and all know who works.
import type { App } from './app.ts';
import { nodesSeen, removeNode, removeOtherNodes, sawNode } from './nodes-store.ts';

const beatMs = 2_000;
/** Five beats missed: gone. */
const goneMs = 10_000;

export type Nodes = {
  /** As the database knows them now, one that joined since the last beat too; this process always. */
  aliveIds(): Promise<string[]>;
  stop(): Promise<void>;
};

/** Beats until stopped; `changed` is told of the working nodes on every beat. */
export async function joinNodes(
  app: App,
  works: boolean,
  changed: (workingIds: readonly string[]) => void,
): Promise<Nodes> {
  const alive = () => nodesSeen(app.db, new Date(app.clock.now().getTime() - goneMs));
  const beat = async () => {
    await sawNode(app.db, app.nodeId, works, app.clock.now());
    const nodes = await alive();
    changed(nodes.filter((node) => node.works).map(({ id }) => id));
  };
  const tick = () => void beat().catch((err: unknown) => app.log.warn({ err }, 'node.not_seen'));
  // Whoever holds the embedded database's folder is alone: the process before it is gone, however fresh its last beat.
  if (app.db.kind === 'embedded') await removeOtherNodes(app.db, app.nodeId);
  await beat();
  const timer = setInterval(tick, beatMs);
  return {
    aliveIds: async () => [app.nodeId, ...(await alive()).map(({ id }) => id)],
    async stop() {
      clearInterval(timer);
      await removeNode(app.db, app.nodeId).catch(() => {});
    },
  };
}
