// What operators see of a try: its metrics and one log line, ids and codes alone.
import type { Outcome } from '../connectors/connector.ts';
import type { App } from '../platform/app.ts';
import type { Push } from './lane.ts';

export function observe(
  { metrics, log, clock }: App,
  kind: string,
  push: Push,
  outcome: Outcome,
  durationMs: number,
): void {
  const reason = outcome.is === 'delivered' ? '' : outcome.reason;
  metrics.attempts.inc({ kind, outcome: outcome.is, reason });
  metrics.attemptSeconds.observe({ kind }, durationMs / 1_000);
  if (outcome.is === 'delivered' && push.attempts === 0)
    metrics.acceptToDelivered.observe((clock.now().getTime() - push.createdAt.getTime()) / 1_000);
  const { publisherId, deliveryId, destinationId } = push;
  const cargo = {
    ...(push.lead && { leadId: push.lead.id }),
    ...((push.event ?? push.follows) && { eventId: push.event?.id ?? push.follows?.eventId }),
  };
  const about = { publisherId, ...cargo, deliveryId, destinationId, kind };
  const line = { ...about, outcome: outcome.is, reason, attempt: push.attempts + 1, durationMs };
  if (outcome.is === 'delivered') log.debug(line, 'delivery.attempted');
  else log.info(line, 'delivery.attempted');
}
