// A table as people read it, in their language: a title, headings, and names in place of ids.
import type { Dimension } from '../insight/metrics.ts';
import { metrics } from '../insight/metrics.ts';
import { notKnown } from '../insight/read-store.ts';
import type { Cell } from '../platform/csv.ts';
import { wordsOf, type Language } from '../platform/words.ts';
import type { Result } from './tables.ts';
import type { Column, Table } from './table.ts';

export type Told = {
  title: string;
  headings: string[];
  rows: Cell[][];
  columns: Column[];
  /** What each number in it counts: its name and its definition. */
  definitions: [name: string, counts: string][];
};

export function toldOf(table: Table, language: Language): Told {
  const kept = table.columns.flatMap(({ kind }, at) => (kind === 'key' ? [] : [at]));
  const keyAt = table.columns.findIndex(({ kind }) => kind === 'key');
  const columns = kept.map((at) => table.columns[at]!);
  const cellsOf = (row: readonly Cell[]) =>
    kept.map((at) =>
      wordOf(table, table.columns[at]!, row[at]!, keyAt === -1 ? null : row[keyAt]!, language),
    );
  const total = table.total?.map((cell, at) =>
    table.columns[at]!.kind === 'name' ? wordsOf(language, 'insight')('behind.all') : cell,
  );
  return {
    title: titleOf(table, language),
    headings: columns.map((column) => headingOf(table, column, language)),
    rows: [...table.rows.map(cellsOf), ...(total ? [kept.map((at) => total[at]!)] : [])],
    columns,
    definitions: metricsIn(table).map((id) => {
      const words = wordsOf(language, 'insight');
      const why = leadless.has(id) ? ` ${words(`metrics.${id}.noLeads`)}` : '';
      return [words(`metrics.${id}.name`), `${words(`metrics.${id}.about`)}${why}`];
    }),
  };
}

export function titleOf({ block, by, key, keyName, columns }: Table, language: Language): string {
  const words = wordsOf(language, 'insight');
  const told = key === null || by === null ? null : nameOf(by, key, keyName, language);
  switch (block) {
    case 'funnel':
      return told === null ? words('funnel.title') : words('funnel.of', { name: told });
    case 'breakdown':
      return wordsOf(language, 'reports')('breakdown', { by: words(`dimensions.${by!}`) });
    case 'trend': {
      const metric = words(`metrics.${columns[1]!.metric!}.name`);
      return told === null ? words('trend.title', { metric }) : words('trend.of', { metric, name: told });
    }
    case 'scores':
      return words('scores.leads.title');
    case 'deliveries':
      return words('speeds.title');
    default:
      return words(`${block}.title`);
  }
}

/** Spelt out, so that a file is understood by itself. */
export function headingOf(table: Table, { id, kind, metric, before }: Column, language: Language): string {
  const own = wordsOf(language, 'reports');
  if (metric !== undefined) {
    const name = wordsOf(language, 'insight')(`metrics.${metric}.name`);
    const whole = before ? own('columns.earlier', { name }) : name;
    if (kind === 'seconds') return `${whole} (s)`;
    return kind === 'milliseconds' ? `${whole} (ms)` : whole;
  }
  if (kind === 'key') return id;
  if (kind !== 'name') return own(`columns.${id}`);
  return table.by === null
    ? wordsOf(language, 'insight')('speeds.destination')
    : wordsOf(language, 'insight')(`dimensions.${table.by}`);
}

function wordOf(table: Table, { kind }: Column, cell: Cell, key: Cell, language: Language): Cell {
  if (kind === 'step') return wordsOf(language, 'insight')(`metrics.${cell}.name`);
  if (kind === 'weekday')
    // The fifth of January 2026 was a Monday.
    return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
      new Date(Date.UTC(2026, 0, 4 + Number(cell))),
    );
  if (kind !== 'name') return cell;
  if (table.by === null) return cell ?? wordsOf(language, 'insight')('speeds.operators');
  return nameOf(table.by, key as string | null, cell as string | null, language);
}

const kinds: Partial<Record<Dimension, (key: string, language: Language) => string>> = {
  country: (key, language) => new Intl.DisplayNames(language, { type: 'region' }).of(key) ?? key,
  kind: (key, language) => wordOr(language, 'listings', `kinds.${key}`, key),
  device: (key, language) => wordOr(language, 'insight', `device.${key}`, key),
};

function nameOf(by: Dimension, key: string | null, name: string | null, language: Language): string {
  if (key === null || key === notKnown) return wordsOf(language, 'insight')('unknown');
  return name ?? kinds[by]?.(key, language) ?? key;
}

function wordOr(language: Language, room: string, key: string, otherwise: string): string {
  try {
    return wordsOf(language, room)(key);
  } catch {
    return otherwise;
  }
}

const known = new Set<string>(metrics.map(({ id }) => id));
/** Those whose definition says why no leads stand behind them. */
const leadless = new Set<string>(metrics.flatMap(({ id, noLeads }) => (noLeads === null ? [] : id)));

function metricsIn({ columns, rows }: Table): string[] {
  const named = columns.flatMap(({ metric }) => metric ?? []);
  const steps = columns[0]?.kind === 'step' ? rows.map(([id]) => String(id)) : [];
  return [...new Set([...named, ...steps])].filter((id) => known.has(id));
}

/** Above all numbers: which days, against which, in whose time zone, and up to when. */
export function frameLines(
  { period, before, timeZone, upToDateAs, complete }: Omit<Result, 'tables' | 'leftOut'>,
  language: Language,
): string[] {
  const words = wordsOf(language, 'insight');
  const at = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'long',
    timeZone,
  }).format(upToDateAs);
  return [
    words('frame.compared', {
      period: daysInWords(period, language),
      before: daysInWords(before, language),
      timeZone: timeZone.replaceAll('_', ' '),
      at,
    }),
    ...(complete ? [] : [words('frame.incomplete')]),
  ];
}

export function daysInWords({ from, to }: { from: string; to: string }, language: Language): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  const [first, last] = [from, to].map((day) => new Date(`${day}T00:00:00Z`)) as [Date, Date];
  return from === to ? format.format(first) : format.formatRange(first, last);
}
