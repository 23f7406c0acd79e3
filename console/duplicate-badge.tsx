// How many likely duplicates wait for a decision, beside their way in.
import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useFormatter } from 'use-intl';
import { api, told } from './api.ts';
import { usePublisherId } from './session.ts';

/** No Badge: with it the first load would weigh more than this is worth. */
const useStyles = makeStyles({
  count: {
    marginInlineStart: 'auto',
    padding: `0 ${tokens.spacingHorizontalXS}`,
    minWidth: '2ch',
    textAlign: 'center',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground4,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    lineHeight: tokens.lineHeightBase200,
  },
});

export function DuplicateBadge() {
  const styles = useStyles();
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
    <span className={styles.count}>{`${format.number(data.open.count)}${data.open.more ? '+' : ''}`}</span>
  );
}
