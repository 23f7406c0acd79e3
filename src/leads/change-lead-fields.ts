// Adds a field of a publisher's own to its lead forms, changes it, moves it, archives it and brings it back.
import type { Actor } from '../accounts/actor.ts';
import { unknownListings } from '../catalog/store.ts';
import type { App } from '../platform/app.ts';
import { isUniqueViolation, type Tx } from '../platform/db.ts';
import type { FieldCode, FieldGiven } from '../platform/field-error.ts';
import { invalid } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import { mostFields, mostNames, reservedNames, usualLength, type LeadField } from './lead-field.ts';
import { leadFieldsForChange, placeLeadFields, saveLeadField } from './lead-field-store.ts';

type Facts = Pick<
  LeadField,
  'label' | 'labels' | 'help' | 'helps' | 'options' | 'required' | 'maxLength' | 'listingIds'
>;
export type NewLeadField = Pick<LeadField, 'name' | 'kind'> & Facts;
export type LeadFieldChange = { [Name in keyof Facts]?: Facts[Name] | undefined } & {
  position?: number | undefined;
  archived?: boolean | undefined;
};

/** It stands last on the form. */
export async function createLeadField(
  app: App,
  actor: Actor,
  publisherId: string,
  asked: NewLeadField,
): Promise<LeadField> {
  const { name } = asked;
  return app.outbox
    .transact(publisherId, async (tx, say) => {
      const present = await leadFieldsForChange(tx, publisherId);
      if (reservedNames.includes(name) || present.some((field) => field.name === name)) throw taken();
      if (present.length >= mostNames) throw tooMany('name', mostNames);
      const inUse = present.filter(isInUse);
      if (inUse.length >= mostFields) throw tooMany('name', mostFields);
      const field: LeadField = {
        ...asked,
        maxLength: asked.maxLength ?? usualLength[asked.kind] ?? null,
        position: inUse.length,
        archivedAt: null,
        createdAt: app.clock.now(),
      };
      await review(tx, publisherId, field);
      await saveLeadField(tx, publisherId, field);
      await say([
        { type: 'lead_field.created', publisherId, subjectId: publisherId, actor: actor.id, data: { name } },
      ]);
      return field;
    })
    .catch((error: unknown) => {
      throw isUniqueViolation(error) ? taken() : error;
    });
}

/** Throws Refusal `not_found` for a name that the publisher has no field under. */
export async function changeLeadField(
  app: App,
  actor: Actor,
  publisherId: string,
  name: string,
  change: LeadFieldChange,
): Promise<LeadField> {
  return app.outbox.transact(publisherId, async (tx, say) => {
    const present = await leadFieldsForChange(tx, publisherId);
    const before = present.find((field) => field.name === name);
    if (before === undefined) throw notFound('lead field');
    const { position, archived, ...given } = change;
    const facts = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    const others = present.filter((field) => isInUse(field) && field.name !== name);
    const after: LeadField = { ...before, ...facts };
    after.maxLength ??= usualLength[after.kind] ?? null;
    if (archived === true) after.archivedAt ??= app.clock.now();
    if (archived === false && before.archivedAt !== null) {
      if (others.length >= mostFields) throw tooMany('archived', mostFields);
      after.archivedAt = null;
      after.position = others.length;
    }
    await review(tx, publisherId, after);
    await saveLeadField(tx, publisherId, after);
    if (isInUse(after)) {
      const names = others.map((field) => field.name);
      names.splice(position ?? after.position, 0, name);
      await placeLeadFields(tx, publisherId, names);
      after.position = names.indexOf(name);
    }
    const fields = Object.keys(change).toSorted();
    const data = { name, fields };
    await say([{ type: 'lead_field.changed', publisherId, subjectId: publisherId, actor: actor.id, data }]);
    return after;
  });
}

const isInUse = ({ archivedAt }: LeadField) => archivedAt === null;

/** What no schema can see: which members fit the kind, and whether the listings are there. */
async function review(tx: Tx, publisherId: string, field: LeadField): Promise<void> {
  const { kind, options, maxLength, listingIds } = field;
  const wrong = (where: string, message: string, code: FieldCode, given?: FieldGiven) => {
    throw invalid(where, message, code, given);
  };
  if (kind === 'choice' && options.length === 0) wrong('options', 'Give at least one option.', 'required');
  if (kind !== 'choice' && options.length > 0)
    wrong('options', 'Only a choice has options.', 'must_be_empty');
  options.forEach(({ value }, at) => {
    if (options.findIndex((other) => other.value === value) < at)
      wrong(`options.${at}.value`, 'Another option has this value.', 'taken');
  });
  if (maxLength !== null && usualLength[kind] === undefined)
    wrong('maxLength', 'Only a text has a greatest length.', 'must_be_empty');
  const [unknown] = await unknownListings(tx, publisherId, listingIds ?? []);
  if (unknown !== undefined)
    wrong(
      `listingIds.${listingIds!.indexOf(unknown)}`,
      'There is no such listing of this publisher.',
      'not_here',
    );
}

const taken = () => invalid('name', 'A field has this name, or had it; take another.', 'taken');
const tooMany = (field: string, max: number) =>
  invalid(field, `There are ${max} already; archive one that is not needed.`, 'too_many', { max });
