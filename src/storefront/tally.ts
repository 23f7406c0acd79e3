// Counts in memory until they are written together, and the names of strangers that are kept apart meanwhile.

const mostRows = 50_000;
const mostPlaces = 10_000;

/** By key; no more rows than memory should hold, whatever strangers ask for. */
export class Tally<Row extends { count: number }> {
  #rows = new Map<string, Row>();

  add(key: string, row: () => Row): void {
    const known = this.#rows.get(key);
    if (known) known.count++;
    else if (this.#rows.size < mostRows) this.#rows.set(key, row());
  }

  /** What could not be written is kept for the next time, and the error goes on to the caller. */
  async flush(write: (rows: Row[]) => Promise<void>): Promise<void> {
    if (this.#rows.size === 0) return;
    const rows = this.#rows;
    this.#rows = new Map();
    try {
      await write([...rows.values()]);
    } catch (error) {
      for (const [key, row] of rows) {
        const newer = this.#rows.get(key);
        this.#rows.set(key, { ...row, count: row.count + (newer?.count ?? 0) });
      }
      throw error;
    }
  }
}

export const other = '(other)';

/** The first names of a place are kept apart, later ones count together; of the places that were used last. */
export class BoundedNames {
  readonly #most: number;
  readonly #places = new Map<string, Set<string>>();

  constructor(most: number) {
    this.#most = most;
  }

  name(place: string, name: string): string {
    const known = this.#places.get(place) ?? new Set();
    if (!known.has(name) && known.size >= this.#most) return other;
    known.add(name);
    this.#places.delete(place);
    if (this.#places.size >= mostPlaces) this.#places.delete(this.#places.keys().next().value!);
    this.#places.set(place, known);
    return name;
  }
}
