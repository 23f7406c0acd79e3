// Lengths of time as people type them in a list: "30s, 2m, 1h, 1d". Pure.

const secondsOf = { s: 1, m: 60, h: 3_600, d: 86_400 } as const;
type Unit = keyof typeof secondsOf;

/** Seconds to the largest unit that says them exactly. */
export function durationsText(seconds: readonly number[]): string {
  return seconds.map(durationText).join(', ');
}

function durationText(seconds: number): string {
  const unit = (['d', 'h', 'm'] as const).find((each) => seconds % secondsOf[each] === 0) ?? 's';
  return `${seconds / secondsOf[unit]}${unit}`;
}

/** Seconds of each; null when one cannot be read. A bare number is seconds. */
export function readDurations(text: string): number[] | null {
  const parts = text.split(/[,;\s]+/).filter(Boolean);
  const seconds = parts.map((part) => {
    const found = /^(\d+)([smhd]?)$/i.exec(part);
    return found ? Number(found[1]) * secondsOf[(found[2]!.toLowerCase() || 's') as Unit] : NaN;
  });
  return seconds.some(Number.isNaN) ? null : seconds;
}
