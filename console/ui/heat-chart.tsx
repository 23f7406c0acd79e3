// Squares that are the fuller the more there is: rows by columns, with the number in each where it has room, and on hover.
import { useFormatter } from 'use-intl';
import { everyNth } from './axis.ts';
import { Drawing, paint } from './drawing.tsx';

type HeatChart = {
  label: string;
  rows: readonly string[];
  columns: readonly string[];
  /** By row and column. */
  values: readonly (readonly number[])[];
};

const row = 26;
const top = 20;
const left = 40;

/** So that words stay legible on it in both themes. */
export const shade = (value: number, most: number): number =>
  value === 0 ? 0 : 0.08 + 0.44 * (value / Math.max(1, most));

export function HeatChart({ label, rows, columns, values }: HeatChart) {
  const format = useFormatter();
  const most = Math.max(1, ...values.flat());
  return (
    <Drawing label={label} height={top + rows.length * row}>
      {(width) => {
        const each = (width - left) / columns.length;
        const nth = everyNth(columns.length, width - left, 34);
        return (
          <>
            {columns.map((name, at) =>
              at % nth === 0 ? (
                <text key={name} x={left + (at + 0.5) * each} y={13} textAnchor="middle" style={paint.quiet}>
                  {name}
                </text>
              ) : null,
            )}
            {rows.map((name, down) => (
              <g key={name}>
                <text x={0} y={top + down * row + 17} style={paint.quiet}>
                  {name}
                </text>
                {columns.map((column, at) => {
                  const value = values[down]?.[at] ?? 0;
                  const [x, y] = [left + at * each, top + down * row];
                  return (
                    <g key={column}>
                      <title>{`${name} ${column}: ${format.number(value)}`}</title>
                      <rect
                        x={x + 0.5}
                        y={y + 0.5}
                        width={Math.max(each - 1, 1)}
                        height={row - 1}
                        style={{ ...paint.before, ...paint.grid }}
                      />
                      <rect
                        x={x + 0.5}
                        y={y + 0.5}
                        width={Math.max(each - 1, 1)}
                        height={row - 1}
                        style={{ ...paint.now, fillOpacity: shade(value, most) }}
                      />
                      {value > 0 && each >= 24 && (
                        <text
                          x={x + each / 2}
                          y={y + 17}
                          textAnchor="middle"
                          style={{ ...paint.text, fontSize: '11px' }}
                        >
                          {format.number(value, { notation: 'compact' })}
                        </text>
                      )}
                    </g>
                  );
                })}
              </g>
            ))}
          </>
        );
      }}
    </Drawing>
  );
}
