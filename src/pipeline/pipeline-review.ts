// What is wrong with pipelines beyond their shape: told when they are written, beside the field. Pure.
import { fieldError, type FieldError } from '../platform/field-error.ts';
import { exits, isExit, type Pipeline, type Pipelines, type Reason, type Stage } from './pipeline.ts';
import { isShippedPipeline, isShippedReason, isShippedStage } from './shipped-pipelines.ts';

/** Open opportunities by pipeline and stage: neither may go while one is in it. */
export type InUse = readonly { pipelineId: string; stage: string; count: number }[];

export function reviewPipelines(document: Pipelines, inUse: InUse): FieldError[] {
  const { pipelines, winReasons, lossReasons } = document;
  return [
    ...reviewNames('pipelines', pipelines, ({ id }) => isShippedPipeline(id)),
    ...(pipelines.every(({ archived }) => archived)
      ? [fieldError('pipelines', 'Keep one pipeline in use.', 'required')]
      : []),
    ...pipelines.flatMap((pipeline, at) => reviewPipeline(pipeline, `pipelines.${at}`)),
    ...reviewReasons('winReasons', winReasons),
    ...reviewReasons('lossReasons', lossReasons),
    ...(lossReasons.every(({ archived }) => archived)
      ? [fieldError('lossReasons', 'Keep one reason in use: whoever loses a deal must say why.', 'required')]
      : []),
    ...reviewUse(document, inUse),
  ];
}

function reviewPipeline({ id, stages }: Pipeline, path: string): FieldError[] {
  if (stages.length === 0)
    return [
      fieldError(
        `${path}.stages`,
        'Add a stage: a deal must be somewhere before it is won.',
        'no_open_stage',
      ),
    ];
  return [
    ...reviewNames(`${path}.stages`, stages, (stage) => isShippedStage(id, stage.id)),
    ...stages.flatMap((stage, at) => reviewStage(stages, stage, at, `${path}.stages.${at}`)),
  ];
}

function reviewStage(stages: Stage[], stage: Stage, at: number, path: string): FieldError[] {
  const former = stages[at - 1];
  return [
    ...(isExit(stage.id)
      ? [fieldError(`${path}.id`, 'Won and lost are there already; give it another id.', 'taken')]
      : []),
    ...(former !== undefined && stage.probability <= former.probability
      ? [
          fieldError(
            `${path}.probability`,
            'Must be more than in the stage before it, or the stages stand in the wrong order.',
            'not_rising',
          ),
        ]
      : []),
    ...reviewWays(stages, stage, path),
  ];
}

/** Every way that is named must lead to a stage that is there, and from every stage some way must lead to won. */
function reviewWays(stages: Stage[], stage: Stage, path: string): FieldError[] {
  if (stage.leadsTo === null) return [];
  const known = [...stages.map(({ id }) => id), ...exits];
  const unknown = stage.leadsTo.findIndex((id) => !known.includes(id) || id === stage.id);
  if (unknown !== -1)
    return [
      fieldError(`${path}.leadsTo`, 'Name other stages of this pipeline, or won.', 'not_one_of', {
        options: known.filter((id) => id !== stage.id).join(', '),
      }),
    ];
  return reachesWon(stages, stage.id)
    ? []
    : [
        fieldError(
          `${path}.leadsTo`,
          'From here no way leads to won: let it lead to won, or to a stage that does.',
          'no_way_out',
        ),
      ];
}

function reachesWon(stages: Stage[], from: string): boolean {
  const seen = new Set<string>([from]);
  for (const id of seen) {
    const stage = stages.find((each) => each.id === id);
    if (stage === undefined) continue;
    if (stage.leadsTo === null || stage.leadsTo.includes('won')) return true;
    for (const next of stage.leadsTo) if (!isExit(next)) seen.add(next);
  }
  return false;
}

type Named = { id: string; name: string | null };

/** Ids and names are told apart; what has no name must be ours. */
function reviewNames<Item extends Named>(
  list: string,
  items: readonly Item[],
  isShipped: (item: Item) => boolean,
): FieldError[] {
  const plain = ({ name }: Named) => name?.trim().toLocaleLowerCase('en') ?? null;
  return items.flatMap((item, at) => {
    const before = items.slice(0, at);
    if (before.some(({ id }) => id === item.id))
      return [fieldError(`${list}.${at}.id`, 'Another has this id; give each its own.', 'taken')];
    if (item.name === null)
      return isShipped(item)
        ? []
        : [fieldError(`${list}.${at}.name`, 'Give it a name; only what we ship has ours.', 'required')];
    return before.some((other) => plain(other) === plain(item))
      ? [fieldError(`${list}.${at}.name`, 'Another has this name; give each its own.', 'same_name')]
      : [];
  });
}

const reviewReasons = (list: string, reasons: readonly Reason[]): FieldError[] =>
  reviewNames(list, reasons, ({ id }) => isShippedReason(id));

function reviewUse({ pipelines }: Pipelines, inUse: InUse): FieldError[] {
  return inUse.flatMap(({ pipelineId, stage, count }) => {
    const at = pipelines.findIndex(({ id }) => id === pipelineId);
    if (at !== -1 && pipelines[at]!.stages.some(({ id }) => id === stage)) return [];
    const field = at === -1 ? 'pipelines' : `pipelines.${at}.stages`;
    const what = at === -1 ? pipelineId : stage;
    const message = `${count} open opportunities are in ${what}: move them first, or keep it.`;
    return [fieldError(field, message, 'stage_in_use', { name: what, count })];
  });
}
