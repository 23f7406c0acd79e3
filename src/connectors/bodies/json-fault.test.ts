// The place of a fault, and nothing of the text around it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonFault } from './json-fault.ts';

describe('jsonFault', () => {
  it.each([
    ['{"a":1\n "b":2}', 2, 2, 'a comma or a closing brace'],
    ['[1 2]', 1, 4, 'a comma or a closing bracket'],
    ['{"a" 1}', 1, 6, 'a colon'],
    ['{"a":}', 1, 6, 'a value'],
    ['{"a":1,}', 1, 8, 'a name in double quotation marks'],
    ['{a:1}', 1, 2, 'a name in double quotation marks or a closing brace'],
    ["{'a':1}", 1, 2, 'a name in double quotation marks or a closing brace'],
    ['[1,]', 1, 4, 'a value'],
    ['[,]', 1, 2, 'a value or a closing bracket'],
    ['{"a":1', 1, 7, 'a comma or a closing brace'],
    ['{"a":1}}', 1, 8, 'the end of the text'],
    ['{"a":1} {"b":2}', 1, 9, 'the end of the text'],
    ['[1}', 1, 3, 'a comma or a closing bracket'],
    ['{"a":tru}', 1, 6, 'a value'],
    ['{"a":01}', 1, 6, 'a value'],
    ['{"a":"b', 1, 8, 'a closing quotation mark'],
    ['{"a":"b\nc"}', 1, 8, 'a closing quotation mark'],
    ['{"a":"\\x"}', 1, 7, 'an escape that JSON knows'],
    ['{"a":"\\u12"}', 1, 7, 'an escape that JSON knows'],
    ['{\r\n"a":1,\r\n"b" 2}', 3, 5, 'a colon'],
    ['', 1, 1, 'a value'],
    ['hello', 1, 1, 'a value'],
  ])('%j: line %i, column %i, %s', (text, line, column, expected) => {
    expect(jsonFault(text)).toMatchObject({ line, column, expected });
  });

  it('finds a fault exactly where the engine refuses, for any text near JSON', () => {
    const broken = fc
      .tuple(
        fc.json(),
        fc.nat(200),
        fc.constantFrom('', ',', '}', '"', ':', '[', '\\', 'x', '\u0000', '0', ' '),
      )
      .map(([text, at, put]) => text.slice(0, at) + put + text.slice(at + 1));
    fc.assert(
      fc.property(broken, (text) => {
        let refused = false;
        try {
          JSON.parse(text);
        } catch {
          refused = true;
        }
        expect(jsonFault(text) !== null).toBe(refused);
      }),
      { numRuns: 3000 },
    );
  });

  it('does not overflow on depth or length', () => {
    expect(jsonFault('['.repeat(200_000))).toMatchObject({ column: 200_001 });
    expect(jsonFault(`{"a":"${'\\n'.repeat(100_000)}" x`)).toMatchObject({
      expected: 'a comma or a closing brace',
    });
    expect(jsonFault('1'.repeat(200_000) + 'x')).toMatchObject({ expected: 'a value' });
  });
});
