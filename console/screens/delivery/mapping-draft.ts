// A mapping while somebody changes it: one row for each field of the far side, whether something goes there or not.
import type { MappedField, Target } from './mappings.ts';

export type From = 'nothing' | MappedField['source']['from'];
export type Row = {
  target: string;
  from: From;
  /** A lead field's name, a constant, a template or an expression, by `from`. */
  text: string;
  transforms: NonNullable<MappedField['transforms']>;
  pickList: { when: string; then: string }[];
  fallback: string;
  refuse: boolean;
};
export type Draft = Row[];
/** Complaints by the row's target and the part of the row. */
export type Complaints = Record<string, Partial<Record<'source' | 'target' | 'table', string>>>;

export const emptyRow = (target: string): Row => ({
  target,
  from: 'nothing',
  text: '',
  transforms: [],
  pickList: [],
  fallback: '',
  refuse: false,
});

/** The far side's fields in their order, then those that only the mapping names. */
export function draftOf(fields: readonly MappedField[], targets: readonly Target[]): Draft {
  const rows = new Map(targets.map(({ name }) => [name, emptyRow(name)]));
  for (const field of fields) rows.set(field.target, rowOf(field));
  return [...rows.values()];
}

/** The same rows, with those that the far side has told of since. */
export function withTargets(draft: Draft, targets: readonly Target[]): Draft {
  const rows = new Map([
    ...targets.map(({ name }) => [name, emptyRow(name)] as const),
    ...draft.map((row) => [row.target, row] as const),
  ]);
  return [...rows.values()];
}

function rowOf({ target, source, transforms, pickList, fallback, unfit }: MappedField): Row {
  return {
    target,
    from: source.from,
    text: textOf(source),
    transforms: transforms ?? [],
    pickList: pickList ?? [],
    fallback: fallback ?? '',
    refuse: unfit === 'refuse',
  };
}

export function textOf(source: MappedField['source']): string {
  switch (source.from) {
    case 'field':
      return source.field;
    case 'constant':
      return source.value;
    case 'template':
      return source.template;
    case 'expression':
      return source.expression;
  }
}

const isFilled = ({ from }: Row) => from !== 'nothing';

export function fieldsOf(draft: Draft): MappedField[] {
  return draft.filter(isFilled).map(({ target, from, text, transforms, pickList, fallback, refuse }) => ({
    target,
    source: sourceOf(from, text),
    ...(transforms.length > 0 && { transforms }),
    ...(pickList.length > 0 && { pickList }),
    ...(fallback !== '' && { fallback }),
    ...(refuse && { unfit: 'refuse' as const }),
  }));
}

function sourceOf(from: From, text: string): MappedField['source'] {
  switch (from) {
    case 'field':
      return { from, field: text };
    case 'template':
      return { from, template: text };
    case 'expression':
      return { from, expression: text };
    default:
      return { from: 'constant', value: text };
  }
}

/** The API names fields by their place among those that are filled, and needed ones by their name. The rest has no place here. */
export function placed<Complaint extends { field: string }>(
  errors: readonly Complaint[],
  draft: Draft,
  words: (complaint: Complaint) => string,
): { complaints: Complaints; left: Complaint[] } {
  const filled = draft.filter(isFilled);
  const complaints: Complaints = {};
  const left: Complaint[] = [];
  for (const complaint of errors) {
    const [, nth, part] = /^fields\.(\d+)\.(\w+)/.exec(complaint.field) ?? [];
    const needed = /^targets\.(.+)$/.exec(complaint.field)?.[1];
    const target = needed ?? filled[Number(nth)]?.target;
    const at = part === 'pickList' ? 'table' : part === 'target' ? 'target' : 'source';
    if (target === undefined) left.push(complaint);
    else complaints[target] = { ...complaints[target], [at]: words(complaint) };
  }
  return { complaints, left };
}

export type Difference = { target: string; before: MappedField | null; after: MappedField | null };

/** What is not the same in two mappings, by field. */
export function differences(before: readonly MappedField[], after: readonly MappedField[]): Difference[] {
  const [was, is] = [before, after].map((fields) => new Map(fields.map((field) => [field.target, field])));
  const targets = [...new Set([...was!.keys(), ...is!.keys()])];
  return targets
    .map((target) => ({ target, before: was!.get(target) ?? null, after: is!.get(target) ?? null }))
    .filter(({ before, after }) => canonical(before) !== canonical(after));
}

/** The database keeps members in an order of its own. */
function canonical(field: MappedField | null): string {
  return field === null ? '' : JSON.stringify(fieldsOf([rowOf(field)]));
}
