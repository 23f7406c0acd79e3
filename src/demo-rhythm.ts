// When leads come in the demo: by day more than by night, on working days more than at the weekend, a little more each week. Pure.

const hourMs = 3_600_000;

/** Of each hour of the day, in UTC: nights are nearly still, a morning is as busy as an afternoon. */
const byHour = (hour: number) => (hour >= 7 && hour < 17 ? 1 : hour >= 17 && hour < 21 ? 0.3 : 0.03);
/** Of each weekday, from Sunday. A Tuesday has most. */
const byDay = [0.15, 0.9, 1.2, 1.05, 1, 0.75, 0.2];

/** `count` moments from `from` up to `to`, in milliseconds since 1970, in order. */
export function rhythm(count: number, from: number, to: number): number[] {
  const hours: { at: number; upTo: number }[] = [];
  let sum = 0;
  for (let at = from; at < to; at += hourMs) {
    const hour = Math.floor(at / hourMs);
    // The first of January 1970 was a Thursday.
    const weekday = (Math.floor(hour / 24) + 4) % 7;
    const grown = 1 + (at - from) / (to - from);
    sum += byHour(hour % 24) * byDay[weekday]! * grown;
    hours.push({ at, upTo: sum });
  }
  return Array.from({ length: count }, (_, nth) => {
    const wanted = ((nth + 0.5) / count) * sum;
    const place = hours.findIndex(({ upTo }) => upTo >= wanted);
    const { at, upTo } = hours[place]!;
    const before = hours[place - 1]?.upTo ?? 0;
    return Math.min(to - 1, Math.round(at + ((wanted - before) / (upTo - before)) * hourMs));
  });
}
