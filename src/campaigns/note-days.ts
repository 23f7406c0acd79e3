// Hears of everything, and notes which days that are over count otherwise from now on: in the transaction in which it happened.
import type { Tx } from '../platform/db.ts';
import { firstIdAt } from '../platform/ids.ts';
import type { Told } from '../platform/outbox.ts';
import { dayOf } from './code.ts';
import { markDays, type Mark } from './day-store.ts';

export async function noteDays(tx: Tx, told: readonly Told[]): Promise<void> {
  const marks = marksOf(told);
  if (marks.length > 0) await markDays(tx, marks);
}

/** A lead that is told of on the day on which it came changes no day that is over: of those nothing is asked. */
function marksOf(told: readonly Told[]): Mark[] {
  return told.flatMap((event) => {
    const { type, publisherId, subjectId, id: eventId, at } = event;
    const mark = (of: string, wide = false): Mark => ({ publisherId, subjectId: of, eventId, wide, at });
    switch (type) {
      case 'lead.scored':
        return subjectId < firstIdAt('lead', new Date(dayOf(at))) ? [mark(subjectId, true)] : [];
      case 'lead.qualified':
      case 'lead.restaged':
      case 'lead.disqualified':
      case 'lead.reopened':
      case 'opportunity.created':
      case 'opportunity.moved':
      case 'opportunity.changed':
      case 'opportunity.won':
      case 'opportunity.lost':
      case 'opportunity.reopened':
        return [mark(subjectId)];
      case 'person.merged':
      case 'person.merge_undone': {
        const { keptId, absorbedId } = event.data as { keptId: string; absorbedId: string };
        return [mark(keptId, true), mark(absorbedId, true)];
      }
      default:
        return [];
    }
  });
}
