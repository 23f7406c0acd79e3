// Exchange rates from a CSV file: the European Central Bank's reference rates in both of its forms, or one rate a row.
import { csvRows, type BadRow } from '../intake/import-csv.ts';
import { isCurrency } from '../platform/currency.ts';
import { decimalOf } from '../platform/decimal.ts';
import type { Rate } from './rates.ts';

export type ReadRates = { rates: Rate[]; bad: BadRow[] };

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);
const ownHeaders = ['currency', 'base', 'rate', 'date'] as const;

/** What cannot be read is told by its line and passed over. `bad` of line 1 alone: no such file. */
export async function readRates(text: string): Promise<ReadRates> {
  const bad: BadRow[] = [];
  const rows: { line: number; cells: string[] }[] = [];
  for await (const row of csvRows(text, (each) => bad.push(each))) rows.push(row);
  const headers = (rows.shift()?.cells ?? []).map((cell) => cell.trim());
  const lower = headers.map((header) => header.toLowerCase());
  const read =
    lower[0] === 'date'
      ? rows.map(({ line, cells }) => bankRow(headers, cells.map(trimmed), line))
      : ownHeaders.every((header) => lower.includes(header))
        ? rows.map(({ line, cells }) => ownRow(lower, cells.map(trimmed), line))
        : [
            {
              rates: [],
              bad: [
                {
                  line: 1,
                  message: 'The first row must hold Date and currencies, or currency, base, rate and date.',
                },
              ],
            },
          ];
  return { rates: read.flatMap(({ rates }) => rates), bad: [...bad, ...read.flatMap((row) => row.bad)] };
}

const trimmed = (cell: string) => cell.trim();

/** A day and the rate of one euro in each currency; what the bank does not quote that day is N/A. */
function bankRow(headers: string[], cells: string[], line: number): ReadRates {
  const onDate = dayOf(cells[0] ?? '');
  if (onDate === null) return { rates: [], bad: [{ line, message: 'The first cell is no day.' }] };
  const read = headers.slice(1).flatMap((currency, at) => {
    const cell = cells[at + 1] ?? '';
    if (currency === '' || cell === '' || cell === 'N/A' || !isCurrency(currency)) return [];
    return [isRate(cell) ? { base: 'EUR', currency, rate: cell, onDate, source: 'ecb' } : null];
  });
  const rates = read.filter((rate) => rate !== null);
  return {
    rates,
    bad: rates.length < read.length ? [{ line, message: 'A rate is no number above zero.' }] : [],
  };
}

function ownRow(headers: string[], cells: string[], line: number): ReadRates {
  const cell = (header: string) => cells[headers.indexOf(header)] ?? '';
  const [currency, base] = [cell('currency').toUpperCase(), cell('base').toUpperCase()];
  const onDate = dayOf(cell('date'));
  const wrong = (message: string): ReadRates => ({ rates: [], bad: [{ line, message }] });
  if (!isCurrency(currency) || !isCurrency(base) || currency === base)
    return wrong('Give two different currencies by their codes, such as USD and EUR.');
  if (onDate === null) return wrong('Give the day such as 2026-01-31.');
  if (!isRate(cell('rate'))) return wrong('Give the rate as a number above zero, with a point.');
  const source = (headers.includes('source') ? cell('source').slice(0, 60) : '') || 'file';
  return { rates: [{ base, currency, rate: cell('rate'), onDate, source }], bad: [] };
}

/** As it fits the column: 16 digits before the point and 12 behind it. */
export function isRate(text: string): boolean {
  const read = decimalOf(text);
  return read !== null && read.units > 0n && /^\d{1,12}(?:\.\d{1,12})?$/.test(text);
}

/** 2026-11-20, or 20 November 2026 as the bank's daily file has it. */
function dayOf(text: string): string | null {
  const named = /^(\d{1,2}) ([A-Z][a-z]+) (\d{4})$/.exec(text);
  const iso = named
    ? `${named[3]}-${String(months.indexOf(named[2]!) + 1).padStart(2, '0')}-${named[1]!.padStart(2, '0')}`
    : text;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  const at = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : null;
}
