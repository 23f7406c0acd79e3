// A far side that takes so many in a day and does not say when it has had them: we count, and hold the rest back. Pure.
import { answersOf } from '../connectors/answers.ts';
import type { Crm, Failed } from '../connectors/connector.ts';

/** Tries in an hour of the clock. */
export type HourUse = { at: Date; tries: number };

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** From when on hours count. */
export const quotaSince = (now: Date) => new Date(now.getTime() - dayMs - hourMs);

/** When another may go there; null: now. An hour counts until its last minute is a day ago. */
export function freeAt(hours: readonly HourUse[], most: number, now: Date): Date | null {
  const endOf = ({ at }: HourUse) => at.getTime() + hourMs + dayMs;
  const counted = hours
    .filter((hour) => endOf(hour) > now.getTime())
    .toSorted((one, other) => one.at.getTime() - other.at.getTime());
  let used = counted.reduce((sum, { tries }) => sum + tries, 0);
  let free: Date | null = null;
  for (const hour of counted) {
    if (used < most) break;
    used -= hour.tries;
    free = new Date(endOf(hour));
  }
  return free;
}

/** What the far side would say if it told; null while there is room. */
export function overQuota(crm: Crm, hours: readonly HourUse[], now: Date): Failed | null {
  const free = crm.daily === undefined ? null : freeAt(hours, crm.daily.most, now);
  return free === null ? null : answersOf(crm.name)('daily_quota', {}, free.getTime() - now.getTime());
}
