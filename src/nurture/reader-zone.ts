// In which time zone a reader lives, as far as the lead's country tells, and why we think so. Pure.

/** country: it has one clock. main: nearly all live by it. several: the publisher's is taken. unknown: likewise, without a country. */
export type ZoneBecause = 'country' | 'main' | 'several' | 'unknown';
export type ReaderZone = { timeZone: string; because: ZoneBecause };

/** Countries with more clocks than one, of which one is nearly everybody's. */
const mainZones: Record<string, string> = {
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  CY: 'Asia/Nicosia',
  EC: 'America/Guayaquil',
  ES: 'Europe/Madrid',
  NZ: 'Pacific/Auckland',
  PT: 'Europe/Lisbon',
  UA: 'Europe/Kyiv',
};

const known = new Map<string, string | null>();

/** country: ISO 3166-1 alpha-2. */
export function readerZone(country: string | null, publisherZone: string): ReaderZone {
  if (country === null) return { timeZone: publisherZone, because: 'unknown' };
  const main = mainZones[country];
  if (main !== undefined) return { timeZone: main, because: 'main' };
  let only = known.get(country);
  if (only === undefined) known.set(country, (only = onlyZone(country)));
  if (only !== null) return { timeZone: only, because: 'country' };
  return { timeZone: publisherZone, because: zonesOf(country).length > 0 ? 'several' : 'unknown' };
}

/** The one of a country whose clocks all show the same, summer and winter. */
function onlyZone(country: string): string | null {
  const zones = zonesOf(country);
  const clocks = new Set(zones.map((zone) => seasons.map((at) => clockIn(zone, at)).join(' ')));
  return clocks.size === 1 ? zones[0]! : null;
}

const seasons = [
  '2025-01-15T12:00:00Z',
  '2025-04-01T12:00:00Z',
  '2025-07-15T12:00:00Z',
  '2025-10-20T12:00:00Z',
].map((text) => Date.parse(text));
const clockIn = (timeZone: string, at: number) =>
  new Intl.DateTimeFormat('en', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    day: '2-digit',
  }).format(at);

type WithZones = Intl.Locale & { getTimeZones?(): string[] | undefined };

function zonesOf(country: string): string[] {
  if (!/^[A-Z]{2}$/.test(country)) return [];
  return (new Intl.Locale('und', { region: country }) as WithZones).getTimeZones?.() ?? [];
}
