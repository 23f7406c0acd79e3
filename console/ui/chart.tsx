// A chart, and the same figures as a table for those who do not see it.
import { Skeleton, SkeletonItem } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { useFormatter } from 'use-intl';

export type DayBars = {
  /** What the chart shows, in a sentence. */
  label: string;
  /** Names of the parts of a bar. */
  parts: string[];
  /** values: one per part. */
  days: { at: Date; values: number[] }[];
};

const StackedBars = lazy(async () => ({ default: (await import('./stacked-bars.tsx')).StackedBars }));

/** The bars alone, where a table of the same stands beside them. */
export function DrawnDays(chart: DayBars) {
  return (
    <Suspense fallback={<Waiting />}>
      <StackedBars {...chart} />
    </Suspense>
  );
}

export function DayChart(chart: DayBars & { dayWord: string }) {
  const { label, parts, days, dayWord } = chart;
  const format = useFormatter();
  return (
    <figure style={{ margin: 0, position: 'relative', minWidth: 0 }} aria-label={label}>
      <DrawnDays {...chart} />
      <div style={{ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }}>
        <table>
          <caption>{label}</caption>
          <thead>
            <tr>
              <th scope="col">{dayWord}</th>
              {parts.map((part) => (
                <th key={part} scope="col">
                  {part}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.map(({ at, values }) => (
              <tr key={at.toISOString()}>
                <th scope="row">{format.dateTime(at, { dateStyle: 'medium' })}</th>
                {values.map((value, index) => (
                  <td key={parts[index]}>{format.number(value)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

function Waiting() {
  return (
    <Skeleton aria-hidden>
      <SkeletonItem style={{ height: 260 }} />
    </Skeleton>
  );
}
