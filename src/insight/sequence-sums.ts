// What a batch of leads changes in the sums of sequences: their new ways less their old ones. Pure.
import { decimal, plus, zero, type Decimal } from '../platform/decimal.ts';
import { entryColumns, entryParts } from './entries.ts';
import type { Facts } from './facts.ts';
import type { Whose } from './whose.ts';

/** seller: empty in rows of all leads. counts: in the order of the columns. */
export type SequenceRow = Whose & {
  seller: string;
  day: string;
  sequence: string;
  step: string;
  reason: string;
  currency: string;
  parts: number;
  counts: number[];
  value: Decimal;
};

export class SequenceSums {
  readonly #rows = new Map<string, SequenceRow>();

  /** times: 1 to count the lead, -1 to count it back. */
  add({ publisherId, generation }: Whose, { entries, seller }: Facts, times: 1 | -1): void {
    for (const entry of entries)
      for (const { counts, value, ...place } of entryParts(entry))
        for (const whose of seller === null ? [''] : ['', seller]) {
          const { sequence, day } = entry;
          const row = this.#rowOf({ publisherId, generation, seller: whose, day, sequence, ...place });
          row.parts += times;
          entryColumns.forEach((column, at) => (row.counts[at]! += times * (counts[column] ?? 0)));
          if (value === null) continue;
          const { units, scale } = decimal(value);
          row.value = plus(row.value, { units: units * BigInt(times), scale });
        }
  }

  #rowOf(place: Omit<SequenceRow, 'parts' | 'counts' | 'value'>): SequenceRow {
    const name = Object.values(place).join(' ');
    const known = this.#rows.get(name);
    if (known !== undefined) return known;
    const row = { ...place, parts: 0, counts: entryColumns.map(() => 0), value: zero };
    this.#rows.set(name, row);
    return row;
  }

  /** Rows that change, in the order of their key. */
  get rows(): SequenceRow[] {
    return [...this.#rows]
      .filter(([, { parts, counts, value }]) => parts !== 0 || counts.some(isAny) || value.units !== 0n)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, row]) => row);
  }
}

const isAny = (count: number): boolean => count !== 0;
