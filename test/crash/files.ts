// What the files of the folder say was received: a line per lead, in no order of files.
import { hash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Receipt } from './receiver.ts';

type Line = { key: string; lead: { id: string; note: string } };

/** Every file must be whole: a line that cannot be read throws. */
export function receiptsIn(folder: string): Receipt[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name.endsWith('.ndjson'),
  );
  return files.flatMap(({ parentPath, name }) =>
    readFileSync(join(parentPath, name), 'utf8')
      .trim()
      .split('\n')
      .map((text) => {
        const { key, lead } = JSON.parse(text) as Line;
        const { id: leadId, note } = lead;
        return { path: 'files', webhookId: key, leadId, note, digest: hash('sha256', text, 'base64') };
      }),
  );
}
