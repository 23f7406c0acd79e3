// How far leads have been scored anew by the model in use: with a bar while it is at work, and a way to stop it and have it go on.
import { Button, ProgressBar, Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { rescoringsQuery, useModelActs } from './models.ts';

/** The latest of the storefront; nothing before the first. */
export function Rescorings({ storefront, changeable }: { storefront: string; changeable: boolean }) {
  const t = useTranslations('scoring.anew');
  const notices = useNotices();
  const { turn } = useModelActs(storefront);
  const query = useQuery(rescoringsQuery(usePublisherId()));
  const latest = query.data?.items.find((each) => each.storefront === storefront);
  if (!latest) return null;
  const { id, state, total, seen, changed, restaged } = latest;
  const isOpen = state === 'running' || state === 'stopped';
  return (
    <Card title={t('title')}>
      <Text role="status">{t(state, { seen, total })}</Text>
      {isOpen && <ProgressBar aria-label={t('title')} value={total === 0 ? 1 : Math.min(1, seen / total)} />}
      <Text size={200}>{t('sofar', { changed, restaged })}</Text>
      {changeable && isOpen && (
        <div>
          <Button onClick={() => void turn(id, state === 'running').catch(notices.failed)}>
            {t(state === 'running' ? 'stop' : 'goOn')}
          </Button>
        </div>
      )}
    </Card>
  );
}
