// A lead becomes a record's values: what does not fit is mended by rule and recorded, and nothing is lost on the way.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedLead } from '../../test/fakes/lead.ts';
import { applyMapping } from './apply.ts';
import type { MappedField, Target } from './mapping.ts';

const constant = (value: string) => ({ from: 'constant', value }) as const;
const a = (target: Partial<Target> = {}): Target => ({
  name: 'a',
  label: 'A',
  type: 'text',
  required: false,
  ...target,
});
const of = (value: string, more: Partial<MappedField> = {}): MappedField => ({
  target: 'a',
  source: constant(value),
  ...more,
});
const applied = (field: MappedField, target: Partial<Target> = {}) =>
  applyMapping(sharedLead(), { fields: [field] }, [a(target)]);
const list = {
  type: 'choice',
  options: [
    { value: '1', label: 'Cold' },
    { value: '2', label: 'Hot' },
  ],
} as const satisfies Partial<Target>;
const choice: Partial<Target> = { ...list, options: [...list.options] };
const table = [
  { when: 'PLT', then: 'Hot' },
  { when: 'ins', then: '1' },
];

const cases: [string, MappedField, Partial<Target>, object][] = [
  ['a text as it is', of('x'), {}, { values: { a: 'x' }, mended: [], unfit: [] }],
  [
    'a long text cut, with an ellipsis',
    of('abcdefgh'),
    { maxLength: 5 },
    { values: { a: 'abcd…' }, mended: [{ field: 'a', how: 'cut', length: 8, max: 5 }] },
  ],
  ['a long text cut short without one', of('abcdefgh'), { maxLength: 3 }, { values: { a: 'abc' } }],
  [
    'a long text refused when told to',
    of('abcdefgh', { unfit: 'refuse' }),
    { maxLength: 5, required: true },
    { values: {}, unfit: [{ field: 'a', why: 'too_long', max: 5 }] },
  ],
  ['half a character as a whole one', of('a\ud83d'), {}, { values: { a: 'a\ufffd' } }],
  ['nothing for what is not there', of('  '), {}, { values: {}, mended: [], unfit: [] }],
  [
    'a fallback for what is not there',
    of('', { fallback: 'Unknown' }),
    { required: true },
    { values: { a: 'Unknown' }, mended: [{ field: 'a', how: 'defaulted' }] },
  ],
  [
    'a lead without a value that is needed as unfit',
    of(''),
    { required: true },
    { values: {}, unfit: [{ field: 'a', why: 'missing' }] },
  ],
  ['a label of the list as its value', of(' hot '), choice, { values: { a: '2' }, mended: [] }],
  ['a value by the table, in any case', of('plt', { pickList: table }), choice, { values: { a: '2' } }],
  ['the table’s other line', of('INS', { pickList: table }), choice, { values: { a: '1' } }],
  [
    'the fallback for what no list has',
    of('warm', { pickList: table, fallback: 'cold' }),
    choice,
    { values: { a: '1' }, mended: [{ field: 'a', how: 'replaced' }] },
  ],
  [
    'what no list has left out',
    of('warm'),
    choice,
    { values: {}, mended: [{ field: 'a', how: 'left_out' }], unfit: [] },
  ],
  [
    'what no list has as unfit where it is needed',
    of('warm'),
    { ...choice, required: true },
    { values: {}, unfit: [{ field: 'a', why: 'not_in_list' }] },
  ],
  [
    'a fallback that does not fit either as unfit',
    of('warm', { fallback: 'tepid' }),
    { ...choice, required: true },
    { values: {}, unfit: [{ field: 'a', why: 'not_in_list' }] },
  ],
  ['any value of a list that is not known', of('warm'), { type: 'choice' }, { values: { a: 'warm' } }],
  ['a number', of(' 1 234,5 '), { type: 'number' }, { values: { a: 1234.5 } }],
  [
    'a number that may be two left out',
    of('1,234'),
    { type: 'number' },
    { values: {}, mended: [{ field: 'a', how: 'left_out' }] },
  ],
  ['a yes', of('Yes'), { type: 'boolean' }, { values: { a: true } }],
  [
    'neither yes nor no refused',
    of('maybe', { unfit: 'refuse' }),
    { type: 'boolean' },
    { unfit: [{ field: 'a', why: 'not_true_or_false' }] },
  ],
  ['a day', of('2026-03-02'), { type: 'date' }, { values: { a: '2026-03-02' } }],
  [
    'a time in UTC',
    of('2026-03-02T10:00:00+01:00'),
    { type: 'date' },
    { values: { a: '2026-03-02T09:00:00.000Z' } },
  ],
  [
    'a day that may be two refused',
    of('03/04/2026', { unfit: 'refuse' }),
    { type: 'date' },
    { unfit: [{ field: 'a', why: 'not_a_date' }] },
  ],
  [
    'transforms in their order',
    of('  ANA maria\no’neill-díaz ', { transforms: ['one_line', 'title_case', 'first_word'] }),
    {},
    { values: { a: 'Ana' } },
  ],
  ['text as HTML', of('<b>&\nx', { transforms: ['html'] }), {}, { values: { a: '&#60;b&#62;&#38;<br/>x' } }],
  [
    'a template that fails',
    { target: 'a', source: { from: 'template', template: '{{ "x" | nonsense }}' }, fallback: 'x' },
    {},
    { values: {}, unfit: [{ field: 'a', why: 'failed' }] },
  ],
  [
    'an expression that fails',
    { target: 'a', source: { from: 'expression', expression: 'int(contact.company)' } },
    {},
    { unfit: [{ field: 'a', why: 'failed' }] },
  ],
  [
    'an expression’s answer',
    {
      target: 'a',
      source: { from: 'expression', expression: 'contact.countryCode in ["PL", "CZ"] ? "East" : "West"' },
    },
    {},
    { values: { a: 'East' } },
  ],
  [
    'a template’s text',
    {
      target: 'a',
      source: { from: 'template', template: '{{ contact.company | upcase }}: {{ offer.title }}' },
    },
    {},
    { values: { a: 'HALO APTEKA: Shift Planner for Teams' } },
  ],
];

describe('a mapping', () => {
  it.each(cases)('gives %s', (_, field, target, wanted) => {
    expect(applied(field, target)).toMatchObject(wanted);
  });

  it('sends a field that the far side is not known to have as it comes', () => {
    const { values } = applyMapping(sharedLead(), { fields: [of('x', { target: 'b' })] }, []);
    expect(values).toEqual({ b: 'x' });
  });

  it('misses what is required and named nowhere, also under a name that every object has', () => {
    const { unfit } = applyMapping(sharedLead(), { fields: [] }, [a({ name: 'toString', required: true })]);
    expect(unfit).toEqual([{ field: 'toString', why: 'missing' }]);
  });

  const anyField = fc.record<MappedField>(
    {
      target: fc.constant('a'),
      source: fc.oneof(
        fc.string({ unit: 'binary' }).map(constant),
        fc.string().map((template) => ({ from: 'template', template }) as const),
        fc.string().map((expression) => ({ from: 'expression', expression }) as const),
        fc.string().map((field) => ({ from: 'field', field }) as const),
      ),
      transforms: fc.subarray([
        'trim',
        'upper',
        'title_case',
        'one_line',
        'digits',
        'date',
        'first_word',
        'html',
      ]),
      pickList: fc.array(fc.record({ when: fc.string(), then: fc.string() }), { maxLength: 3 }),
      fallback: fc.string(),
      unfit: fc.constantFrom('mend', 'refuse'),
    },
    { requiredKeys: ['target', 'source'] },
  );
  const anyTarget = fc.record<Target>(
    {
      name: fc.constant('a'),
      label: fc.constant('A'),
      type: fc.constantFrom('text', 'number', 'boolean', 'date', 'choice'),
      required: fc.boolean(),
      maxLength: fc.integer({ min: 1, max: 12 }),
      options: fc.constant([{ value: 'x', label: 'X' }]),
    },
    { requiredKeys: ['name', 'label', 'type', 'required'] },
  );

  it('never throws, and what it gives always fits', () => {
    const lead = sharedLead();
    fc.assert(
      fc.property(anyField, anyTarget, (field, target) => {
        const { values, unfit } = applyMapping(lead, { fields: [field] }, [target]);
        const value = values['a'];
        // Needed and not there is never silent.
        if (value === undefined) return !target.required || unfit.length === 1;
        if (target.type === 'text')
          return (
            typeof value !== 'string' ||
            (value.isWellFormed() && value.length <= (target.maxLength ?? Infinity) && value.trim() !== '')
          );
        if (target.type === 'number') return Number.isFinite(value);
        if (target.type === 'boolean') return typeof value === 'boolean';
        if (target.type === 'choice') return !target.options || value === 'x';
        return /^\d{4}-\d{2}-\d{2}/.test(String(value));
      }),
      { numRuns: 2_000 },
    );
  });

  it('cuts between characters: what is left is the beginning, and whole', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 8 }),
        fc.integer({ min: 4, max: 7 }),
        (text, max) => {
          const { values } = applied(of(`x${text}`), { maxLength: max });
          const left = String(values['a']);
          expect(left.isWellFormed()).toBe(true);
          expect(left.length).toBeLessThanOrEqual(max);
          expect(left.length).toBeGreaterThanOrEqual(max - 1);
          expect(`x${text}`.startsWith(left.slice(0, -1))).toBe(true);
        },
      ),
    );
  });
});
