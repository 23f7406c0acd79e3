// Hears of leads behind the intake and notes by which campaign parameters they came.
import type { Happening } from '../events.ts';
import type { Tx } from '../platform/db.ts';
import { noteTouches } from './touch-store.ts';

export async function noteCampaigns(tx: Tx, happenings: Happening<'lead.scored'>[]): Promise<void> {
  await noteTouches(
    tx,
    happenings.map(({ publisherId, subjectId }) => ({ publisherId, leadId: subjectId })),
  );
}
