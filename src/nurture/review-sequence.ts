// What is wrong with a sequence beyond its shape: told while it is written, beside the step. Pure.
import { fieldError, type FieldError } from '../platform/field-error.ts';
import type { ListedFact } from '../scoring/fact-list.ts';
import { reviewCondition } from '../scoring/review-condition.ts';
import { sameIds } from '../followup/review.ts';
import { mostSteps, waysOf, type Sequence, type Step } from './sequence.ts';

/** missing: languages in which leads may be written to and it has no words. */
export type KnownTemplate = { id: string; missing: readonly string[] };
export type Known = { facts: readonly ListedFact[]; templates: readonly KnownTemplate[] };

const yearHours = 366 * 24;

export function reviewSequence({ entry, steps }: Sequence, { facts, templates }: Known): FieldError[] {
  const here = new Map(steps.map((step, at) => [step.id, at]));
  const known = new Map(templates.map((template) => [template.id, template]));
  const tooMany =
    steps.length > mostSteps
      ? [fieldError('steps', `Give at most ${mostSteps} steps.`, 'too_many', { max: mostSteps })]
      : [];
  return [
    ...(entry.by === 'lead' && entry.when !== null
      ? reviewCondition(entry.when, 'entry.when', facts, { scored: true })
      : []),
    ...tooMany,
    ...sameIds('steps', steps),
    ...steps.flatMap((step, at) => [
      ...reviewStep(step, `steps.${at}`, { facts, known, steps }),
      ...reviewWays(step, `steps.${at}`, here),
    ]),
    ...loopsIn(steps, here),
    ...unreached(steps, here),
  ];
}

type Around = { facts: Known['facts']; known: ReadonlyMap<string, KnownTemplate>; steps: readonly Step[] };

function reviewStep(step: Step, path: string, { facts, known, steps }: Around): FieldError[] {
  switch (step.kind) {
    case 'mail':
      return reviewTemplate(step.templateId, `${path}.templateId`, known);
    case 'wait':
      return reviewWait(step.until, `${path}.until`);
    case 'branch': {
      const { on } = step;
      if (on.is === 'lead') return reviewCondition(on.when, `${path}.on.when`, facts, { scored: true });
      if (on.is !== 'clicked' || on.step === null) return [];
      return steps.some(({ id, kind }) => id === on.step && kind === 'mail')
        ? []
        : [fieldError(`${path}.on.step`, 'Name a step of this sequence that is a mail.', 'not_here')];
    }
    case 'task':
      return [];
  }
}

function reviewTemplate(id: string, path: string, known: ReadonlyMap<string, KnownTemplate>): FieldError[] {
  if (id === '') return [fieldError(path, 'Choose the template of this mail.', 'required')];
  const template = known.get(id);
  if (template === undefined)
    return [fieldError(path, 'There is no such template here any more; choose another.', 'not_here')];
  if (template.missing.length === 0) return [];
  const languages = template.missing.join(', ');
  return [
    fieldError(path, `This template has no words in ${languages}: write them first.`, 'lacks_languages', {
      languages,
    }),
  ];
}

function reviewWait(until: Extract<Step, { kind: 'wait' }>['until'], path: string): FieldError[] {
  if ('at' in until) return [];
  const [field, hours] = 'hours' in until ? ['hours', until.hours] : ['days', until.days * 24];
  if (hours > yearHours)
    return [fieldError(`${path}.${field}`, 'A wait ends within a year: give less.', 'beyond_a_year')];
  return hours > 0 ? [] : [fieldError(`${path}.${field}`, 'Must be at least 1.', 'too_small', { min: 1 })];
}

function reviewWays(step: Step, path: string, here: ReadonlyMap<string, number>): FieldError[] {
  return waysOf(step).flatMap(([way, to]) =>
    to === null || here.has(to)
      ? []
      : [
          fieldError(
            `${path}.${way}`,
            `There is no step ${to}; lead on to another, or end here.`,
            'no_way_on',
          ),
        ],
  );
}

/** Each where its last step leads back, with the steps on the way by their places from 1. */
function loopsIn(steps: readonly Step[], here: ReadonlyMap<string, number>): FieldError[] {
  const found: FieldError[] = [];
  const done = new Set<number>();
  const way: number[] = [];
  const walk = (at: number): void => {
    way.push(at);
    for (const [name, to] of waysOf(steps[at]!)) {
      const following = to === null ? undefined : here.get(to);
      if (following === undefined) continue;
      const back = way.indexOf(following);
      if (back !== -1) {
        const circle = [...way.slice(back), following];
        const ids = circle.map((nth) => steps[nth]!.id).join(' → ');
        const places = circle.map((nth) => nth + 1).join(' → ');
        const message = `It goes round in a circle, ${ids}: nobody would ever leave it.`;
        found.push(fieldError(`steps.${at}.${name}`, message, 'makes_loop', { steps: places }));
      } else if (!done.has(following)) walk(following);
    }
    way.pop();
    done.add(at);
  };
  steps.forEach((_, at) => !done.has(at) && walk(at));
  return found;
}

function unreached(steps: readonly Step[], here: ReadonlyMap<string, number>): FieldError[] {
  const reached = new Set([0]);
  for (const at of reached)
    for (const [, to] of waysOf(steps[at]!)) {
      const following = to === null ? undefined : here.get(to);
      if (following !== undefined) reached.add(following);
    }
  return steps.flatMap((_, at) =>
    reached.has(at)
      ? []
      : [fieldError(`steps.${at}`, 'No step leads here: lead one to it, or remove it.', 'never_reached')],
  );
}
