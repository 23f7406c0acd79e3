// Public holidays by country and region, as days of a year. Pure, and remembered.
import Holidays from 'date-holidays';
import type { HolidaysOf } from './calendar.ts';

const all = new Holidays();
const known = new Map<string, ReadonlySet<string>>();
/** Years of places; each is a few hundred bytes. */
const capacity = 2_000;
const dayMs = 86_400_000;

/** Codes of countries with what readers of English call them. */
export function holidayCountries(language: string): Record<string, string> {
  return all.getCountries(language);
}

/** Codes of a country's parts; empty where it has none of its own. */
export function holidayRegions(country: string, language: string): Record<string, string> {
  return all.getStates(country, language) ?? {};
}

/** Days such as 2026-12-25. A holiday that begins in the middle of a day is none. */
export function publicHolidays({ country, region }: HolidaysOf, year: number): ReadonlySet<string> {
  const key = `${country} ${region ?? ''} ${year}`;
  const found = known.get(key);
  if (found) return found;
  const kept = { types: ['public' as const] };
  const place = region === null ? new Holidays(country, kept) : new Holidays(country, region, kept);
  const days = new Set(place.getHolidays(year).flatMap(daysOf));
  if (known.size >= capacity) known.clear();
  known.set(key, days);
  return days;
}

function daysOf({ date, start, end }: { date: string; start: Date; end: Date }): string[] {
  const day = /^(\d{4}-\d{2}-\d{2}) 00:00:00/.exec(date)?.[1];
  if (day === undefined) return [];
  const count = Math.max(1, Math.round((end.getTime() - start.getTime()) / dayMs));
  return Array.from({ length: count }, (_, nth) =>
    new Date(Date.parse(`${day}T00:00:00Z`) + nth * dayMs).toISOString().slice(0, 10),
  );
}
