// Pauses a destination, or lets it go on. Leads wait meanwhile; none is lost.
import { Button } from '@fluentui/react-components';
import { PauseRegular, PlayRegular } from '@fluentui/react-icons';
import { useTranslations } from 'use-intl';
import { useNotices } from '../../ui/notices.tsx';
import { useDestinationActs, type Destination } from './destinations.ts';

export function PauseButton({ destination, small = false }: { destination: Destination; small?: boolean }) {
  const t = useTranslations('destinations');
  const notices = useNotices();
  const { change } = useDestinationActs();
  const { id, name, paused } = destination;
  const turn = () =>
    change.mutate(
      { id, paused: !paused },
      {
        onSuccess: () => notices.done(t(paused ? 'resumed' : 'pausedNow', { name })),
        onError: notices.failed,
      },
    );
  return (
    <Button
      icon={paused ? <PlayRegular /> : <PauseRegular />}
      {...(small
        ? {
            size: 'small',
            appearance: 'subtle',
            'aria-label': `${t(paused ? 'resume' : 'pause')}: ${name}`,
          }
        : {})}
      disabledFocusable={change.isPending}
      onClick={turn}
    >
      {paused ? t('resume') : t('pause')}
    </Button>
  );
}
