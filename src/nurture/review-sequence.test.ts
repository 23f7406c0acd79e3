// What is told of a sequence while it is written, each beside its step.
import { describe, expect, it } from 'vitest';
import { reviewSequence } from './review-sequence.ts';
import type { Sequence, Step } from './sequence.ts';
import { shippedSequences } from './shipped-sequences.ts';
import { shippedTemplateIds } from '../mailing/shipped-templates.ts';

const known = {
  facts: [],
  templates: [
    { id: 'fine', missing: [] },
    { id: 'half', missing: ['pl', 'hu'] },
  ],
};
const of = (steps: Step[]): Sequence => ({
  entry: { by: 'hand' },
  againAfterDays: null,
  goals: { stage: null, answered: true, clicked: null },
  steps,
});
const mail = (id: string, next: string | null = null, templateId = 'fine'): Step => ({
  id,
  kind: 'mail',
  templateId,
  next,
});
const wait = (
  id: string,
  until: Extract<Step, { kind: 'wait' }>['until'],
  next: string | null = null,
): Step => ({
  id,
  kind: 'wait',
  until,
  next,
});
const fork = (id: string, yes: string | null, no: string | null): Step => ({
  id,
  kind: 'branch',
  on: { is: 'answered' },
  yes,
  no,
});
const told = (steps: Step[]) => reviewSequence(of(steps), known).map(({ field, code }) => `${field} ${code}`);

describe('a sequence', () => {
  it.each<[string, Step[], string[]]>([
    ['that is sound', [mail('a', 'b'), wait('b', { days: 366 }, 'c'), fork('c', null, 'd'), mail('d')], []],
    [
      'whose ways meet again',
      [fork('a', 'b', 'c'), mail('b', 'd'), wait('c', { days: 1 }, 'd'), mail('d')],
      [],
    ],
    ['with a mail without template', [mail('a', null, '')], ['steps.0.templateId required']],
    ['with a template that is gone', [mail('a', null, 'old')], ['steps.0.templateId not_here']],
    [
      'with a template that lacks languages',
      [mail('a', null, 'half')],
      ['steps.0.templateId lacks_languages'],
    ],
    ['that leads nowhere', [mail('a', 'z')], ['steps.0.next no_way_on']],
    ['with a step that nothing leads to', [mail('a'), mail('b')], ['steps.1 never_reached']],
    [
      'with two of the same id',
      [mail('a', 'b'), mail('b'), mail('b')],
      ['steps.2.id taken', 'steps.1 never_reached'],
    ],
    ['that waits for more than a year', [wait('a', { hours: 8_785 })], ['steps.0.until.hours beyond_a_year']],
    ['that waits for nothing', [wait('a', { days: 0 })], ['steps.0.until.days too_small']],
    ['that leads a step to itself', [mail('a', 'a')], ['steps.0.next makes_loop']],
    ['that goes round', [fork('a', 'b', null), mail('b', 'a')], ['steps.1.next makes_loop']],
    [
      'that asks for a click in what is no mail',
      [
        wait('a', { days: 1 }, 'b'),
        { ...fork('b', null, null), on: { is: 'clicked', step: 'a', link: null } } as Step,
      ],
      ['steps.1.on.step not_here'],
    ],
  ])('%s', (_, steps, problems) => {
    expect(told(steps)).toEqual(problems);
  });

  it('that goes round is told with the places of the steps on the way', () => {
    const [found] = reviewSequence(
      of([mail('a', 'b'), fork('b', 'c', 'd'), mail('c', 'b'), mail('d')]),
      known,
    );
    expect(found).toMatchObject({ field: 'steps.2.next', given: { steps: '2 → 3 → 2' } });
  });

  it('has 50 steps at most', () => {
    const steps = (count: number) =>
      Array.from({ length: count }, (_, nth) => mail(`s${nth}`, nth + 1 < count ? `s${nth + 1}` : null));
    expect([told(steps(50)), told(steps(51))]).toEqual([[], ['steps too_many']]);
  });

  it.each(shippedSequences.map(({ id, document }) => [id, document] as const))(
    '%s, as we ship it, is sound',
    (_, document) => {
      const templates = shippedTemplateIds.map((id) => ({ id, missing: [] }));
      expect(reviewSequence(document, { facts: [], templates })).toEqual([]);
    },
  );
});
