// A condition while people build it: groups of questions, each group with one word for how they go together. Pure.

export type Test =
  | 'present'
  | 'absent'
  | 'yes'
  | 'no'
  | 'at_least'
  | 'at_most'
  | 'one_of'
  | 'none_of'
  | 'contains'
  | 'has_words'
  | 'begins_with'
  | 'ends_with';

/** As the API takes it. */
export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | Ask;
export type Ask = { fact: string; is: Test; value?: number | string[] };

export type Mode = 'all' | 'any' | 'none';
export type Group = { mode: Mode; parts: Part[] };
export type Part = Group | Ask;

export const isGroup = (part: Part): part is Group => 'mode' in part;

/** Always a group at the top, so that a question can be added beside the first. */
export function treeOf(condition: Condition): Group {
  const part = partOf(condition);
  return isGroup(part) ? part : { mode: 'all', parts: [part] };
}

function partOf(condition: Condition): Part {
  if ('all' in condition) return { mode: 'all', parts: condition.all.map(partOf) };
  if ('any' in condition) return { mode: 'any', parts: condition.any.map(partOf) };
  if (!('not' in condition)) return condition;
  const inner = condition.not;
  return { mode: 'none', parts: 'any' in inner ? inner.any.map(partOf) : [partOf(inner)] };
}

export function conditionOf(group: Group): Condition {
  const parts = group.parts.map((part) => (isGroup(part) ? conditionOf(part) : part));
  if (group.mode === 'none') return { not: { any: parts } };
  return group.mode === 'all' ? { all: parts } : { any: parts };
}

/** Where the API finds the nth part of the group that it finds at `path`. */
export function pathOf(path: string, { mode }: Group, nth: number): string {
  const way = { all: 'all', any: 'any', none: 'not.any' }[mode];
  return `${path}.${way}.${nth}`;
}

/** What a test compares with. */
export function wants(is: Test): 'none' | 'number' | 'list' {
  if (is === 'at_least' || is === 'at_most') return 'number';
  return is === 'present' || is === 'absent' || is === 'yes' || is === 'no' ? 'none' : 'list';
}

/** The same question with another test: what it compared with stays where it still means something. */
export function putTo({ fact, is: before, value }: Ask, is: Test): Ask {
  const wanted = wants(is);
  if (wanted === 'none') return { fact, is };
  if (wanted === wants(before)) return { fact, is, ...(value === undefined ? {} : { value }) };
  return { fact, is, value: wanted === 'number' ? 1 : [] };
}
