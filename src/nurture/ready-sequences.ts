// Versions of sequences made ready, and kept: a saved one never changes.
import type { Queries } from '../platform/db.ts';
import { readySequence, type Ready } from './next-step.ts';
import { documentsOf, type VersionKey } from './sequence-store.ts';
import { shippedDocument } from './shipped-sequences.ts';

const known = new Map<string, Ready>();
/** Each is some kilobytes. */
const capacity = 2_000;
const name = ({ publisherId, sequenceId, version }: VersionKey) => `${publisherId} ${sequenceId} ${version}`;

/** Those that are not known yet by one query. */
export async function readySequences(
  db: Queries,
  wanted: Iterable<VersionKey>,
): Promise<(key: VersionKey) => Ready> {
  const here = new Map<string, Ready>();
  const missing = new Map<string, VersionKey>();
  for (const key of wanted) {
    if (here.has(name(key)) || missing.has(name(key))) continue;
    const found = key.version === 0 ? shipped(key.sequenceId) : known.get(name(key));
    if (found) here.set(name(key), found);
    else missing.set(name(key), key);
  }
  if (missing.size > 0) {
    if (known.size + missing.size > capacity) known.clear();
    for (const row of await documentsOf(db, [...missing.values()])) {
      const ready = readySequence(row.version, row.document);
      known.set(name(row), ready);
      here.set(name(row), ready);
    }
  }
  return (key) => here.get(name(key))!;
}

const ready = new Map<string, Ready>();

function shipped(sequenceId: string): Ready | undefined {
  const found = ready.get(sequenceId);
  const document = shippedDocument(sequenceId);
  if (found !== undefined || document === null) return found;
  const made = readySequence(0, document);
  ready.set(sequenceId, made);
  return made;
}
