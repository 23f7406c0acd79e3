// Common Expression Language over a lead: no loops without end, no way out, no patterns that can freeze the process.
import { Environment } from '@marcbachmann/cel-js';
import type { SharedLead } from '../leads/lead.ts';
import type { Language } from '../platform/words.ts';
import type { Value } from './mapping.ts';
import { scopeOf } from './scope.ts';

/** Characters. */
export const longestExpression = 1_000;

const environment = new Environment({
  unlistedVariablesAreDyn: false,
  homogeneousAggregateLiterals: false,
  limits: { maxAstNodes: 300, maxDepth: 40, maxListElements: 200, maxMapEntries: 200, maxCallArguments: 8 },
});
for (const name of ['contact', 'lead', 'offer', 'consent', 'campaign', 'extra'])
  environment.registerVariable(name, 'map');

type Evaluated = ReturnType<typeof environment.parse>;
const parsed = new Map<string, Evaluated>();
const mostParsed = 1_000;

/** Throws for an expression that cannot be read or evaluated, or gives no plain value. */
export function evaluate(expression: string, lead: SharedLead, language: Language = 'en'): Value | null {
  const value: unknown = read(expression)(scopeOf(lead, language));
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value === null || value === undefined) return null;
  throw new TypeError('the expression gives neither text, number nor true or false');
}

/** What is wrong with it, in a phrase, or null. */
export function expressionFault(expression: string): string | null {
  try {
    const made = read(expression).check();
    return made.valid ? null : (made.error?.message.split('\n')[0] ?? 'it cannot be read');
  } catch (error) {
    return (error as Error).message.split('\n')[0]!;
  }
}

function read(expression: string): Evaluated {
  const known = parsed.get(expression);
  if (known) return known;
  if (expression.length > longestExpression) throw new RangeError('the expression is too long');
  // A pattern can take for ever on a text that a stranger wrote.
  if (/\bmatches\s*\(/.test(expression))
    throw new TypeError('matches() is not available; use contains(), startsWith() or endsWith()');
  if (parsed.size >= mostParsed) parsed.clear();
  const made = environment.parse(expression);
  parsed.set(expression, made);
  return made;
}
