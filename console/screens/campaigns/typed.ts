// What people type, as the API takes it. Pure.

/** Nothing typed is nothing told. */
export const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** A comma before the last digits is a decimal sign everywhere but in English, where it sets thousands apart. */
export function amountTyped(text: string, language: string): string {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '');
  return language === 'en' ? plain : plain.replace(/^(\d+),(\d+)$/, '$1.$2');
}

/** One a line, or apart by commas. */
export const codesTyped = (text: string): string[] =>
  text
    .split(/[\n,;]/)
    .map((code) => code.trim())
    .filter((code) => code !== '');

const iso = (year: number, month: number, day: number) =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

export const periods = ['quarter', 'next_quarter', 'year', 'next_year', 'own'] as const;
export type Period = (typeof periods)[number];

/** First and last day; null: they are typed. */
export function daysOf(period: Period, now: Date): [from: string, to: string] | null {
  const year = now.getUTCFullYear();
  const quarter = Math.floor(now.getUTCMonth() / 3) * 3;
  switch (period) {
    case 'quarter':
      return [iso(year, quarter, 1), iso(year, quarter + 3, 0)];
    case 'next_quarter':
      return [iso(year, quarter + 3, 1), iso(year, quarter + 6, 0)];
    case 'year':
      return [iso(year, 0, 1), iso(year, 12, 0)];
    case 'next_year':
      return [iso(year + 1, 0, 1), iso(year + 1, 12, 0)];
    case 'own':
      return null;
  }
}
