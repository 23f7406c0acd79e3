// A place for the tests of a file or a describe: opened before them, searched for troubles after each, closed at the end.
import { mkdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { openPlace, type Place } from './place.ts';

/** Pictures of what failed, for whoever mends it. */
const pictures = join(tmpdir(), `leadshare-browser-${userInfo().uid}`);

/** Call it where tests are described; what it answers is there once they run. */
export function usePlace(placing: Parameters<typeof openPlace>[0] = {}): () => Place {
  let place: Place | undefined;
  beforeAll(async () => void (place = await openPlace(placing)));
  afterAll(() => place?.close());
  afterEach(async ({ task }) => {
    const troubles = place!.takeTroubles();
    if (troubles.length > 0 || task.result?.state === 'fail') {
      mkdirSync(pictures, { recursive: true });
      const taken = await place!.picture(pictures, task.name.replace(/[^a-zA-Z0-9]+/g, '-').slice(0, 80));
      process.stderr.write(`What the browser showed: ${taken.join(' ')}\n`);
    }
    await place!.leave();
    if (troubles.length > 0) throw new Error(`On the way:\n${troubles.join('\n')}`);
  });
  return () => place!;
}
