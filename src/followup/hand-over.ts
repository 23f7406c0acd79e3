// Hears of leads that go to somebody else: their clocks go with them as they are.
import type { Happening } from '../events.ts';
import type { Tx } from '../platform/db.ts';
import { handOver } from './store.ts';

export async function followAssigned(tx: Tx, happenings: Happening<'lead.assigned'>[]): Promise<void> {
  const groups = Map.groupBy(
    happenings,
    ({ publisherId, data: { userId } }) => `${publisherId} ${userId ?? ''}`,
  );
  for (const group of groups.values()) {
    const { publisherId, data } = group[0]!;
    await handOver(
      tx,
      publisherId,
      group.map(({ subjectId }) => subjectId),
      data.userId,
    );
  }
}
