// Sends again all that the filters find, after saying how many.
import { Button } from '@fluentui/react-components';
import { ArrowRepeatAllRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Confirm } from '../../ui/confirm.tsx';
import { useNotices } from '../../ui/notices.tsx';
import type { DeliveryFilter } from './deliveries.ts';
import { usePlace } from './destinations.ts';
import { replayQuery, useReplay } from './replays.ts';

export function ReplayMatching({ filter }: { filter: DeliveryFilter }) {
  const t = useTranslations('deliveries.replay');
  const notices = useNotices();
  const { publisherId } = usePlace();
  const replay = useReplay();
  const allowed = isBounded(filter);
  const found = useQuery({ ...replayQuery(publisherId, filter), enabled: allowed });
  const count = found.data?.count ?? 0;
  if (!allowed) return null;
  const send = () =>
    replay.mutate(found.data!.replay, {
      onSuccess: (replayed) => notices.done(t('done', { count: replayed.count })),
      onError: notices.failed,
    });
  return (
    <Confirm
      title={t('askMatching', { count })}
      words={filter.state === 'delivered' ? t('askDelivered') : t('askWords')}
      act={t('send')}
      onConfirm={send}
    >
      <Button icon={<ArrowRepeatAllRegular />} disabledFocusable={count === 0 || replay.isPending}>
        {t('matching', { count })}
      </Button>
    </Confirm>
  );
}

/** Not everything there ever was: something narrows it, and what was delivered is sent again to one destination at a time. */
function isBounded({ state, destinationId, reason, since }: DeliveryFilter): boolean {
  if (state === 'delivered') return destinationId !== undefined;
  if (state !== undefined && state !== 'parked' && state !== 'waiting') return false;
  return [state, destinationId, reason, since].some((each) => each !== undefined);
}
