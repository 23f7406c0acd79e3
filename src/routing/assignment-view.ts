// What the API shows of territories, pools, the ledger of assignments, and leads that wait.
import * as z from 'zod';
import { assignedBecause } from '../leads/assignment.ts';
import { ConditionShape } from '../scoring/condition.ts';
import type { AssignmentRow, LeadNames, WaitingRow } from './assignment-store.ts';
import { outsides, waitReasons } from './choose.ts';
import { HoursShape } from './hours.ts';
import type { PoolRow } from './pool-store.ts';
import type { TerritoryRow } from './territory-store.ts';

const text = z.string().nullable();

export const TerritoriesView = z
  .object({
    version: z.int().describe('0: none were saved yet, and nothing is handed out'),
    territories: z.array(
      z.object({ id: z.string(), name: z.string(), when: ConditionShape, poolId: z.string() }),
    ),
    otherwise: text.describe('The pool of leads that no territory takes; null: they wait'),
    note: text,
    savedBy: text,
    savedAt: z.date().nullable(),
  })
  .meta({ id: 'Territories' });

const noTerritories = {
  version: 0,
  territories: [],
  otherwise: null,
  note: null,
  savedBy: null,
  savedAt: null,
};

export function territoriesView(row: TerritoryRow | undefined): z.infer<typeof TerritoriesView> {
  return row ?? noTerritories;
}

const PoolMemberView = z
  .object({
    userId: z.string(),
    weight: z.int(),
    capADay: z.int().nullable(),
    capOpen: z.int().nullable(),
    joinedAt: z.date(),
    due: z.number().describe('Leads that were due to them by weight while they were free, since they joined'),
    given: z.int().describe('Leads that they were given by turn since they joined'),
    works: z.boolean().describe('Still a member of the publisher who may work leads'),
    hours: HoursShape.nullable().describe('Their own; null: the pool’s'),
  })
  .meta({ id: 'PoolMember' });

export const PoolView = z
  .object({
    id: z.string(),
    name: z.string(),
    hours: HoursShape.nullable().describe('Null: always'),
    outside: z.enum(outsides),
    members: z.array(PoolMemberView),
    version: z.int(),
    waiting: z.int().describe('Leads that wait for somebody of it to be free, counted up to 10,000'),
    warnings: z
      .array(z.enum(['nobody_works']))
      .describe('nobody_works: nobody in it may work leads any more'),
    createdAt: z.date(),
    archivedAt: z.date().nullable(),
  })
  .meta({ id: 'Pool' });

export function poolView(pool: PoolRow): z.infer<typeof PoolView> {
  return { ...pool, warnings: pool.members.some(({ works }) => works) ? [] : ['nobody_works'] };
}

const Passed = z.object({
  userId: z.string(),
  reason: z.enum(['gone', 'had_it', 'absent', 'outside_hours', 'day_cap', 'open_cap', 'later']),
});

const Decision = z
  .object({
    share: z.number().describe('Of each lead, by weight among those who were free: from 0 to 1'),
    weight: z.int(),
    free: z.int().describe('How many were free'),
    due: z.number(),
    given: z.int().describe('This one included'),
    today: z.int(),
    open: z.int(),
    passed: z.array(Passed),
  })
  .describe('The counts and reasons that decided; null where a person chose')
  .meta({ id: 'AssignmentDecision' });

const leadNames = { firstName: text, lastName: text, company: text, offerTitle: text };

export const AssignmentView = z
  .object({
    id: z.string(),
    leadId: z.string(),
    ...leadNames,
    at: z.date(),
    userId: text.describe('Null: nobody'),
    takenFrom: text,
    territory: z.object({ id: z.string(), name: text, version: z.int() }).nullable(),
    pool: z.object({ id: z.string(), name: text }).nullable(),
    because: z.enum(assignedBecause),
    actor: z.string(),
    note: text,
    decision: Decision.nullable(),
  })
  .meta({ id: 'Assignment' });

export function assignmentView({
  territoryId,
  territoryName,
  territoryVersion,
  poolId,
  poolName,
  ...entry
}: AssignmentRow & LeadNames & { poolName: string | null }): z.infer<typeof AssignmentView> {
  return {
    ...entry,
    territory:
      territoryId === null ? null : { id: territoryId, name: territoryName, version: territoryVersion ?? 0 },
    pool: poolId === null ? null : { id: poolId, name: poolName },
  };
}

export const WaitingView = z
  .object({
    leadId: z.string(),
    ...leadNames,
    since: z.date(),
    territory: z.object({ id: z.string(), name: text }).nullable(),
    pool: z.object({ id: z.string(), name: text }).nullable(),
    reason: z.enum(waitReasons),
    lookAt: z.date().nullable().describe('When somebody may be free; null: only once something is changed'),
  })
  .meta({ id: 'WaitingLead' });

export function waitingView(row: WaitingRow): z.infer<typeof WaitingView> {
  const { territoryId, territoryName, poolId, poolName, ...lead } = row;
  return {
    ...lead,
    territory: territoryId === null ? null : { id: territoryId, name: territoryName },
    pool: poolId === null ? null : { id: poolId, name: poolName },
  };
}
