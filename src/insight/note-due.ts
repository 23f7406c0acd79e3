// Hears of everything, and notes which leads are to be counted anew: in the transaction in which it happened, and not in the intake's own.
import { leadsOf } from './happened.ts';
import { insertDue } from './due-store.ts';
import type { Told } from '../platform/outbox.ts';
import type { Tx } from '../platform/db.ts';

export async function noteDue(tx: Tx, told: readonly Told[]): Promise<void> {
  const due = leadsOf(told);
  if (due.length > 0) await insertDue(tx, due);
}
