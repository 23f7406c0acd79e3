// Bars that lie, one under the other: how much is now, and under it how much was before. Groups have nothing to do with each other's scale.
import { cut } from './axis.ts';
import { Drawing, Legend, paint } from './drawing.tsx';

export type Bar = { id: string; name: string; now: number; before: number; words: string };
export type BarGroup = {
  id: string;
  title: string | null;
  bars: readonly Bar[];
  /** Above it. */ breakWords?: string;
};

type BarChart = { label: string; groups: readonly BarGroup[]; now: string; before: string };

const row = 42;
const title = 28;
const gap = 30;
const top = 44;

export function BarChart({ label, groups, now, before }: BarChart) {
  const places = placesOf(groups);
  return (
    <Drawing label={label} height={places.height}>
      {(width) => (
        <>
          <Legend now={now} before={before} />
          {groups.map((group, nth) => (
            <Group key={group.id} group={group} y={places.groups[nth]!} width={width} />
          ))}
        </>
      )}
    </Drawing>
  );
}

function placesOf(groups: readonly BarGroup[]): { groups: number[]; height: number } {
  let y = top;
  const begins = groups.map(({ title: has, bars, breakWords }) => {
    if (breakWords !== undefined) y += gap;
    const begin = y;
    y += (has === null ? 0 : title) + bars.length * row;
    return begin;
  });
  return { groups: begins, height: y };
}

function Group({ group, y, width }: { group: BarGroup; y: number; width: number }) {
  const { title: heading, bars, breakWords } = group;
  const most = Math.max(1, ...bars.flatMap((bar) => [bar.now, bar.before]));
  const first = y + (heading === null ? 0 : title);
  return (
    <g>
      {breakWords !== undefined && (
        <>
          <line x1={0} x2={width} y1={y - 24} y2={y - 24} style={paint.break} />
          <text x={0} y={y - 8} style={paint.quiet}>
            {cut(breakWords, width)}
          </text>
        </>
      )}
      {heading !== null && (
        <text x={0} y={y + 16} style={paint.strong}>
          {cut(heading, width)}
        </text>
      )}
      {bars.map((bar, nth) => (
        <Row key={bar.id} bar={bar} y={first + nth * row} width={width} most={most} />
      ))}
    </g>
  );
}

function Row({ bar, y, width, most }: { bar: Bar; y: number; width: number; most: number }) {
  const { name, now, before, words } = bar;
  const long = (count: number) => (count / most) * (width - 1);
  return (
    <g>
      <text x={0} y={y + 14} style={paint.text}>
        {cut(name, width - 8 - words.length * 7)}
      </text>
      <text x={width} y={y + 14} textAnchor="end" style={paint.text}>
        {words}
      </text>
      <rect x={0} y={y + 19} width={Math.max(long(now), now > 0 ? 1 : 0)} height={9} style={paint.now} />
      {before > 0 && (
        <rect x={0.5} y={y + 29.5} width={Math.max(long(before), 1)} height={5} style={paint.before} />
      )}
    </g>
  );
}
