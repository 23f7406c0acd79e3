// A measured figure beside its floor and its baseline, all from the same run, and whether it meets its target. Pure.
import { median, shown } from './numbers.ts';

/** One number per round; rounds of the several sides are interleaved, so the same place means the same minute. */
export type Rounds = readonly number[];

/** of: what is held against the target; the ratio to the baseline or the floor is taken round by round. */
export type Goal = { of: 'ours' | 'baseline' | 'floor'; atLeast?: number; atMost?: number };

export type Figure = {
  name: string;
  unit: string;
  ours: Rounds;
  floor?: Rounds;
  baseline?: Rounds;
  /** Left out where the figure only explains others. */
  goal?: Goal;
};

export type Judged = {
  name: string;
  unit: string;
  ours: number;
  floor: number | null;
  baseline: number | null;
  /** To the baseline, or else to the floor: the median of the rounds, and their least and greatest. */
  ratio: { median: number; least: number; greatest: number } | null;
  target: string | null;
  met: boolean | null;
};

export function judged({ name, unit, ours, floor, baseline, goal }: Figure): Judged {
  const against = goal?.of === 'floor' ? floor : (baseline ?? floor);
  const ratios = against?.map((other, at) => ours[at]! / other) ?? [];
  const ratio =
    ratios.length === 0
      ? null
      : { median: median(ratios), least: Math.min(...ratios), greatest: Math.max(...ratios) };
  const held = goal === undefined ? null : goal.of === 'ours' ? median(ours) : ratio!.median;
  return {
    name,
    unit,
    ours: median(ours),
    floor: floor ? median(floor) : null,
    baseline: baseline ? median(baseline) : null,
    ratio,
    target: goal === undefined ? null : targetText(goal, unit),
    met:
      held === null || Number.isNaN(held)
        ? null
        : held >= (goal!.atLeast ?? -Infinity) && held <= (goal!.atMost ?? Infinity),
  };
}

function targetText({ of, atLeast, atMost }: Goal, unit: string): string {
  const bound = atLeast === undefined ? `≤ ${atMost}` : `≥ ${atLeast}`;
  return of === 'ours' ? `${bound} ${unit}` : `${bound}× ${of}`;
}

const header = ['figure', 'unit', 'measured', 'floor', 'baseline', 'ratio (rounds)', 'target', 'met'];

export function cells({ name, unit, ours, floor, baseline, ratio, target, met }: Judged): string[] {
  const optional = (number: number | null) => (number === null ? '' : shown(number));
  const ratioText =
    ratio === null
      ? ''
      : `${ratio.median.toFixed(2)} (${ratio.least.toFixed(2)}–${ratio.greatest.toFixed(2)})`;
  const metText = target === null ? '' : met === null ? '–' : met ? 'yes' : 'NO';
  return [name, unit, shown(ours), optional(floor), optional(baseline), ratioText, target ?? '', metText];
}

/** For a terminal. */
export function textTable(figures: Judged[]): string {
  const rows = [header, ...figures.map(cells)];
  const widths = header.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export function markdownTable(figures: Judged[]): string {
  const line = (row: string[]) => `| ${row.join(' | ')} |`;
  const rule = header.map((_, at) => (at >= 2 && at <= 5 ? '---:' : '---'));
  return [header, rule, ...figures.map(cells)].map(line).join('\n');
}
