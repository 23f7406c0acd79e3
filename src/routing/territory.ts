// Which territory a lead falls into: an ordered list, the first whose condition holds. Pure.
import * as z from 'zod';
import { fieldError, type FieldError } from '../platform/field-error.ts';
import { ConditionShape, predicateOf, type Condition } from '../scoring/condition.ts';
import type { Facts } from '../scoring/facts.ts';
import type { ListedFact } from '../scoring/fact-list.ts';
import { reviewInOrder } from '../scoring/review-in-order.ts';

export type Territory = { id: string; name: string; when: Condition; poolId: string };

/** otherwise: the pool of what no territory takes; null: nobody's. */
export type Territories = { territories: Territory[]; otherwise: string | null };

/** version 0: none were saved yet, and nothing is handed out. */
export type TerritoryVersion = Territories & { version: number };

/** The id of what no territory takes, in ledgers and figures. */
export const otherwise = 'otherwise';

const poolId = z.string().max(100);
const TerritoryShape = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_-]{0,39}$/)
    .refine((id) => id !== otherwise)
    .describe('Yours to choose; kept while the territory is renamed or moved'),
  name: z.string().trim().min(1).max(120),
  when: ConditionShape,
  poolId,
});

export const territoriesFields = {
  territories: z.array(TerritoryShape).max(200).describe('The first whose condition holds has the lead'),
  otherwise: poolId.nullable().describe('The pool of leads that no territory takes; null: they wait'),
};

export type Placed = { territoryId: string; name: string | null; poolId: string | null };

/** Made once for a version, asked for every lead. */
export function territoryOf({ territories, otherwise: rest }: Territories): (facts: Facts) => Placed {
  const readied = territories.map(({ id, name, when, poolId }) => ({
    holds: predicateOf(when),
    placed: { territoryId: id, name, poolId },
  }));
  const others: Placed = { territoryId: otherwise, name: null, poolId: rest };
  return (facts) => readied.find(({ holds }) => holds(facts))?.placed ?? others;
}

/** What is wrong with a list before it is saved: each by its field, with the remedy. poolIds: those in use. */
export function reviewTerritories(
  { territories, otherwise: rest }: Territories,
  poolIds: ReadonlySet<string>,
  facts: readonly ListedFact[],
): FieldError[] {
  const errors: FieldError[] = [];
  const pool = (field: string, id: string) => {
    if (!poolIds.has(id))
      errors.push(fieldError(field, 'There is no such pool; choose another.', 'no_such_pool'));
  };
  const seen = new Set<string>();
  territories.forEach((territory, at) => {
    const field = `territories.${at}`;
    if (seen.has(territory.id))
      errors.push(fieldError(`${field}.id`, 'Another territory has this id.', 'same_as_another'));
    seen.add(territory.id);
    errors.push(...reviewInOrder('territories', territories, at, facts));
    pool(`${field}.poolId`, territory.poolId);
  });
  if (rest !== null) pool(otherwise, rest);
  return errors;
}
