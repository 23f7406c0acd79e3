// What people do with exchange rates; what shows them, or sums by them, is asked for anew afterwards.
import { useQueryClient } from '@tanstack/react-query';
import { api, told, type Schema } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { ofPublisher } from './pipelines.ts';

export type Rate = Schema['ExchangeRate'];

/** Each throws a Problem when it is refused. */
export function useRateActs() {
  const publisherId = usePublisherId();
  const queryClient = useQueryClient();
  const path = { publisherId };
  const then = async <Answer>(asked: Promise<Answer>) => {
    const answer = await asked;
    for (const kind of ['exchange-rates', 'opportunities'])
      await queryClient.invalidateQueries({ queryKey: [publisherId, kind] });
    return answer;
  };
  return {
    enter: (rate: object) =>
      then(
        told(
          api.POST(`${ofPublisher}/exchange-rates`, { params: { path }, body: { rates: [rate] } as never }),
        ),
      ),
    bring: (csv: string) =>
      then(told(api.POST(`${ofPublisher}/exchange-rate-imports`, { params: { path }, body: { csv } }))),
    remove: ({ base, currency, onDate }: Rate) =>
      then(
        told(
          api.DELETE(`${ofPublisher}/exchange-rates/{base}/{currency}/{onDate}`, {
            params: { path: { ...path, base, currency, onDate } },
          }),
        ),
      ),
  };
}
