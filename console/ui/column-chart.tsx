// Columns that stand side by side: how much of each, with its number above it.
import { roundTop } from './axis.ts';
import { Drawing, paint } from './drawing.tsx';

/** value: null where nobody knows; words: its number as people read it; short: its name where there is little room. */
export type Pillar = { id: string; name: string; short: string; value: number | null; words: string };

const height = 240;
const [top, floor] = [24, height - 28];

export function ColumnChart({
  label,
  pillars,
  most,
}: {
  label: string;
  pillars: readonly Pillar[];
  most?: number;
}) {
  const whole = most ?? roundTop(Math.max(1, ...pillars.map(({ value }) => value ?? 0)));
  return (
    <Drawing label={label} height={height}>
      {(width) => {
        const each = width / pillars.length;
        return (
          <>
            <line x1={0} x2={width} y1={floor} y2={floor} style={paint.grid} />
            {pillars.map(({ id, name, short, value, words }, nth) => {
              const tall = ((value ?? 0) / whole) * (floor - top);
              const middle = (nth + 0.5) * each;
              return (
                <g key={id}>
                  <rect
                    x={nth * each + each * 0.15}
                    y={floor - tall}
                    width={each * 0.7}
                    height={tall}
                    style={paint.now}
                  />
                  <text
                    x={middle}
                    y={floor - tall - 6}
                    textAnchor="middle"
                    style={each < 34 ? { ...paint.text, fontSize: '11px' } : paint.text}
                  >
                    {words}
                  </text>
                  <text x={middle} y={height - 8} textAnchor="middle" style={paint.quiet}>
                    {each < 48 ? short : name}
                  </text>
                </g>
              );
            })}
          </>
        );
      }}
    </Drawing>
  );
}
