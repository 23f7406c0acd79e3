// One question to a far side beside the deliveries: over the same wire, with the same limits; its transcript is not kept.
import { answersOf } from '../connectors/answers.ts';
import type { Crm, Failed, RemoteRecord, Tracking, Wire } from '../connectors/connector.ts';
import { fromError, wireOf, type Ways } from '../delivery/attempt.ts';
import { crmOf, type Destination } from '../delivery/destination.ts';
import { mostRecords } from '../delivery/remote-record.ts';
import type { App } from '../platform/app.ts';

/** Null for a kind that cannot tell what became of its records. */
export function trackingOfKind(destination: Pick<Destination, 'kind'>): Tracking | null {
  return crmOf(destination)?.tracking ?? null;
}

const longestCursor = 4_000;

/** Never throws. */
export async function ask<Read extends { is: 'read'; records: RemoteRecord[]; cursor?: string }>(
  app: App,
  ways: Ways,
  destination: Destination,
  question: (tracking: Tracking, wire: Wire) => Promise<Read | Failed>,
): Promise<Read | Failed> {
  const crm = crmOf(destination) as Crm & { tracking: Tracking };
  const { wire, kept } = wireOf(ways, destination, crm, app.clock.now());
  try {
    const told = await question(crm.tracking, wire);
    if (told.is !== 'read') return kept(told);
    if (told.records.length > mostRecords || (told.cursor?.length ?? 0) > longestCursor)
      return answersOf(crm.name)('not_understood');
    return told;
  } catch (error) {
    return kept(fromError(app, destination, error));
  }
}
