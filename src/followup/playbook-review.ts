// What is wrong with playbooks beyond their shape: told when they are written, beside the field. Pure.
import { fieldError, type FieldError } from '../platform/field-error.ts';
import type { ListedFact } from '../scoring/fact-list.ts';
import { reviewInOrder } from '../scoring/review-in-order.ts';
import type { Playbook, Playbooks, Step } from './playbook.ts';
import { planOf } from './playbook-plan.ts';
import { reviewHolidays, sameIds } from './review.ts';
import { shippedPlaybooks, shippedWords } from './shipped-playbooks.ts';

const yearMs = 366 * 86_400_000;

export function reviewPlaybooks(
  { holidays, playbooks }: Playbooks,
  facts: readonly ListedFact[],
  now: Date,
): FieldError[] {
  const wrongHolidays = reviewHolidays({ holidays }, '').map((error) => ({
    ...error,
    field: error.field.slice(1),
  }));
  return [
    ...wrongHolidays,
    ...sameIds('playbooks', playbooks),
    ...playbooks.flatMap((playbook, at) => [
      ...reviewName(playbook, `playbooks.${at}`),
      ...reviewInOrder('playbooks', playbooks, at, facts),
      ...sameIds(`playbooks.${at}.steps`, playbook.steps),
      ...reviewSteps(playbook, `playbooks.${at}.steps`),
      // Holidays of no country we know would stop the counting of days.
      ...(wrongHolidays.length > 0 ? [] : reviewLength(playbook, { holidays, now }, `playbooks.${at}.steps`)),
    ]),
  ];
}

const saysName = 'Give it words of your own; only what we ship has ours.';

function reviewName({ id, name, steps }: Playbook, path: string): FieldError[] {
  const nameless =
    name === null && !shippedPlaybooks.playbooks.some((shipped) => shipped.id === id)
      ? [fieldError(`${path}.name`, saysName, 'required')]
      : [];
  const mute = steps.flatMap(({ id: stepId, what }, at) =>
    what === null && shippedWords(id, stepId) === null
      ? [fieldError(`${path}.steps.${at}.what`, saysName, 'required')]
      : [],
  );
  return [...nameless, ...mute];
}

const minutesOf = ({ after }: Step) =>
  'hours' in after ? after.hours * 60 : after.days * 24 * 60 + minutesOfDay(after.at);

function minutesOfDay(time: string | null): number {
  const [hours = 0, minutes = 0] = (time ?? '00:00').split(':').map(Number);
  return hours * 60 + minutes;
}

function reviewSteps({ steps }: Playbook, path: string): FieldError[] {
  return steps.flatMap((step, at) => {
    const former = steps[at - 1];
    if (former === undefined || comesAfter(step, former)) return [];
    const field = 'hours' in step.after ? 'hours' : 'days';
    return [
      fieldError(
        `${path}.${at}.after.${field}`,
        'Must not come before the step ahead of it: give a later time, or change their order.',
        'before_former',
      ),
    ];
  });
}

/** Hours run from the very beginning, days from its midnight: a step of the first day is behind one of hours wherever it may be. */
function comesAfter(step: Step, former: Step): boolean {
  const [own, ahead] = [step.after, former.after];
  if ('hours' in ahead && 'days' in own) return own.days * 24 >= Math.floor(ahead.hours / 24) * 24;
  return minutesOf(step) >= minutesOf(former);
}

function reviewLength(
  { steps }: Playbook,
  { holidays, now }: { holidays: Playbooks['holidays']; now: Date },
  path: string,
): FieldError[] {
  const late = planOf(steps, now, { timeZone: 'UTC', holidays }).findIndex(
    (due) => due.getTime() - now.getTime() > yearMs,
  );
  if (late === -1) return [];
  return [
    fieldError(
      `${path}.${late}.after.days`,
      'A playbook ends within a year: give fewer working days.',
      'beyond_a_year',
    ),
  ];
}
