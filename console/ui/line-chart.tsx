// A line over time with the former period behind it. The arrow keys or the pointer go from point to point and say what is there.
import { Text } from '@fluentui/react-components';
import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useFormatter } from 'use-intl';
import { everyNth, roundTop } from './axis.ts';
import { Drawing, paint } from './drawing.tsx';

export type Point = {
  id: string;
  /** Below the axis. */
  name: string;
  now: number | null;
  before: number | null;
  /** All of it in a sentence. */
  words: string;
};

type LineChart = { label: string; points: readonly Point[]; now: string; before: string; hint: string };

const height = 280;
const edge = { top: 48, right: 14, bottom: 28, left: 48 };
const floor = height - edge.bottom;

export function LineChart({ label, points, now, before, hint }: LineChart) {
  const [at, setAt] = useState<number | null>(null);
  const move = ({ key }: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };
    if (key === 'Home' || key === 'End') setAt(key === 'Home' ? 0 : points.length - 1);
    else if (steps[key] !== undefined)
      setAt((old) =>
        Math.min(
          Math.max((old ?? (steps[key] === 1 ? -1 : points.length)) + steps[key]!, 0),
          points.length - 1,
        ),
      );
  };
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - left - edge.left) / Math.max(1, width - edge.left - edge.right);
    setAt(Math.min(Math.max(Math.round(share * (points.length - 1)), 0), points.length - 1));
  };
  const shown = at === null ? undefined : points[at];
  return (
    <div>
      <Drawing
        label={label}
        height={height}
        tabIndex={0}
        onKeyDown={move}
        onPointerMove={point}
        onPointerLeave={() => setAt(null)}
        onBlur={() => setAt(null)}
      >
        {(width) => <Lines points={points} now={now} before={before} width={width} at={at} />}
      </Drawing>
      <Text block size={200} role="status">
        {shown?.words ?? hint}
      </Text>
    </div>
  );
}

type Lines = { points: readonly Point[]; now: string; before: string; width: number; at: number | null };

function Lines({ points, now, before, width, at }: Lines) {
  const most = roundTop(Math.max(1, ...points.flatMap((point) => [point.now ?? 0, point.before ?? 0])));
  const x = (nth: number) =>
    edge.left + (points.length < 2 ? 0.5 : nth / (points.length - 1)) * (width - edge.left - edge.right);
  const y = (count: number) => floor - (count / most) * (floor - edge.top);
  const path = (of: 'now' | 'before') => {
    const known = points.flatMap((point, nth) =>
      point[of] === null ? [] : [[x(nth), y(point[of])] as const],
    );
    return known.map(([left, down], nth) => `${nth === 0 ? 'M' : 'L'}${left} ${down}`).join('');
  };
  const value = at === null ? null : (points[at]?.now ?? null);
  return (
    <>
      <line x1={0} x2={18} y1={8} y2={8} style={paint.nowLine} />
      <text x={24} y={12} style={paint.quiet}>
        {now}
      </text>
      <line x1={0} x2={18} y1={26} y2={26} style={paint.beforeLine} />
      <text x={24} y={30} style={paint.quiet}>
        {before}
      </text>
      <Grid most={most} y={y} width={width} />
      <Names points={points} x={x} width={width} />
      <path d={path('before')} style={paint.beforeLine} />
      <path d={path('now')} style={paint.nowLine} />
      {points.length < 2 && <circle cx={x(0)} cy={y(points[0]?.now ?? 0)} r={4} style={paint.now} />}
      {at !== null && <line x1={x(at)} x2={x(at)} y1={edge.top} y2={floor} style={paint.break} />}
      {at !== null && value !== null && <circle cx={x(at)} cy={y(value)} r={4} style={paint.now} />}
    </>
  );
}

function Grid({ most, y, width }: { most: number; y: (count: number) => number; width: number }) {
  const format = useFormatter();
  return [0, 1, 2, 3, 4].map((quarter) => {
    const count = (most / 4) * quarter;
    return (
      <g key={quarter}>
        <line x1={edge.left} x2={width - edge.right} y1={y(count)} y2={y(count)} style={paint.grid} />
        <text x={edge.left - 8} y={y(count) + 4} textAnchor="end" style={paint.quiet}>
          {format.number(count)}
        </text>
      </g>
    );
  });
}

function Names({
  points,
  x,
  width,
}: {
  points: readonly Point[];
  x: (nth: number) => number;
  width: number;
}) {
  const nth = everyNth(points.length, width - edge.left - edge.right, 84);
  return points.map(({ id, name }, at) =>
    (points.length - 1 - at) % nth === 0 ? (
      <text
        key={id}
        x={x(at)}
        y={height - 8}
        textAnchor={at === points.length - 1 && points.length > 1 ? 'end' : 'middle'}
        style={paint.quiet}
      >
        {name}
      </text>
    ) : null,
  );
}
