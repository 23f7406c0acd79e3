// What people ask of a referral: its input, checked before anything is sent, and how long it is tried again. Pure.
import * as z from 'zod';
import { says } from '../platform/web-words.ts';
import type { FieldError } from '../platform/field-error.ts';
import { fieldError } from '../platform/field-error.ts';
import type { Acceptance, Ending, Programme, Proposal } from './programme.ts';
import { changeable, type Changeable, type Changes } from './referral.ts';
import { leadsTo, type CommandKind } from './state.ts';

const text = (most: number) => z.string().trim().min(1).max(most);
const optional = (most: number) => text(most).nullable().default(null);
const isDay = /^(?!0000)\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

const deal = {
  name: text(255).describe('Of the deal'),
  value: z
    .string()
    .regex(
      /^(?!0+(\.0+)?$)\d{1,12}(\.\d{1,2})?$/,
      says('not_a_number', 'Give an amount above nothing, such as 12000 or 12000.50.'),
    )
    .describe('Estimated, in major units'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, says('not_one_of', 'Give a currency such as EUR.', { options: 'EUR, USD, …' })),
  closesOn: z
    .string()
    .regex(isDay, says('not_a_day', 'Give a day such as 2026-06-30.'))
    .describe('When it is expected to close'),
  notes: optional(4_000),
  externalReference: optional(200).describe('Your own id of it; ours where none is given'),
};

const revision = z
  .int()
  .positive()
  .describe('The revision that you saw; another is refused, and nothing changes');

export const AcceptanceInput = z.strictObject({ revision, ...deal });
export const EndingInput = z.strictObject({ revision, reason: text(500), notes: optional(4_000) });
export const WinInput = z.strictObject({ revision });
export const PatchInput = z.strictObject({
  revision,
  operations: z
    .array(
      z.strictObject({
        op: z.enum(['add', 'replace']).describe('The programmes take nothing away'),
        path: z.enum(changeable.map((field) => `/${field}` as const)),
        value: z.string().trim().min(1).max(4_000),
      }),
    )
    .min(1)
    .max(changeable.length)
    .describe('JSON Patch'),
});
export const ProposalInput = z.strictObject({
  accountId: z.string().max(100),
  ...deal,
  company: text(255),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, says('not_a_country', 'Give the two letters of a country, such as PL.')),
  size: optional(60),
  contact: z.strictObject({
    firstName: text(100),
    lastName: text(100),
    email: z.email().max(254),
    phone: optional(50),
  }),
  consent: z.strictObject({
    shareWithOthers: z.boolean(),
    contact: z.boolean(),
    shareWithSellers: z.boolean(),
  }),
  helpWanted: z.boolean().default(false).describe('The programme’s sellers are asked to help'),
});

export type CommandInput =
  | ({ kind: 'accept' } & Acceptance)
  | ({ kind: 'decline' | 'lose' } & Ending)
  | { kind: 'update'; changes: Changes }
  | { kind: 'win' }
  | ({ kind: 'create' } & Proposal);

/** The last one that names a field counts. */
export function changesOf(operations: z.infer<typeof PatchInput>['operations']): Changes {
  return Object.fromEntries(operations.map(({ path, value }) => [path.slice(1) as Changeable, value]));
}

/** What the programme would refuse, said before it is asked. */
export function complaintsOf(programme: Programme, input: CommandInput): FieldError[] {
  if (input.kind === 'decline') return reason(programme.declineReasons, input.reason);
  if (input.kind === 'lose') return reason(programme.loseReasons, input.reason);
  if (input.kind !== 'update') return [];
  const { changes } = input;
  const errors: FieldError[] = [];
  const check = (field: Changeable, shape: z.ZodType) => {
    const read = changes[field] === undefined ? null : shape.safeParse(changes[field]);
    if (read?.success === false)
      errors.push(fieldError(`operations.${field}`, read.error.issues[0]!.message, 'wrong_value'));
  };
  for (const field of ['name', 'value', 'currency', 'closesOn'] as const) check(field, deal[field]);
  const { stage } = changes;
  const open = programme.stages.filter(({ ends }) => ends === undefined).map(({ name }) => name);
  if (stage !== undefined && !(programme.setsStage && open.includes(stage)))
    errors.push(
      open.length === 0
        ? fieldError('operations.stage', `${programme.title} has no stages; leave it out.`, 'must_be_empty')
        : notOneOf('operations.stage', open),
    );
  return errors;
}

const reason = (offered: readonly string[] | null, given: string) =>
  offered === null || offered.includes(given) ? [] : [notOneOf('reason', offered)];

function notOneOf(field: string, options: readonly string[]): FieldError {
  const list = options.join(', ');
  return fieldError(field, `Must be one of ${list}.`, 'not_one_of', { options: list });
}

/** The values and the state that it leads to, to know them again at the far side. */
export function wantedOf(input: CommandInput): Changes {
  switch (input.kind) {
    case 'accept': {
      const { name, value, currency, closesOn } = input;
      return { name, value, currency, closesOn };
    }
    case 'update':
      return input.changes;
    default:
      return {};
  }
}

export const targetOf = (kind: CommandKind) =>
  kind === 'update' || kind === 'create' ? null : leadsTo[kind];

const delaysMs = [5_000, 15_000, 60_000, 5 * 60_000, 15 * 60_000, 60 * 60_000];

/** Null: it is given up. Passing faults last hours at most; afterwards a person decides. */
export function nextTryMs(tries: number, afterMs: number | null): number | null {
  if (tries > 24) return null;
  return Math.max(delaysMs[Math.min(tries, delaysMs.length) - 1] ?? 0, afterMs ?? 0);
}
