// Nothing that is put into a page becomes markup.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { markup, paragraphs } from './markup.ts';

it('escapes whatever is put in, as text and as attribute', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { text: page } = markup`<p title="${text}">${text}</p>`;
      expect(page.match(/</g)).toHaveLength(2);
      expect(page.match(/"/g)).toHaveLength(2);
      expect(page.match(/>/g)).toHaveLength(2);
    }),
  );
});

it('makes of a description paragraphs, lists and bold, and no other tag, attribute or broken nesting', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('**', '- ', '* ', '\n', '\n\n', '<b a="', "'", 'x', '&amp;')),
      (parts) => {
        const page = paragraphs(parts.join(''))
          .map(({ text }) => text)
          .join('');
        const open: string[] = [];
        for (const [, closing, tag] of page.matchAll(/<(\/?)([^>]*)>/g)) {
          expect(tag).toMatch(/^(p|ul|li|strong|br)$/);
          if (closing) expect(open.pop()).toBe(tag);
          else if (tag !== 'br') open.push(tag!);
        }
        expect(open).toEqual([]);
      },
    ),
  );
});

it.each([
  ['one\ntwo\n\n\nthree', '<p>one<br>two</p><p>three</p>'],
  ['- a\n- **b** c', '<ul><li>a</li><li><strong>b</strong> c</li></ul>'],
  ['a - b\n- c', '<p>a - b<br>- c</p>'],
  ['**never closed', '<p>**never closed</p>'],
  ['', ''],
])('%j reads %s', (text, expected) =>
  expect(
    paragraphs(text)
      .map((block) => block.text)
      .join(''),
  ).toBe(expected),
);
