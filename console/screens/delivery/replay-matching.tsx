// Sends again all that the filters find, after saying how many.
import { Button } from '@fluentui/react-components';
import { ArrowRepeatAllRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Confirm } from '../../ui/confirm.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { maySendAgain, type DeliveryFilter } from './deliveries.ts';
import { usePlace } from './destinations.ts';
import { replayCountQuery, useReplays } from './replays.ts';

export function ReplayMatching({ filter }: { filter: DeliveryFilter }) {
  const t = useTranslations('deliveries.replay');
  const notices = useNotices();
  const { publisherId } = usePlace();
  const { matching } = useReplays();
  const state = filter.state;
  const allowed = state === undefined ? Object.keys(filter).length > 0 : maySendAgain({ state });
  const count = useQuery({ ...replayCountQuery(publisherId, filter), enabled: allowed });
  if (!allowed) return null;
  return (
    <Confirm
      title={t('askMatching', { count: count.data ?? 0 })}
      words={state === 'delivered' ? t('askDelivered') : t('askWords')}
      act={t('send')}
      onConfirm={() =>
        matching.mutate(filter, {
          onSuccess: (replayed) => notices.done(t('done', { count: replayed.count })),
          onError: notices.failed,
        })
      }
    >
      <Button icon={<ArrowRepeatAllRegular />} disabled={!count.data || matching.isPending}>
        {t('matching', { count: count.data ?? 0 })}
      </Button>
    </Confirm>
  );
}
