// Writes anew where leads of a publisher stand that have stood already, and says which of them came to another stage by it.
import type { Happening } from '../events.ts';
import type { Tx } from '../platform/db.ts';
import type { Say } from '../platform/outbox.ts';
import { planAsUsual } from '../platform/plan-as-usual.ts';
import { factsOfRow } from './facts-needed.ts';
import type { Rescorable } from './rescoring-store.ts';
import { rewriteStandings } from './rewrite-store.ts';
import type { Ready } from './scorers.ts';
import { stood } from './stood.ts';
import type { NewStanding } from './store.ts';

export function madeOf(lead: Rescorable, ready: Ready, publisherId: string, now: Date): NewStanding {
  const { id: leadId, earlierLeads } = lead;
  const standing = stood(ready, factsOfRow(lead), lead.receivedAt, now);
  return { publisherId, leadId, ...standing, earlierLeads };
}

/** made: of these leads. Answers how many came to another stage. */
export async function standAnew(
  { tx, say, now }: { tx: Tx; say: Say; now: Date },
  publisherId: string,
  leads: readonly Rescorable[],
  made: readonly NewStanding[],
): Promise<number> {
  const known = new Map(leads.map((lead) => [lead.id, lead.stage]));
  const versions = new Map(made.map(({ leadId, version }) => [leadId, version]));
  const staged = await rewriteStandings(tx, publisherId, now, made);
  const restaged = staged.filter(({ leadId, stage }) => known.get(leadId) !== stage);
  await planAsUsual(tx);
  await say(
    restaged.map(({ leadId, stage }): Happening<'lead.restaged'> => {
      const data = { stage, from: known.get(leadId)!, version: versions.get(leadId)! };
      return { type: 'lead.restaged', publisherId, subjectId: leadId, actor: 'scoring', data };
    }),
  );
  return restaged.length;
}
