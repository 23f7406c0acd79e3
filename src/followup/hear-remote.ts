// Hears what far sides say became of leads: that somebody works on one there is its first response, if none came before.
import type { Happening } from '../events.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import type { Say } from '../platform/outbox.ts';
import { measure } from './measure.ts';
import { changedThere } from './remote-store.ts';
import { stopFollowUps } from './stop.ts';
import { lockLeads, type Row } from './store.ts';

type Heard = Happening<'delivery.remote_changed'>;

/** States to which no record comes without somebody working on it. */
const worked: readonly string[] = ['working', 'qualified', 'converted', 'won', 'lost'];

export function followRemote(app: App) {
  return async (tx: Tx, happenings: Heard[], say: Say): Promise<void> => {
    await lockLeads(tx, happenings.map(leadOf));
    const answered = happenings.filter(({ data }) => worked.includes(data.state));
    if (answered.length > 0) {
      const deliveries = answered.map(({ publisherId, subjectId: deliveryId }) => ({
        publisherId,
        deliveryId,
      }));
      const changedAt = await changedThere(tx, deliveries);
      const byLead = Map.groupBy(answered, ({ data: { leadId } }) => leadId);
      await measure(tx, say, answered.map(leadOf), 'tracking', (row) =>
        byLead.get(row.leadId)!.reduce((known, { subjectId }) => workedOn(known, subjectId, changedAt), row),
      );
    }
    const lost = happenings.filter(({ data }) => data.state === 'disqualified').map(leadOf);
    const stopping = { reason: 'disqualified_there', actor: 'tracking', now: app.clock.now() } as const;
    if (lost.length > 0) await stopFollowUps(tx, say, lost, stopping);
  };
}

const leadOf = ({ publisherId, data: { leadId } }: Heard) => ({ publisherId, leadId });

/** The earliest word counts; whoever works on it there has taken back that they would not. */
function workedOn(row: Row, deliveryId: string, changedAt: Map<string, Date>): Row {
  const at = changedAt.get(deliveryId);
  if (at === undefined || (row.remoteAt !== null && row.remoteAt <= at)) return row;
  const resumed =
    row.stoppedReason === 'disqualified_there'
      ? { state: 'open' as const, stoppedAt: null, stoppedReason: null }
      : {};
  return { ...row, ...resumed, remoteAt: at, remoteDeliveryId: deliveryId };
}
