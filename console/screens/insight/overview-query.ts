// The overview as the API has it, in days as they begin where the reader is.
import { queryOptions } from '@tanstack/react-query';
import { api, told, type Schema } from '../../api.ts';

export type OverviewFigures = Schema['Overview'];

export const daysShown = 30;

export const overviewQuery = (publisherId: string) =>
  queryOptions({
    queryKey: [publisherId, 'overview', 'all'],
    queryFn: () =>
      told(
        api.GET('/api/v1/publishers/{publisherId}/overview', {
          params: {
            path: { publisherId },
            query: { days: daysShown, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone },
          },
        }),
      ),
    // "Today" and "by now" move on though nothing happens.
    refetchInterval: 60_000,
  });
