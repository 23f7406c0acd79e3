// A person changes when leads count as qualified: checked whole, kept as a version with who and why, in effect for what comes next.
import type { Actor } from '../accounts/actor.ts';
import type { App } from '../platform/app.ts';
import { tellConfiguration } from '../platform/configuration.ts';
import { fieldError, type FieldError } from '../platform/field-error.ts';
import { invalidFields, Refusal } from '../platform/refusal.ts';
import { criteriaVersions, insertCriteria } from './criteria-store.ts';
import { qualifyingStages, type Criterion } from './criteria.ts';
import { factsFor, type ListedFact } from './fact-list.ts';
import { neverMatches } from './never.ts';
import { reviewCondition } from './review-condition.ts';

export type CriteriaInput = {
  criteria: Criterion[];
  note: string | null;
  /** The version that was changed; null: what we ship. */
  basedOn: number | null;
};

/** Throws Refusal `conflict.newer_version` when somebody has saved another version meanwhile. */
export async function saveCriteria(
  app: App,
  actor: Actor,
  publisherId: string,
  { criteria, note, basedOn }: CriteriaInput,
): Promise<void> {
  await app.outbox.transact(publisherId, async (tx, say) => {
    const errors = reviewCriteria(criteria, await factsFor(tx, publisherId));
    if (errors.length > 0) throw invalidFields(errors);
    const [newest] = await criteriaVersions(tx, publisherId, null, 1);
    const version = (newest?.version ?? 0) + 1;
    const row = { version, criteria, note, savedBy: actor.id, savedAt: app.clock.now() };
    if ((newest?.version ?? null) !== basedOn || !(await insertCriteria(tx, publisherId, row)))
      throw new Refusal(
        'conflict.newer_version',
        'Somebody has saved other criteria meanwhile: look at what changed, and save yours on top.',
      );
    const happened = { publisherId, subjectId: publisherId, actor: actor.id };
    await say([{ type: 'criteria.saved', ...happened, data: { version } }]);
  });
  await tellConfiguration(app, publisherId);
}

/** What a schema cannot say: every complaint names the place by `criteria.`, its number and the member. */
export function reviewCriteria(criteria: readonly Criterion[], facts: readonly ListedFact[]): FieldError[] {
  const seen = new Set<string>();
  const errors = criteria.flatMap(({ id, when }, nth) => {
    const repeated = seen.has(id);
    seen.add(id);
    const unreadable =
      when === null ? [] : reviewCondition(when, `criteria.${nth}.when`, facts, { scored: true });
    return [
      ...(repeated
        ? [
            fieldError(
              `criteria.${nth}.id`,
              'Another criterion has this id; give it one of its own.',
              'taken',
            ),
          ]
        : []),
      ...unreadable,
      // Whether it can match is a question only for conditions that ask what there is.
      ...(when !== null && unreadable.length === 0 && neverMatches(when)
        ? [
            fieldError(
              `criteria.${nth}.when`,
              'No lead can ever meet this: its questions exclude one another. Change one of them.',
              'never_matches',
            ),
          ]
        : []),
    ];
  });
  const open = qualifyingStages.filter(
    (stage) => !criteria.some((criterion) => criterion.stage === stage && criterion.required),
  );
  return [
    ...errors,
    ...open.map((stage) =>
      fieldError(
        'criteria',
        `Without a required criterion every lead is ${stage.replace('_', ' ')} at once; require at least one.`,
        'stage_without_criterion',
        { stage },
      ),
    ),
  ];
}
