// Bars by day, one colour per part. Loaded when it is shown, for the chart library is heavy.
import { DataVizPalette, getColorFromToken, VerticalStackedBarChart } from '@fluentui/react-charts';
import { useEffect, useRef, useState } from 'react';
import { useFormatter } from 'use-intl';
import { useTheme } from '../theme.tsx';
import { roundTop } from './axis.ts';
import type { DayBars } from './chart.tsx';

const palette = [
  DataVizPalette.color1,
  DataVizPalette.color3,
  DataVizPalette.color6,
  DataVizPalette.color8,
  DataVizPalette.color5,
];

export function StackedBars({ days, parts }: DayBars) {
  const format = useFormatter();
  const { dark } = useTheme();
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry!.contentRect.width)));
    observer.observe(frame.current!);
    return () => observer.disconnect();
  }, []);
  const day = (at: Date) => format.dateTime(at, { day: 'numeric', month: 'short' });
  const most = Math.max(1, ...days.map(({ values }) => values.reduce((sum, value) => sum + value, 0)));
  return (
    <div ref={frame} style={{ height: 260 }}>
      {width > 0 && (
        <VerticalStackedBarChart
          data={days.map(({ at, values }) => ({
            xAxisPoint: at,
            xAxisCalloutData: day(at),
            chartData: values.map((value, index) => ({
              data: value,
              legend: parts[index]!,
              color: getColorFromToken(palette[index % palette.length]!, dark),
              xAxisCalloutData: day(at),
              yAxisCalloutData: format.number(value),
            })),
          }))}
          width={width}
          height={260}
          barWidth="auto"
          isCalloutForStack
          customDateTimeFormatter={day}
          tickValues={ticksOf(days, width)}
          yMaxValue={roundTop(most)}
          yAxisTickFormat={(value: number) => (Number.isInteger(value) ? format.number(value) : '')}
          margins={{ top: 12, right: 12, bottom: 32, left: 44 }}
          legendProps={{ allowFocusOnLegends: true }}
          hideLegend={parts.length < 2}
        />
      )}
    </div>
  );
}

/** As many days as have room for their names, evenly apart, today among them. */
function ticksOf(days: DayBars['days'], width: number): Date[] {
  const step = Math.ceil(days.length / Math.max(2, Math.floor(width / 90)));
  return days.filter((_, index) => (days.length - 1 - index) % step === 0).map(({ at }) => at);
}
