// Money that was won, which opens the leads that brought it.
import type { Schema } from '../../api.ts';
import { useKeyName } from './key-names.ts';
import { NumberLink } from './number-link.tsx';

type Revenue = Schema['InsightRevenue'];
type WonValue = {
  item: Revenue['items'][number];
  metric: 'wonValue' | 'wonValueReported';
  revenue: Revenue;
  /** As it reads. */
  words: string;
  listing?: { listingId?: string };
  children?: React.ReactNode;
};

export function WonValue({ item, metric, revenue, words, listing, children }: WonValue) {
  const { by, view, period } = revenue;
  const nameOf = useKeyName();
  return (
    <NumberLink
      count={item.won.length}
      words={words}
      period={period}
      behind={{ metric, by, key: item.key, view, ...listing }}
      of={nameOf(by, item.key, item.name)}
    >
      {children}
    </NumberLink>
  );
}
