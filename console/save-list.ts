// A list of the server's as a file, under the filter that the screen shows: CSV of any length, a workbook of so many rows at most.
import { Problem, type ProblemBody } from './ui/problem.ts';
import type { FileFormat } from './ui/download-menu.tsx';
import { saveBlob } from './ui/save-file.ts';

/** path: of the list. query: of the list too, without its page. Throws Problem. */
export async function saveList(
  format: FileFormat,
  path: string,
  query: Readonly<Record<string, unknown>>,
): Promise<void> {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  const asked = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  const name = `${path.split('/').at(-1)!}.${format}`;
  const address = `${path}.${format}?${asked}`;
  // As long as it is, the browser writes it while it comes.
  if (format === 'csv') return follow(address, name);
  const answer = await fetch(address, { credentials: 'same-origin' }).catch(() => {
    throw new Problem(0, null);
  });
  if (!answer.ok) throw new Problem(answer.status, (await answer.json()) as Partial<ProblemBody>);
  saveBlob(name, await answer.blob());
}

function follow(href: string, download: string): void {
  Object.assign(document.createElement('a'), { href, download }).click();
}
