// What a batch of leads changes in the sums: their new parts less their old ones. Pure.
import { decimal, plus, zero, type Decimal } from '../platform/decimal.ts';
import { answerStepsS } from './answer-steps.ts';
import { factsOfKept, type KeptFacts } from './facts.ts';
import { partsOf, valuePartsOf, type Column } from './parts.ts';

type Row = {
  publisherId: string;
  generation: number;
  dimension: string;
  day: string;
  key: string;
  parts: number;
};
export type DayRow = Row & { counts: Map<Column, number>; answerSteps: number[] | null };
export type ValueRow = Row & { currency: string; value: Decimal; becameValue: Decimal };

export class Sums {
  readonly #days = new Map<string, DayRow>();
  readonly #values = new Map<string, ValueRow>();

  /** times: 1 to count the lead, -1 to count it back. */
  add(
    { publisherId, generation }: { publisherId: string; generation: number },
    kept: KeptFacts,
    times: 1 | -1,
  ): void {
    const facts = factsOfKept(kept);
    const whose = `${publisherId} ${generation}`;
    for (const { dimension, day, key, columns, answerStep } of partsOf(facts)) {
      const name = `${whose} ${dimension} ${day} ${key}`;
      const row = this.#days.get(name) ?? {
        publisherId,
        generation,
        dimension,
        day,
        key,
        parts: 0,
        counts: new Map<Column, number>(),
        answerSteps: null,
      };
      row.parts += times;
      for (const column of columns) row.counts.set(column, (row.counts.get(column) ?? 0) + times);
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
