// Duplicates, merges and people as the API shows them.
import * as z from 'zod';
import type { Queries } from '../platform/db.ts';
import { says } from '../platform/web-words.ts';
import type { Duplicate } from './duplicate-store.ts';
import { Contact } from './lead-view.ts';
import type { Contact as ContactValue } from './lead.ts';
import { reasonCodes, threshold } from './likeness.ts';
import { groupsOf, seenOf, type Merge, type Seen } from './merge-store.ts';

/** A lead without an e-mail address stands for its person. */
export const isPersonId = (id: string) => /^(?:per|lead)_[0-9a-z]{20}$/.test(id);
export const saysPersonId = says(
  'not_an_id',
  'Give an id that starts with per_, or with lead_ where the lead has no e-mail address.',
  { prefix: 'per_' },
);
export const personId = z.string().refine(isPersonId, saysPersonId);

export const note = z
  .string()
  .trim()
  .max(1_000)
  .nullable()
  .default(null)
  .transform((text) => text || null)
  .describe('Why, in your own words; it shows on the timelines of the leads');

export const Reason = z
  .object({ code: z.enum(reasonCodes), points: z.int().describe('Of 100; below 0 it speaks against') })
  .meta({ id: 'DuplicateReason' });

export const PersonSeen = z
  .object({
    personId: z
      .string()
      .describe('Of whoever stands for the person; of the lead where it has no e-mail address'),
    people: z.int().describe('How many are this person after merges'),
    contact: Contact.describe('As last sent'),
    leads: z.int().describe('Counted up to 100 for each address'),
    lastLeadId: z.string(),
    firstSeenAt: z.date(),
    lastSeenAt: z.date(),
  })
  .meta({ id: 'PersonSeen' });
export type PersonSeenValue = z.infer<typeof PersonSeen>;

export const DuplicateView = z
  .object({
    id: z.string(),
    score: z.int().describe(`Of 100; from ${threshold} on people are asked`),
    reasons: z.array(Reason).describe('Heaviest first'),
    foundAt: z.date(),
    people: z.array(PersonSeen).describe('The two'),
  })
  .meta({ id: 'Duplicate' });
type DuplicateValue = z.infer<typeof DuplicateView>;

const Named = z.object({ personId: z.string(), contact: Contact.nullable().describe('As last sent') });
export const MergeView = z
  .object({
    id: z.string(),
    kept: Named,
    absorbed: Named,
    note: z.string().nullable(),
    madeBy: z.string(),
    madeAt: z.date(),
    undoneBy: z.string().nullable(),
    undoneAt: z.date().nullable(),
    undoNote: z.string().nullable(),
  })
  .meta({ id: 'Merge' });
export type MergeValue = z.infer<typeof MergeView>;

/** What is known of several who are one; null where no lead of theirs may be seen. rootId: who stands for them. */
export function personSeen(
  rootId: string,
  members: readonly string[],
  seen: ReadonlyMap<string, Seen>,
): PersonSeenValue | null {
  const known = members.flatMap((id) => seen.get(id) ?? []);
  const newest = known.toSorted((a, b) => (a.leadId < b.leadId ? 1 : -1))[0];
  if (newest === undefined) return null;
  return {
    personId: rootId,
    people: members.length,
    contact: newest.contact,
    leads: known.reduce((sum, { leads }) => sum + leads, 0),
    lastLeadId: newest.leadId,
    firstSeenAt: new Date(Math.min(...known.map(({ firstAt }) => firstAt.getTime()))),
    lastSeenAt: newest.lastAt,
  };
}

/** Each with the two people as they are now. */
export async function duplicateViews(
  db: Queries,
  publisherId: string,
  pairs: Duplicate[],
): Promise<DuplicateValue[]> {
  const groups = await groupsOf(
    db,
    publisherId,
    pairs.flatMap(({ oneId, otherId }) => [oneId, otherId]),
  );
  const seen = await seenById(db, publisherId, [...groups.values()].flat());
  return pairs.map(({ id, score, reasons, foundAt, oneId, otherId }) => ({
    id,
    score,
    reasons,
    foundAt,
    people: [oneId, otherId].flatMap((person) => {
      const members = groups.get(person) ?? [person];
      return personSeen(members[0]!, members, seen) ?? [];
    }),
  }));
}

export async function seenById(
  db: Queries,
  publisherId: string,
  ids: Iterable<string>,
): Promise<Map<string, Seen>> {
  return new Map((await seenOf(db, publisherId, ids)).map((each) => [each.id, each]));
}

export async function mergeViews(db: Queries, publisherId: string, merges: Merge[]): Promise<MergeValue[]> {
  const ids = merges.flatMap(({ keptId, absorbedId }) => [keptId, absorbedId]);
  const seen = await seenById(db, publisherId, ids);
  const named = (id: string): { personId: string; contact: ContactValue | null } => ({
    personId: id,
    contact: seen.get(id)?.contact ?? null,
  });
  return merges.map(({ keptId, absorbedId, ...merge }) => ({
    ...merge,
    kept: named(keptId),
    absorbed: named(absorbedId),
  }));
}
