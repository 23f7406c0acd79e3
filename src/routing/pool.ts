// A pool of people whom leads are handed to, as it is written: who is in it, how much each takes, and when it works.
import * as z from 'zod';
import { worksLeads, type Role } from '../accounts/roles.ts';
import { fieldError, type FieldError } from '../platform/field-error.ts';
import { outsides, type Outside } from './choose.ts';
import { HoursShape, type Hours } from './hours.ts';

/** Caps: null is none. */
export type PoolMember = { userId: string; weight: number; capADay: number | null; capOpen: number | null };
export type PoolFields = { name: string; hours: Hours | null; outside: Outside; members: PoolMember[] };

const cap = z.int().min(1).max(10_000).nullable();
const MemberShape = z.strictObject({
  userId: z.string().max(100),
  weight: z.int().min(1).max(100).default(1).describe('Who has 2 gets twice as many as who has 1'),
  capADay: cap
    .default(null)
    .describe('Leads of this pool a day, in the time zone of their hours; null: any number'),
  capOpen: cap.default(null).describe('Open leads at once, from anywhere; null: any number'),
});

export const poolFields = {
  name: z.string().trim().min(1).max(120),
  hours: HoursShape.nullable().default(null).describe('For members without hours of their own; null: always'),
  outside: z
    .enum(outsides)
    .default('wait')
    .describe('Outside everybody’s hours a lead waits for the next opening, or goes to anyone'),
  members: z.array(MemberShape).max(100),
};

export type Worker = { userId: string; role: Role; disabledAt: Date | null };

/** What is wrong with a pool before it is saved. known: the publisher's people among its members. */
export function reviewPool({ members }: Pick<PoolFields, 'members'>, known: readonly Worker[]): FieldError[] {
  if (members.length === 0)
    return [
      fieldError('members', 'A pool without people gets no lead to anybody: add one.', 'pool_without_people'),
    ];
  const byId = new Map(known.map((worker) => [worker.userId, worker]));
  return members.flatMap(({ userId }, at) => {
    const field = `members.${at}.userId`;
    const worker = byId.get(userId);
    if (worker === undefined)
      return [
        fieldError(
          field,
          'This person does not belong to the publisher; invite them first.',
          'no_such_person',
        ),
      ];
    if (!worksLeads(worker.role, worker.disabledAt))
      return [
        fieldError(field, 'This person may not work leads; give them another role.', 'may_not_work_leads'),
      ];
    return members.findIndex((member) => member.userId === userId) < at
      ? [fieldError(field, 'This person is in the pool already.', 'same_as_another')]
      : [];
  });
}
