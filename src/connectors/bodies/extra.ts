// What a body holds besides the fields we know, kept as sent but within bounds: the raw body has the rest.
import { capped, storable } from './text.ts';

export type Extra = {
  members: Record<string, unknown>;
  /** True when something was cut or dropped. */
  truncated: boolean;
  valuesLeft: number;
  charactersLeft: number;
};

const deepest = 8;
const mostValues = 500;
const mostCharacters = 32_768;
const longestName = 200;

export function emptyExtra(): Extra {
  return { members: {}, truncated: false, valuesLeft: mostValues, charactersLeft: mostCharacters };
}

/** A name sent twice is kept as a list. */
export function keep(extra: Extra, name: string, value: unknown): void {
  const copy = copyOf(extra, value, 1);
  const key = nameOf(extra, name);
  if (copy === undefined || key === null) return;
  const before = Object.hasOwn(extra.members, key) ? extra.members[key] : undefined;
  if (before === undefined) extra.members[key] = copy;
  else if (Array.isArray(before)) before.push(copy);
  else extra.members[key] = [before, copy];
}

function copyOf(extra: Extra, value: unknown, depth: number): unknown {
  if (extra.valuesLeft <= 0 || extra.charactersLeft <= 0) return dropped(extra);
  extra.valuesLeft -= 1;
  if (typeof value === 'string') return textOf(extra, value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= deepest) return dropped(extra);
  return Array.isArray(value) ? listOf(extra, value, depth) : objectOf(extra, value, depth);
}

function listOf(extra: Extra, list: unknown[], depth: number): unknown[] {
  const copies: unknown[] = [];
  for (const item of list) {
    const copy = copyOf(extra, item, depth + 1);
    if (copy !== undefined) copies.push(copy);
    if (extra.valuesLeft <= 0) break;
  }
  if (copies.length < list.length) extra.truncated = true;
  return copies;
}

function objectOf(extra: Extra, object: object, depth: number): Record<string, unknown> {
  const copies: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(object)) {
    if (extra.valuesLeft <= 0) {
      extra.truncated = true;
      break;
    }
    const key = nameOf(extra, name);
    const copy = copyOf(extra, item, depth + 1);
    if (key !== null && copy !== undefined) copies[key] = copy;
  }
  return copies;
}

function textOf(extra: Extra, sent: string): string {
  const text = storable(sent);
  const kept = capped(text).slice(0, extra.charactersLeft);
  extra.charactersLeft -= kept.length;
  if (kept.length < text.length) extra.truncated = true;
  return storable(kept);
}

/** `__proto__` would set a prototype instead of a member wherever the object is copied by hand. */
function nameOf(extra: Extra, name: string): string | null {
  const kept = storable(name);
  if (kept === '__proto__' || kept.length > longestName) return dropped(extra) ?? null;
  extra.charactersLeft -= kept.length;
  return kept;
}

function dropped(extra: Extra): undefined {
  extra.truncated = true;
}
