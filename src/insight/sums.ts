// What a batch of leads changes in the sums: their new parts less their old ones. Pure.
import { decimal, plus, zero, type Decimal } from '../platform/decimal.ts';
import { answerStepsS } from './answer-steps.ts';
import { partsOf, valuePartsOf, type Facts } from './facts.ts';

export const columns = [
  'leads',
  'forms',
  'marketing_qualified',
  'sales_qualified',
  'disqualified',
  'opportunities',
  'won',
  'lost',
  'answered',
  'in_time',
  'late',
  'overdue',
  'became_marketing_qualified',
  'became_sales_qualified',
  'became_disqualified',
  'became_opportunities',
  'became_won',
  'became_lost',
] as const;
export type Column = (typeof columns)[number];

type Row = {
  publisherId: string;
  generation: number;
  dimension: string;
  day: string;
  key: string;
  parts: number;
};
export type DayRow = Row & { counts: Map<string, number>; answerSteps: number[] | null };
export type ValueRow = Row & { currency: string; value: Decimal; becameValue: Decimal };

export class Sums {
  readonly #days = new Map<string, DayRow>();
  readonly #values = new Map<string, ValueRow>();

  /** times: 1 to count the lead, -1 to count it back. */
  add(
    { publisherId, generation }: { publisherId: string; generation: number },
    facts: Facts,
    times: 1 | -1,
  ): void {
    const whose = `${publisherId} ${generation}`;
    for (const { counts, answerStep, ...place } of partsOf(facts)) {
      const name = `${whose} ${place.dimension} ${place.day} ${place.key}`;
      const row = this.#days.get(name) ?? {
        publisherId,
        generation,
        ...place,
        parts: 0,
        counts: new Map<string, number>(),
        answerSteps: null,
      };
      row.parts += times;
      for (const [column, count] of Object.entries(counts))
        row.counts.set(column, (row.counts.get(column) ?? 0) + times * count);
      if (answerStep !== null) {
        row.answerSteps ??= Array.from({ length: answerStepsS.length + 1 }, () => 0);
        row.answerSteps[answerStep]! += times;
      }
      this.#days.set(name, row);
    }
    for (const { column, value, ...place } of valuePartsOf(facts)) {
      const name = `${whose} ${place.dimension} ${place.day} ${place.currency} ${place.key}`;
      const row = this.#values.get(name) ?? {
        publisherId,
        generation,
        ...place,
        parts: 0,
        value: zero,
        becameValue: zero,
      };
      const member = column === 'value' ? 'value' : 'becameValue';
      const { units, scale } = decimal(value);
      row.parts += times;
      row[member] = plus(row[member], { units: units * BigInt(times), scale });
      this.#values.set(name, row);
    }
  }

  /** Rows that change, in the order of their key, so that two processes never wait for one another. */
  get days(): DayRow[] {
    return inOrder(this.#days).filter(
      ({ parts, counts, answerSteps }) =>
        parts !== 0 || [...counts.values(), ...(answerSteps ?? [])].some((count) => count !== 0),
    );
  }

  get values(): ValueRow[] {
    return inOrder(this.#values).filter(
      ({ parts, value, becameValue }) => parts !== 0 || value.units !== 0n || becameValue.units !== 0n,
    );
  }
}

const inOrder = <Value>(rows: Map<string, Value>): Value[] =>
  [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
