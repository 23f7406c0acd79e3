// Where a text stops being JSON.
import { expect, it } from 'vitest';
import { jsonFault } from './json-fault.ts';

it.each([
  ['{"a": 1}', null],
  ['[1]', { line: null, column: 0 }],
  ['null', { line: null, column: 0 }],
  ['{"a": 1,}', { line: 1, column: 9 }],
  ['{\n  "a": 1\n  "b": 2\n}', { line: 3, column: 3 }],
  ['{\n"a": 1', { line: 2, column: 7 }],
])('%j: %j', (text, fault) => expect(jsonFault(text)).toEqual(fault));
