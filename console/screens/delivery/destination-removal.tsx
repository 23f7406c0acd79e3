// Takes a destination away, after asking. What it was sent stays as proof.
import { Button, Text } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { useDestinationActs, usePlace, type Destination } from './destinations.ts';

export function DestinationRemoval({ destination }: { destination: Destination }) {
  const t = useTranslations('destinations.removal');
  const { base, isOperators } = usePlace();
  const navigate = useNavigate();
  const notices = useNotices();
  const { remove } = useDestinationActs();
  const mustPause = isOperators && !destination.paused;
  const go = () =>
    remove.mutate(destination.id, {
      onSuccess: () => {
        notices.done(t('done', { name: destination.name }));
        void navigate({ to: `${base}/destinations` });
      },
      onError: notices.failed,
    });
  return (
    <Card title={t('title')}>
      <Text>{mustPause ? t('pauseFirst') : t('words')}</Text>
      <Confirm
        title={t('ask', { name: destination.name })}
        words={t('askWords')}
        act={t('act')}
        onConfirm={go}
      >
        <Button icon={<DeleteRegular />} disabled={mustPause} style={{ alignSelf: 'flex-start' }}>
          {t('act')}
        </Button>
      </Confirm>
    </Card>
  );
}
