// The overview as the API has it, in days as they begin where the reader is.
import { queryOptions } from '@tanstack/react-query';
import { api, told, type Schema } from '../../api.ts';
import type { Frame } from './insight.ts';

export type OverviewFigures = Schema['Overview'];

export const daysShown = 30;

const timeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Days are the reader’s own; leads are counted as they come. */
export const frameOf = ({ at, leads: { days } }: OverviewFigures): Frame => ({
  period: { from: days[0]!.date, to: days.at(-1)!.date },
  timeZone: timeZone(),
  upToDateAs: at,
  complete: true,
});

export const overviewQuery = (publisherId: string) =>
  queryOptions({
    queryKey: [publisherId, 'overview', 'all'],
    queryFn: () =>
      told(
        api.GET('/api/v1/publishers/{publisherId}/overview', {
          params: {
            path: { publisherId },
            query: { days: daysShown, timeZone: timeZone() },
          },
        }),
      ),
    // "Today" and "by now" move on though nothing happens.
    refetchInterval: 60_000,
  });
