// Text read as a number, a yes or no, or a date: what can only be meant in one way, and null for the rest. Pure.

/** 12, 1234.5, 12,5, 10 000, 1,234.5 and 1.234,5. A comma before three digits alone may be either, so 1,234 is none. */
export function numberIn(text: string): number | null {
  const said = text.trim().replace(/(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))/g, '');
  if (/^[+-]?\d+(?:\.\d+)?$/.test(said)) return finite(said);
  if (/^[+-]?\d+,(?:\d{1,2}|\d{4,})$/.test(said)) return finite(said.replace(',', '.'));
  if (/^[+-]?\d{1,3}(?:,\d{3})+\.\d+$/.test(said)) return finite(said.replaceAll(',', ''));
  if (/^[+-]?\d{1,3}(?:\.\d{3})+,\d+$/.test(said)) return finite(said.replaceAll('.', '').replace(',', '.'));
  return null;
}

const finite = (text: string) => (Number.isFinite(Number(text)) ? Number(text) : null);

export function booleanIn(text: string): boolean | null {
  return yesOrNo.get(text.trim().toLowerCase()) ?? null;
}

const yesOrNo = new Map([
  ...['true', 'yes', 'y', 'on', '1'].map((word) => [word, true] as const),
  ...['false', 'no', 'n', 'off', '0'].map((word) => [word, false] as const),
]);

/** ISO 8601 alone, since 03/04/2026 is two days. A day stays a day; a time becomes UTC, and without a zone it is UTC already. */
export function dateIn(text: string): string | null {
  const [, day, time, zone = 'Z'] = isoDate.exec(text.trim()) ?? [];
  if (day === undefined) return null;
  // The parser turns the 30th of February into a day of March.
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) return null;
  if (time === undefined) return day;
  const at = Date.parse(`${day}T${time}${zone.toUpperCase()}`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

const isoDate =
  /^(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)([Zz]|[+-]\d{2}:\d{2})?)?$/;
