// What no schema says for itself: no text with a NUL in it, which no text column holds, and nothing nested beyond all sense.
import type * as z from 'zod';
import type { $ZodIssue } from 'zod/v4/core';
import { says } from './web-words.ts';

const deepest = 100;
const nul = says('nul_in_text', 'Text may not hold the character NUL.');
const deep = says('wrong_value', `Must not be nested deeper than ${deepest} levels.`);
const takingNul = new WeakSet<z.ZodType>();

/** For what is kept as bytes, or mended by whoever reads it. */
export function takesNul<Schema extends z.ZodType>(schema: Schema): Schema {
  takingNul.add(schema);
  return schema;
}

type Place = { value: unknown; name: string; depth: number; above: Place | null };

/** Null for what a schema can go on with. */
export function unfitIn(schema: z.ZodType, given: unknown): $ZodIssue | null {
  const places: Place[] = [{ value: given, name: '', depth: 0, above: null }];
  for (let place = places.pop(); place !== undefined; place = places.pop()) {
    const { value, depth } = place;
    if (typeof value === 'string') {
      if (value.includes('\0') && !takingNul.has(schema)) return issueAt(place, nul);
    } else if (isPlain(value)) {
      if (depth >= deepest) return issueAt(place, deep);
      for (const [name, member] of Object.entries(value))
        places.push({ value: member, name, depth: depth + 1, above: place });
    }
  }
  return null;
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value) as object | null;
  // A query's prototype is an object of its own.
  return prototype === null || Object.getPrototypeOf(prototype) === null || Array.isArray(value);
}

function issueAt(place: Place, { error, params }: ReturnType<typeof says>): $ZodIssue {
  const path: string[] = [];
  for (let at = place; at.above !== null; at = at.above) path.unshift(at.name);
  // Nobody reads through the levels of what is too deep.
  return { code: 'custom', path: path.slice(0, deepest / 10), message: error, params, input: place.value };
}
