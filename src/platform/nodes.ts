// The processes that share the database: each says that it lives, and all know who works.
import type { App } from './app.ts';
import {
  nodeLeft,
  nodesGone,
  nodesSeen,
  outliveOtherNodes,
  removeGoneNodes,
  sawNode,
} from './nodes-store.ts';

const beatMs = 2_000;
/** Five beats missed: gone. */
const goneMs = 10_000;

export type Nodes = {
  /** Names those that are gone, if any; they are forgotten once `takeOver` has resolved, and named again when it fails. */
  forgetGone(takeOver: (goneIds: readonly string[]) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
};

/** Beats until stopped; `changed` is told of the working nodes on every beat. */
export async function joinNodes(
  app: App,
  works: boolean,
  changed: (workingIds: readonly string[]) => void,
): Promise<Nodes> {
  const lastSeen = () => new Date(app.clock.now().getTime() - goneMs);
  const beat = async () => {
    await sawNode(app.db, app.nodeId, works, app.clock.now());
    const nodes = await nodesSeen(app.db, lastSeen());
    changed(nodes.filter((node) => node.works).map(({ id }) => id));
  };
  const tick = () => void beat().catch((err: unknown) => app.log.warn({ err }, 'node.not_seen'));
  // Whoever holds the embedded database's folder is alone: the process before it is gone, however fresh its last beat.
  if (app.db.kind === 'embedded') await outliveOtherNodes(app.db, app.nodeId);
  await beat();
  const timer = setInterval(tick, beatMs);
  return {
    async forgetGone(takeOver) {
      const since = lastSeen();
      const gone = (await nodesGone(app.db, since)).filter((id) => id !== app.nodeId);
      await takeOver(gone);
      if (gone.length > 0) await removeGoneNodes(app.db, gone, since);
    },
    async stop() {
      clearInterval(timer);
      await nodeLeft(app.db, app.nodeId).catch(() => {});
    },
  };
}
