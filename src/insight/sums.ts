// What a batch of leads changes in the sums: their new parts less their old ones. Pure.
import { decimal, plus, zero, type Decimal } from '../platform/decimal.ts';
import { answerStepsS } from './answer-steps.ts';
import type { Facts } from './facts.ts';
import { byStorefront, columns, partsOf, valuePartsOf, type Column } from './parts.ts';
import type { Whose } from './whose.ts';

type Row = Whose & { dimension: string; listing: string; day: string; key: string; parts: number };
/** counts: in the order of the columns. */
export type DayRow = Row & { counts: number[]; answerSteps: number[] | null };
export type ValueRow = Row & { currency: string; value: Decimal; becameValue: Decimal };

const placeOf = Object.fromEntries(columns.map((column, at) => [column, at])) as Record<Column, number>;

/** By whose sums, day and listing, and there by dimension and key: a lead stands in many rows of few of these. */
type Rows<Row> = Map<string, Map<string, Map<string, Map<string, Row>>>>;

export class Sums {
  readonly #days: Rows<DayRow> = new Map();
  readonly #values: Rows<ValueRow> = new Map();

  /** times: 1 to count the lead, -1 to count it back. */
  add({ publisherId, generation }: Whose, facts: Facts, times: 1 | -1): void {
    const whose = `${publisherId} ${generation}`;
    const days = within(this.#days, whose);
    for (const { dimension, day, key, columns: counted, answerStep } of partsOf(facts)) {
      const name = `${dimension} ${key}`;
      for (const listing of listingsWith(dimension, facts)) {
        const rows = within(within(days, day), listing);
        let row = rows.get(name);
        if (row === undefined) {
          const counts = columns.map(() => 0);
          row = {
            publisherId,
            generation,
            dimension,
            listing,
            day,
            key,
            parts: 0,
            counts,
            answerSteps: null,
          };
          rows.set(name, row);
        }
        row.parts += times;
        for (const column of counted) row.counts[placeOf[column]]! += times;
        if (answerStep === null) continue;
        row.answerSteps ??= Array.from({ length: answerStepsS.length + 1 }, () => 0);
        row.answerSteps[answerStep]! += times;
      }
    }
    for (const { column, value, ...place } of valuePartsOf(facts))
      for (const listing of listingsWith(place.dimension, facts)) {
        const rows = within(within(within(this.#values, whose), place.day), listing);
        const name = `${place.dimension} ${place.currency} ${place.key}`;
        const row = rows.get(name) ?? {
          publisherId,
          generation,
          ...place,
          listing,
          parts: 0,
          value: zero,
          becameValue: zero,
        };
        const member = column === 'value' ? 'value' : 'becameValue';
        const { units, scale } = decimal(value);
        row.parts += times;
        row[member] = plus(row[member], { units: units * BigInt(times), scale });
        rows.set(name, row);
      }
  }

  /** Rows that change, in the order of their key, so that two processes never wait for one another. */
  get days(): DayRow[] {
    return inOrder(this.#days).filter(isChanged);
  }

  get values(): ValueRow[] {
    return inOrder(this.#values).filter(
      ({ parts, value, becameValue }) => parts !== 0 || value.units !== 0n || becameValue.units !== 0n,
    );
  }
}

function within<Inner>(rows: Map<string, Map<string, Inner>>, name: string): Map<string, Inner> {
  const known = rows.get(name);
  if (known !== undefined) return known;
  const fresh = new Map<string, Inner>();
  rows.set(name, fresh);
  return fresh;
}

/** Among all leads, and among those of its listing, of some dimensions of its storefront too; by listing they would be the same. */
function listingsWith(dimension: string, { listing, storefront }: Facts): readonly string[] {
  if (dimension === 'listing') return amongAll;
  return byStorefront.has(dimension) ? ['', listing, storefront] : ['', listing];
}
const amongAll = [''];

export const isChanged = ({ parts, counts, answerSteps }: DayRow): boolean =>
  parts !== 0 || counts.some(isAny) || (answerSteps !== null && answerSteps.some(isAny));

const isAny = (count: number): boolean => count !== 0;

function inOrder<Row extends DayRow | ValueRow>(rows: Rows<Row>): Row[] {
  const named: [name: string, row: Row][] = [];
  for (const [whose, days] of rows)
    for (const [day, listings] of days)
      for (const [listing, byName] of listings)
        for (const [name, row] of byName)
          named.push([`${whose} ${row.dimension} ${listing} ${day} ${name}`, row]);
  return named.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
