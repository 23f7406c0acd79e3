// A person changes a destination's mapping: checked whole, kept as a version with who and why, in effect at once.
import type { Actor } from '../accounts/actor.ts';
import type { Crm } from '../connectors/connector.ts';
import type { MappedField, Target } from '../mapping/mapping.ts';
import { opportunityFields } from '../mapping/opportunity-facts.ts';
import { reviewMapping } from '../mapping/review.ts';
import type { App } from '../platform/app.ts';
import type { Queries } from '../platform/db.ts';
import { fieldError } from '../platform/field-error.ts';
import { operatorId } from '../platform/ids.ts';
import { invalidFields, Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Language } from '../platform/words.ts';
import { destinationById, lockDestination, type DestinationWithHealth } from './destination-store.ts';
import { crmOf, type Destination } from './destination.ts';
import { insertMapping } from './mapping-store.ts';

export type MappingInput = {
  fields: MappedField[];
  language: Language;
  why: string;
  /** The version that was changed; null: the connector's default. */
  basedOn: number | null;
};

/** Throws Refusal `conflict` when somebody has saved another version meanwhile. */
export async function saveMapping(
  app: App,
  actor: Actor,
  publisherId: string,
  id: string,
  { fields, language, why, basedOn }: MappingInput,
): Promise<void> {
  const scope = publisherId === operatorId ? null : publisherId;
  await app.outbox.transact(scope, async (tx, say) => {
    await lockDestination(tx, publisherId, id);
    const { found, crm } = await mappable(tx, publisherId, id);
    const errors = reviewMapping({ fields }, targetsOf(found, crm), crm.mappable.open);
    if (errors.length === 0 && found.followsOpportunities && opportunityFields(fields).length === 0)
      errors.push(
        fieldError(
          'fields',
          'Its records are kept in step with opportunities: take a field from the opportunity, or switch that off first.',
          'nothing_to_follow',
        ),
      );
    if (errors.length > 0) throw invalidFields(errors);
    if (basedOn !== found.mappingVersion)
      throw new Refusal(
        'conflict.newer_version',
        `The newest version is ${found.mappingVersion ?? 'the default'}, not ${basedOn ?? 'the default'}: look at what changed, and save yours on top.`,
      );
    const version = (found.mappingVersion ?? 0) + 1;
    const madeAt = app.clock.now();
    await insertMapping(tx, publisherId, id, {
      version,
      mapping: { fields, language },
      why,
      madeBy: actor.id,
      madeAt,
    });
    const data = { version };
    await say([{ type: 'destination.mapped', publisherId, subjectId: id, actor: actor.id, data }]);
  });
}

/** The destination and its connector; throws for the lead store, which makes no records. */
export async function mappable(
  db: Queries,
  publisherId: string,
  id: string,
): Promise<{ found: DestinationWithHealth; crm: Crm }> {
  const found = await destinationById(db, publisherId, id);
  if (!found) throw notFound('destination');
  return { found, crm: mappableCrm(found) };
}

export function mappableCrm(destination: Pick<Destination, 'kind' | 'role'>): Crm {
  if (destination.role === 'events')
    throw new Refusal('conflict.no_mapping', 'Events go as they are: there is nothing to map.');
  const crm = crmOf(destination);
  if (!crm)
    throw new Refusal('conflict.no_mapping', `A destination of the kind ${destination.kind} has no mapping.`);
  return crm;
}

/** The fields of its records: as the far side tells, else as the connector knows. */
export function targetsOf({ farTargets }: { farTargets: Target[] | null }, { mappable }: Crm): Target[] {
  return farTargets ?? mappable.targets;
}
