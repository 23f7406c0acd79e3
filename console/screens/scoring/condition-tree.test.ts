import { describe, expect, it } from 'vitest';
import { conditionOf, pathOf, putTo, treeOf, type Condition } from './condition-tree.ts';

const de: Condition = { fact: 'country', is: 'one_of', value: ['DE'] };
const free: Condition = { fact: 'freeMail', is: 'yes' };

describe('a condition in the editor', () => {
  it.each<[string, Condition, Condition]>([
    ['a single question stands in a group', de, { all: [de] }],
    ['groups stay as they are', { any: [de, { all: [free] }] }, { any: [de, { all: [free] }] }],
    ['what is denied is none of it', { not: de }, { not: { any: [de] } }],
    ['none of several', { not: { any: [de, free] } }, { not: { any: [de, free] } }],
  ])('%s', (_what, given, saved) => expect(conditionOf(treeOf(given))).toEqual(saved));

  it('says where the API will find a part, for complaints to stand beside it', () => {
    const tree = treeOf({ all: [de, { not: { any: [free, de] } }] });
    const inner = pathOf('when', tree, 1);
    expect(inner).toBe('when.all.1');
    expect(pathOf(inner, { mode: 'none', parts: [] }, 1)).toBe('when.all.1.not.any.1');
  });

  it('keeps what a question compares with only while it means something', () => {
    expect(putTo({ fact: 'title', is: 'contains', value: ['head'] }, 'begins_with').value).toEqual(['head']);
    expect(putTo({ fact: 'title', is: 'contains', value: ['head'] }, 'present')).not.toHaveProperty('value');
    expect(putTo({ fact: 'score', is: 'at_least', value: 7 }, 'at_most').value).toBe(7);
  });
});
