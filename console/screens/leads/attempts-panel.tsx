// Each try to deliver a lead to one recipient, the latest first, with what was said on the wire.
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Answered } from '../../ui/faces.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { AttemptCard } from '../delivery/attempt-card.tsx';
import { deliveryQuery } from '../delivery/deliveries.ts';
import { useDestinationName } from '../delivery/kinds.ts';

type Shown = { id: string; role: string | null; destinationName: string | null };

/** delivery: null closes it. */
export function AttemptsPanel({ delivery, onClose }: { delivery: Shown | null; onClose: () => void }) {
  const t = useTranslations('leads.recipients');
  const nameOf = useDestinationName();
  const name = delivery && nameOf(delivery.role, delivery.destinationName);
  return (
    <SidePanel
      title={t('attemptsTo', { name: name ?? t('nameless') })}
      open={delivery !== null}
      onClose={onClose}
    >
      {delivery && <Attempts deliveryId={delivery.id} />}
    </SidePanel>
  );
}

function Attempts({ deliveryId }: { deliveryId: string }) {
  const query = useQuery(deliveryQuery(usePublisherId(), deliveryId));
  return (
    <Answered query={query}>
      {({ items }) => (
        <div style={{ display: 'flex', flexDirection: 'column', gap: 16, paddingBottom: 24 }}>
          {items.toReversed().map((attempt) => (
            <AttemptCard key={attempt.number} attempt={attempt} />
          ))}
        </div>
      )}
    </Answered>
  );
}
