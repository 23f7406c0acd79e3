// A folder on a real disk.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cannotAny, type Peer } from '../far-side.ts';

export function peer(): Promise<Peer> {
  const home = mkdtempSync(join(tmpdir(), 'leadshare-drop-'));
  const files = () =>
    readdirSync(home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Promise.resolve({
    folder: home,
    settings: { folder: 'crm-import', format: 'ndjson' },
    wrong: null,
    secrets: [],
    records: () => Promise.resolve(files().length),
    trouble: () => writeFileSync(join(home, 'in-the-way'), ''),
    close: () => Promise.resolve(rmSync(home, { recursive: true })),
    reasons: { failing: 'unreachable', malformed: null },
    throttledMs: null,
    cannot: cannotAny('a folder has no such thing'),
  });
}
