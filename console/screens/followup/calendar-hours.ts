// The hours of a day as people type them: "09:00–12:00, 13:00–17:00". Pure.
import type { Calendar } from './rules-draft.ts';

type Hours = Calendar['weekly'];

export function hoursText(weekly: Hours, day: number): string {
  return weekly
    .filter((hours) => hours.day === day)
    .map(({ from, to }) => `${from}–${to}`)
    .join(', ');
}

/** Null when it cannot be read; whether an end lies before its beginning is for whoever looks at it as hours. */
export function hoursOf(text: string, day: number): Hours | null {
  const hours: Hours = [];
  for (const part of text.split(/[,;]/).map((each) => each.trim())) {
    if (part === '') continue;
    const found = /^(\d{1,2})(?::(\d\d))?\s*[–—-]\s*(\d{1,2})(?::(\d\d))?$/.exec(part);
    if (!found) return null;
    const [, fromHour, fromMinute = '00', toHour, toMinute = '00'] = found;
    if (Number(fromMinute) > 59 || Number(toMinute) > 59 || Number(fromHour) > 23 || Number(toHour) > 24)
      return null;
    hours.push({
      day,
      from: `${fromHour!.padStart(2, '0')}:${fromMinute}`,
      to: `${toHour!.padStart(2, '0')}:${toMinute}`,
    });
  }
  return hours;
}
