// A text that should be JSON and is not: the reading that says where, in words and in values.
import type { Reading } from '../body.ts';
import { jsonFault } from './json-fault.ts';
import { unreadable, whole } from './sent.ts';

/** place: the member that holds the text, or whole. */
export function notJson(text: string, place: string): Reading {
  const inside = place === whole ? '' : `inside ${place}, `;
  const { line, column, wish, expected } = jsonFault(text) ?? nowhere;
  const detail = `${inside}line ${line}, column ${column}: expected ${expected}`;
  return unreadable('not_json', detail, { line, column, expected: wish, member: place });
}

/** Should the two readers of JSON ever differ. */
const nowhere = { line: 1, column: 1, wish: 'value', expected: 'a value' };
