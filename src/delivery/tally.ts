// Counts what becomes of tries, per destination and hour, in memory; written together once a second, so that delivering pays
// nothing for it. A process that dies loses a second's figures; the deliveries themselves are the proof.
import type { App } from '../platform/app.ts';
import type { Push } from './lane.ts';
import { addHours, type HourTally } from './tally-store.ts';

/** Upper ends, in milliseconds, of the steps in which it is counted how soon a lead was delivered; one step more has the rest. */
export const speedStepsMs = [
  100, 250, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 300_000, 1_800_000, 7_200_000,
] as const;

const hourMs = 3_600_000;
const flushMs = 1_000;

export class Tally {
  readonly #app: App;
  #hours = new Map<string, HourTally>();
  #timer: NodeJS.Timeout | null = null;

  constructor(app: App) {
    this.#app = app;
  }

  count({ publisherId, destinationId, attempts, rung, createdAt }: Push, delivered: boolean): void {
    const now = this.#app.clock.now();
    const at = new Date(Math.floor(now.getTime() / hourMs) * hourMs);
    const key = `${publisherId} ${destinationId} ${at.getTime()}`;
    const hour = this.#hours.get(key) ?? nothingYet(publisherId, destinationId, at);
    this.#hours.set(key, hour);
    if (delivered) {
      hour.delivered++;
      hour.lastDeliveredAt = now;
      // Attempts that outnumber the rungs climbed came before a replay, which says nothing of how quick we are.
      if (attempts === rung) hour.speeds[stepOf(now.getTime() - createdAt.getTime())]!++;
    } else hour.failed++;
    this.#timer ??= setTimeout(() => void this.flush(), flushMs).unref();
  }

  /** Writes what was counted since; what cannot be written is let go. */
  async flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const hours = [...this.#hours.values()];
    this.#hours = new Map();
    if (hours.length === 0) return;
    await addHours(this.#app.db, hours).catch((err: unknown) => {
      this.#app.log.warn({ err }, 'delivery.tally_not_written');
    });
  }
}

function nothingYet(publisherId: string, destinationId: string, at: Date): HourTally {
  const speeds = Array.from({ length: speedStepsMs.length + 1 }, () => 0);
  return { publisherId, destinationId, at, delivered: 0, failed: 0, lastDeliveredAt: null, speeds };
}

function stepOf(ms: number): number {
  const step = speedStepsMs.findIndex((end) => ms <= end);
  return step === -1 ? speedStepsMs.length : step;
}

/** From such counts: the median in milliseconds, within its step by share, and the share that took a minute at most. Null of none. */
export function speedOf(speeds: readonly number[]): { medianMs: number; withinMinute: number } | null {
  const all = speeds.reduce((sum, count) => sum + count, 0);
  if (all === 0) return null;
  const minute = speedStepsMs.indexOf(60_000) + 1;
  const withinMinute = speeds.slice(0, minute).reduce((sum, count) => sum + count, 0) / all;
  let before = 0;
  for (const [step, count] of speeds.entries()) {
    if (before + count >= all / 2) {
      const from = step === 0 ? 0 : speedStepsMs[step - 1]!;
      const to = speedStepsMs[step] ?? 2 * from;
      return { medianMs: Math.round(from + (to - from) * ((all / 2 - before) / count)), withinMinute };
    }
    before += count;
  }
  return null;
}
