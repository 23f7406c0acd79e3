// Whenever a referral or its opportunity is changed, by whomever: in the same transaction it is noted that both are to be looked at.
import type { EventType, Happening } from '../events.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { touchLinks } from './link-store.ts';

export const ofOpportunity = [
  'opportunity.changed',
  'opportunity.moved',
  'opportunity.won',
  'opportunity.lost',
  'opportunity.reopened',
] as const satisfies EventType[];

export const ofReferral = [
  'referral.changed',
  'referral.accepted',
  'referral.declined',
  'referral.won',
  'referral.lost',
  'referral.expired',
  'referral.not_done',
] as const satisfies EventType[];

export const noteChange =
  (app: App, of: 'referral' | 'opportunity') =>
  async (tx: Tx, happenings: readonly Happening[]): Promise<void> => {
    const changed = happenings.map(({ publisherId, subjectId: id, actor }) => ({ publisherId, id, actor }));
    await touchLinks(tx, of, changed, app.clock.now());
  };
