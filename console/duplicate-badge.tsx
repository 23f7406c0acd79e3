// How many likely duplicates wait for a decision, beside their way in.
import { Badge } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useFormatter } from 'use-intl';
import { api, told } from './api.ts';
import { usePublisherId } from './session.ts';

export function DuplicateBadge() {
  const format = useFormatter();
  const publisherId = usePublisherId();
  const { data } = useQuery({
    queryKey: [publisherId, 'duplicates', 'counts'],
    queryFn: () =>
      told(
        api.GET('/api/v1/publishers/{publisherId}/duplicate-counts', { params: { path: { publisherId } } }),
      ),
    staleTime: 60_000,
  });
  if (data === undefined || data.open.count === 0) return null;
  return (
    <Badge color="informative" appearance="tint" size="small" style={{ marginInlineStart: 'auto' }}>
      {`${format.number(data.open.count)}${data.open.more ? '+' : ''}`}
    </Badge>
  );
}
