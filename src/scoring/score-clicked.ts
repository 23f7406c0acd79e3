// Leads whose person followed links in mails: noted, and scored anew by the model in use; each publisher's with a handful of statements.
import type { Tx } from '../platform/db.ts';
import type { Say } from '../platform/outbox.ts';
import { noteClicks, type Clicked } from './mail-click-store.ts';
import { rescorableByIds } from './rescoring-store.ts';
import { madeOf, standAnew } from './score-anew.ts';
import type { Scorers } from './scorers.ts';

/** Any model may ask them. */
const everything = { source: true, note: true };

export async function scoreClicked(
  scorers: Scorers,
  within: { tx: Tx; say: Say; now: Date },
  clicked: readonly Clicked[],
): Promise<void> {
  const { tx, now } = within;
  await noteClicks(tx, clicked);
  const readyFor = await scorers.of(tx, new Set(clicked.map(({ publisherId }) => publisherId)));
  for (const [publisherId, theirs] of Map.groupBy(clicked, (each) => each.publisherId)) {
    const ids = theirs.map(({ leadId }) => leadId);
    const leads = (await rescorableByIds(tx, publisherId, ids, everything)).filter(
      // Whoever has none yet gets the first behind the intake.
      ({ stage }) => stage !== null,
    );
    const made = leads.map((lead) => madeOf(lead, readyFor(publisherId, lead.storefront), publisherId, now));
    await standAnew(within, publisherId, leads, made);
  }
}
