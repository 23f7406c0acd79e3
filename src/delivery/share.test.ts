// Processes that do not talk to each other divide a limit between them without a remainder.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shareOf } from './share.ts';

const nodes = fc.uniqueArray(
  fc.string({ minLength: 1 }).map((id) => `nod_${id}`),
  { minLength: 1, maxLength: 12 },
);
const destination = fc.string().map((id) => `dst_${id}`);

it('the parts add up to the limit, and differ by one at most', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), destination, nodes, (limit, id, all) => {
      const parts = all.map((node) => shareOf(limit, id, node, all));
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(limit);
      expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
    }),
  );
});

it('where places are fewer than nodes, exactly so many nodes have one', () => {
  fc.assert(
    fc.property(destination, nodes, fc.nat(), (id, all, n) => {
      const limit = (n % all.length) + 1;
      expect(all.filter((node) => shareOf(limit, id, node, all) > 0)).toHaveLength(
        Math.min(limit, all.length),
      );
    }),
  );
});

it('the order in which the nodes are named does not matter', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), destination, nodes, (limit, id, all) => {
      for (const node of all)
        expect(shareOf(limit, id, node, all)).toBe(shareOf(limit, id, node, all.toReversed()));
    }),
  );
});

it('a node that the list does not name yet counts itself in', () => {
  expect(shareOf(10, 'dst_1', 'nod_a', [])).toBe(10);
  expect(shareOf(10, 'dst_1', 'nod_a', ['nod_b'])).toBe(5);
});

it('which node has the one place differs by destination', () => {
  const all = ['nod_a', 'nod_b', 'nod_c', 'nod_d'];
  const owner = (n: number) => all.find((node) => shareOf(1, `dst_${n}`, node, all) === 1);
  const owners = new Set(Array.from({ length: 50 }, (_, n) => owner(n)));
  expect(owners).toEqual(new Set(all));
});
