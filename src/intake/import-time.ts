// Times as exports write them: ISO, or a spreadsheet's day with slashes or dots. Without a zone they are UTC. Pure.

const iso = /^(\d{4})-(\d\d?)-(\d\d?)(?:[T ](.*))?$/;
const slashed = /^(\d\d?)([/.])(\d\d?)\2(\d{4})(?:,?\s+(.*))?$/;
const clock = /^(\d\d?):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(?:([ap])\.?m\.?)?\s*(z|utc|gmt|[+-]\d\d:?\d\d)?$/i;
const minuteMs = 60_000;

/**
 * Null for what is no time. `3/4/2026` is month first, as Partner Center writes it, unless only day first makes a day;
 * with dots the day is first.
 */
export function importTime(text: string): Date | null {
  const sent = text.trim();
  const plain = iso.exec(sent);
  if (plain) return dateOf(Number(plain[1]), Number(plain[2]), Number(plain[3]), plain[4]);
  const other = slashed.exec(sent);
  if (!other) return null;
  const [first, second, year] = [Number(other[1]), Number(other[3]), Number(other[4])];
  const dayFirst = other[2] === '.' || first > 12;
  return dayFirst ? dateOf(year, second, first, other[5]) : dateOf(year, first, second, other[5]);
}

function dateOf(year: number, month: number, day: number, time: string | undefined): Date | null {
  const minutes = minutesOf(time);
  const start = Date.UTC(year, month - 1, day);
  const date = new Date(start);
  // Of a year below 100 the calendar makes one of the last century.
  if (minutes === null || year < 100 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return null;
  return new Date(start + minutes * minuteMs);
}

/** Since midnight UTC. */
function minutesOf(time: string | undefined): number | null {
  if (time === undefined) return 0;
  const found = clock.exec(time);
  if (!found) return null;
  const [, hours, minutes, seconds = '0', half, zone = 'z'] = found;
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hours);
  if (hour > 23 || Number(minutes) > 59) return null;
  return hour * 60 + Number(minutes) + Number(seconds) / 60 - offsetOf(zone);
}

function offsetOf(zone: string): number {
  if (/^[zug]/i.test(zone)) return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -minutes : minutes;
}
