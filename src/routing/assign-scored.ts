// Hears of leads that were scored, or shared after they had been withheld: each goes to somebody of its territory's pool, or waits.
import type { Happening } from '../events.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import type { Say } from '../platform/outbox.ts';
import type { Scorers } from '../scoring/scorers.ts';
import { handOut } from './hand-out.ts';
import { newLeads } from './lead-store.ts';
import { place } from './place.ts';
import { territoriesOf } from './territory-store.ts';

/** A lead that was handed out or waits already is passed over, so hearing twice assigns once. */
export function assignScored(app: App, scorers: Scorers) {
  return async (tx: Tx, happenings: Happening<'lead.scored' | 'lead.shared'>[], say: Say): Promise<void> => {
    const publisherIds = new Set(happenings.map(({ publisherId }) => publisherId));
    const having = new Set(
      (await territoriesOf(tx, [...publisherIds])).map(({ publisherId }) => publisherId),
    );
    const ids = happenings.flatMap(({ publisherId, subjectId }) =>
      having.has(publisherId) ? [{ publisherId, leadId: subjectId }] : [],
    );
    if (ids.length === 0) return;
    const placed = await place(tx, scorers, await newLeads(tx, ids));
    await handOut(
      app,
      tx,
      say,
      placed.map(({ line: _line, ...lead }) => ({
        ...lead,
        from: null,
        notTo: [],
        because: 'turn' as const,
        actor: 'routing',
        note: null,
      })),
    );
  };
}
