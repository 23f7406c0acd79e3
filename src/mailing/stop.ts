// Stops mails to addresses: on the list first, then what waits for their leads is withheld, and whoever listens is told.
import type { Happening } from '../events.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import type { Say } from '../platform/outbox.ts';
import {
  deleteStop,
  insertStops,
  leadsOf,
  withholdQueued,
  type Stop,
  type StopReason,
  type StopSource,
} from './stop-store.ts';

/** In the caller's transaction, a few statements for all. One that stood there already changes nothing and is told to nobody. */
export async function stopAddresses(
  app: Pick<App, 'clock'>,
  tx: Tx,
  say: Say,
  stops: readonly Stop[],
): Promise<number> {
  if (stops.length === 0) return 0;
  const fresh = await insertStops(tx, stops, app.clock.now());
  const reasons = new Map(fresh.map((stop) => [`${stop.publisherId} ${stop.address}`, stop.reason]));
  const known = fresh.flatMap(({ publisherId, address }) =>
    address === null ? [] : [{ publisherId, address }],
  );
  const found = known.length === 0 ? [] : await leadsOf(tx, known);
  const leads = found.map((lead) => ({
    ...lead,
    reason: reasons.get(`${lead.publisherId} ${lead.address}`)!,
  }));
  const withheld =
    leads.length === 0
      ? []
      : await withholdQueued(
          tx,
          leads.map((lead) => ({ ...lead, reason: refusedAs(lead.reason) })),
        );
  const by = new Map(stops.map((stop) => [stop.publisherId, stop.by]));
  const nameless = fresh.filter(
    ({ publisherId, address }) =>
      !found.some((lead) => lead.publisherId === publisherId && lead.address === address),
  );
  await say([
    ...withheld.map(({ publisherId, leadId, mailId, reason }): Happening => ({
      type: 'mail.withheld',
      publisherId,
      subjectId: leadId,
      actor: by.get(publisherId)!,
      data: { mailId, leadId, reason },
    })),
    ...leads.map(({ publisherId, leadId, reason }): Happening => ({
      type: 'contact.stopped',
      publisherId,
      subjectId: leadId,
      actor: by.get(publisherId)!,
      data: { leadId, reason },
    })),
    ...nameless.map(({ publisherId, reason }): Happening => ({
      type: 'contact.stopped',
      publisherId,
      subjectId: publisherId,
      actor: by.get(publisherId)!,
      data: { leadId: null, reason },
    })),
  ]);
  return fresh.length;
}

/** As src/mailing/may-mail.ts calls it. */
export const refusedAs = (reason: StopReason): string => (reason === 'manual' ? 'do_not_contact' : reason);

/** False where it is not there. What was withheld stays so: nobody wants last month's mails at once. */
export async function allowAddress(
  tx: Tx,
  say: Say,
  publisherId: string,
  {
    hash,
    reason,
    source,
    actor,
    note,
  }: { hash: Buffer; reason: StopReason; source?: StopSource; actor: string; note: string | null },
): Promise<boolean> {
  const gone = await deleteStop(tx, publisherId, {
    hash,
    reason,
    ...(source === undefined ? {} : { source }),
  });
  if (gone === undefined) return false;
  const leads = gone.address === null ? [] : await leadsOf(tx, [{ publisherId, address: gone.address }]);
  const ids = leads.length === 0 ? [null] : leads.map(({ leadId }) => leadId);
  await say(
    ids.map((leadId): Happening => ({
      type: 'contact.allowed',
      publisherId,
      subjectId: leadId ?? publisherId,
      actor,
      data: { leadId, reason, note },
    })),
  );
  return true;
}
