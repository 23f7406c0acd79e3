// Finds likely duplicates of leads that came in: behind the intake, a bounded number of candidates each, by what they have in common.
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { newId } from '../platform/ids.ts';
import {
  addCompanies,
  addKeys,
  candidatesOf,
  leadsToCompare,
  takeToCompare,
  type Candidate,
  type PersonKey,
  type ToCompare,
} from './compare-store.ts';
import { saveFound, type Found } from './duplicate-store.ts';
import { likenessOf, threshold, type Likeness } from './likeness.ts';
import { lockPeople } from './merge-store.ts';
import { reviewOpen } from './review-open.ts';
import { companyKeyOf, keysOf, traitsOf, type Traits } from './traits.ts';

/** Leads in one transaction, and how long one run may go on; the embedded database has one connection, which is the intake's too. */
const pace = { postgres: { batch: 200, mostMs: 300 }, embedded: { batch: 20, mostMs: 60 } };

/** A lead is like so many others at most; what one machine sends under a thousand addresses is told by a few. */
const mostOfLead = 5;

/** For a timer: resolves to how many leads were compared. What is left waits for the next run. */
export async function findDuplicates(app: App): Promise<number> {
  const { batch, mostMs } = pace[app.db.kind];
  const until = performance.now() + mostMs;
  for (let compared = 0; ;) {
    const { count, likely } = await app.db.tx((tx) => compareBatch(app, tx, batch));
    for (const { publisherId, leadId } of likely) app.changes.tell(publisherId, 'leads', [leadId]);
    compared += count;
    if (count < batch || performance.now() >= until) return compared;
  }
}

/** likely: leads of people of whom something was found. */
async function compareBatch(
  app: App,
  tx: Tx,
  batch: number,
): Promise<{ count: number; likely: ToCompare[] }> {
  const leads = await leadsToCompare(tx, await takeToCompare(tx, batch));
  if (leads.length === 0) return { count: 0, likely: [] };
  await lockPeople(
    tx,
    leads.map(({ publisherId }) => publisherId),
  );
  const traits = new Map(leads.map(({ leadId, contact }) => [leadId, traitsOf(contact)]));
  const keys = leads.flatMap(({ publisherId, leadId, personId }) =>
    keysOf(traits.get(leadId)!).map((key) => ({ publisherId, key, personId, leadId })),
  );
  await addKeys(tx, newestOfEach(keys));
  await addCompanies(
    tx,
    leads.flatMap(({ publisherId, leadId }) => {
      const company = companyKeyOf(traits.get(leadId)!);
      return company === null ? [] : [{ publisherId, leadId, company }];
    }),
  );
  const candidates = await candidatesOf(tx, keys);
  const found = likelyAmong(leads, candidates, await traitsOfOthers(tx, candidates, traits));
  const now = app.clock.now();
  const changed = await saveFound(
    tx,
    found.map((pair) => ({ ...pair, id: newId('dup', now), foundAt: now })),
  );
  for (const [publisherId, pairs] of Map.groupBy(changed, (pair) => pair.publisherId))
    await reviewOpen(
      tx,
      publisherId,
      pairs.map(({ oneId }) => oneId),
    );
  const people = new Set(changed.flatMap(({ oneId, otherId }) => [oneId, otherId]));
  return { count: leads.length, likely: leads.filter(({ personId }) => people.has(personId)) };
}

/** A statement takes each person and key once; later leads come later. */
function newestOfEach(keys: PersonKey[]): PersonKey[] {
  const newest = new Map(
    keys.map((each) => [`${each.publisherId} ${each.key.toString('hex')} ${each.personId}`, each]),
  );
  // In one order, so that nobody waits for a row that waits for this one.
  return [...newest.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

async function traitsOfOthers(
  tx: Tx,
  candidates: Candidate[],
  known: ReadonlyMap<string, Traits>,
): Promise<ReadonlyMap<string, Traits>> {
  const missing = new Map(
    candidates
      .filter(({ otherLeadId }) => !known.has(otherLeadId))
      .map(({ publisherId, otherLeadId }) => [otherLeadId, { publisherId, leadId: otherLeadId }]),
  );
  const others = await leadsToCompare(tx, [...missing.values()]);
  return new Map([...known, ...others.map(({ leadId, contact }) => [leadId, traitsOf(contact)] as const)]);
}

type Likely = Omit<Found, 'id' | 'foundAt'>;

/** Each pair once, with the best that any two of their leads gave. */
function likelyAmong(
  leads: ToCompare[],
  candidates: Candidate[],
  traits: ReadonlyMap<string, Traits>,
): Likely[] {
  const byLead = Map.groupBy(candidates, ({ leadId }) => leadId);
  const best = new Map<string, Likely>();
  for (const { leadId } of leads) {
    const others = (byLead.get(leadId) ?? []).flatMap((candidate) => {
      const other = traits.get(candidate.otherLeadId);
      if (other === undefined) return [];
      const found = likenessOf(traits.get(leadId)!, other);
      return found.score < threshold ? [] : [pairOf(candidate, found)];
    });
    const inOrder = others.toSorted((a, b) => b.score - a.score || (a.otherId < b.otherId ? 1 : -1));
    for (const pair of inOrder.slice(0, mostOfLead)) {
      const key = `${pair.publisherId} ${pair.oneId} ${pair.otherId}`;
      if ((best.get(key)?.score ?? 0) < pair.score) best.set(key, pair);
    }
  }
  return [...best.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
}

function pairOf({ publisherId, personId, otherId }: Candidate, found: Likeness): Likely {
  const [oneId, other] = [personId, otherId].toSorted() as [string, string];
  return { publisherId, oneId, otherId: other, ...found };
}
