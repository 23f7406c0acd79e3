// What changed between two versions of a referral, field by field: for the timeline, and for a change that met another. Pure.
import type { Changeable, Changes, Told } from './referral.ts';

export type Difference = {
  field: string;
  /** As it was when the change was made. */
  before: string | null;
  /** As it is at the far side now. */
  there: string | null;
  /** What we wanted; null where we wanted nothing of it. */
  ours: string | null;
};

type Values = Record<string, string | null>;

/** The fields that people look at, as text. */
function valuesOf(told: Told): Values {
  const { customer, deal } = told;
  const [first] = customer.contacts;
  return {
    name: told.name,
    status: told.status,
    substatus: told.substatus,
    statusReason: told.statusReason,
    stage: told.stage,
    value: deal.value === null ? null : String(Number(deal.value)),
    currency: deal.currency,
    closesOn: deal.closesOn,
    notes: deal.notes,
    externalReference: told.externalReference,
    company: customer.company,
    country: customer.country,
    contact: first === undefined ? null : [first.firstName, first.lastName, first.email].join(' '),
    team: String(told.team.length),
    expiresAt: told.expiresAt,
  };
}

/** Names of the fields that differ. */
export function changedFields(before: Told, after: Told): string[] {
  const [was, is] = [valuesOf(before), valuesOf(after)];
  return Object.keys(is).filter((field) => was[field] !== is[field]);
}

/** Every field that the far side changed meanwhile, and every field that we wanted to change. */
export function differencesOf(before: Told, there: Told, wanted: Changes): Difference[] {
  const [was, is] = [valuesOf(before), valuesOf(there)];
  return Object.keys(is).flatMap((field): Difference[] => {
    const ours = wanted[field as Changeable] ?? null;
    if (was[field] === is[field] && ours === null) return [];
    return [{ field, before: was[field] ?? null, there: is[field] ?? null, ours }];
  });
}

/** Whether the far side already has all that was wanted: a change whose answer was lost. */
export function has(there: Told, wanted: Changes): boolean {
  const is = valuesOf(there);
  return Object.entries(wanted).every(([field, value]) => {
    const ours = field === 'value' ? String(Number(value)) : value;
    return is[field] === ours;
  });
}
