// Waiting for something to become true, with an end: no test sleeps and hopes.
import { setTimeout as pause } from 'node:timers/promises';

/** Nobody waits so long but for what never comes: a machine that is busy with other things is several times slower. */
const longMs = 120_000;

type Wait = { withinMs?: number; everyMs?: number };

/** Looks until `look` gives something that is not null or false. Throws, naming `what`, when it does not within `withinMs`. */
export async function until<Found>(
  what: string,
  look: () => Promise<Found | null | false> | Found | null | false,
  { withinMs = longMs, everyMs = 25 }: Wait = {},
): Promise<Found> {
  const end = performance.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== null && found !== false) return found;
    if (performance.now() > end) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await pause(everyMs);
  }
}
