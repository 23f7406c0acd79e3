// Several processes share a destination's limits without asking each other: each takes its part by its place among them. Pure.

/**
 * This node's part of `limit`, given all working nodes. The parts add up to the limit; where there are fewer places than nodes,
 * which nodes have one differs by destination, so that the work spreads.
 */
export function shareOf(
  limit: number,
  destinationId: string,
  nodeId: string,
  nodeIds: readonly string[],
): number {
  const nodes = nodeIds.includes(nodeId) ? nodeIds : [...nodeIds, nodeId];
  const each = Math.floor(limit / nodes.length);
  const left = limit - each * nodes.length;
  const ranked = nodes.toSorted((a, b) => weight(a, destinationId) - weight(b, destinationId));
  return each + (ranked.indexOf(nodeId) < left ? 1 : 0);
}

/** FNV-1a: the same order in every process. */
function weight(nodeId: string, destinationId: string): number {
  let hash = 0x811c9dc5;
  for (const letter of `${destinationId} ${nodeId}`)
    hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193);
  return hash >>> 0;
}
