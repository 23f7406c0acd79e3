// Common Expression Language over a lead: no way out, and an end after as many steps as it has signs.
import { Environment, type ASTNode } from '@marcbachmann/cel-js';
import { isLeadField } from './lead-fields.ts';
import type { Language } from '../platform/words.ts';
import type { Value } from './mapping.ts';
import { scopeOf } from './scope.ts';
import type { LabelledLead } from './lead-lines.ts';

/** Characters. */
export const longestExpression = 1_000;

/** What may be called. Left out is what can grow or take for ever on a text that a stranger wrote: matches(), split(), bind()… */
const calls = new Set(
  (
    'size contains startsWith endsWith indexOf lastIndexOf substring lowerAscii upperAscii trim has int double string bool ' +
    'timestamp getFullYear getMonth getDate getDayOfMonth getDayOfWeek getDayOfYear getHours getMinutes getSeconds'
  ).split(' '),
);
/** Go through a list, each element once: of written-out lists alone, and one list in an expression, so that none is in another. */
const walks = new Set(['exists', 'all', 'exists_one']);

const environment = new Environment({
  unlistedVariablesAreDyn: false,
  homogeneousAggregateLiterals: false,
  limits: { maxAstNodes: 200, maxDepth: 40, maxListElements: 100, maxMapEntries: 20, maxCallArguments: 3 },
});
const rooms = ['contact', 'lead', 'offer', 'consent', 'campaign', 'opportunity', 'extra'];
for (const name of rooms) environment.registerVariable(name, 'map');

type Evaluated = ReturnType<typeof environment.parse>;
const parsed = new Map<string, Evaluated>();
const mostParsed = 1_000;

/** Throws for an expression that cannot be read or evaluated, or gives no plain value. */
export function evaluate(expression: string, lead: LabelledLead, language: Language = 'en'): Value | null {
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

/** The first name in it that a lead does not have: such an expression would fail for every lead. Null: none. */
export function unknownInExpression(expression: string): string | null {
  return namesInExpression(expression).find((name) => !isLeadField(name)) ?? null;
}

/** Throws for one that cannot be read. */
export function namesInExpression(expression: string): string[] {
  return nodesOf(read(expression).ast).flatMap(nameIn);
}

function read(expression: string): Evaluated {
  const known = parsed.get(expression);
  if (known) return known;
  if (expression.length > longestExpression) throw new RangeError('the expression is too long');
  if (parsed.size >= mostParsed) parsed.clear();
  const made = environment.parse(expression);
  bound(nodesOf(made.ast));
  parsed.set(expression, made);
  return made;
}

function bound(nodes: ASTNode[]): void {
  let walked = 0;
  for (const { op, args } of nodes) {
    if (op !== 'call' && op !== 'rcall') continue;
    const [name, receiver] = args as unknown as [string, ASTNode];
    if (!walks.has(name)) {
      if (!calls.has(name)) throw new TypeError(`${name}() is not available`);
    } else if (op !== 'rcall' || receiver.op !== 'list' || ++walked > 1)
      throw new TypeError(`${name}() goes through one list that is written out, once in an expression`);
  }
}

/** The node and all below it. The parser bounds their depth and number. */
function nodesOf(node: ASTNode): ASTNode[] {
  const below = [node.args as unknown].flat(Infinity).filter(isNode);
  return [node, ...below.flatMap(nodesOf)];
}

const isNode = (value: unknown): value is ASTNode =>
  typeof value === 'object' && value !== null && 'op' in value && 'args' in value;

/** room.field and room["field"]. */
function nameIn({ op, args }: ASTNode): string[] {
  if (op !== '.' && op !== '[]') return [];
  const [of, field] = args as [ASTNode, string | ASTNode];
  const name = typeof field === 'string' ? field : field.op === 'value' ? field.args : null;
  return of.op === 'id' && rooms.includes(of.args) && typeof name === 'string' ? [`${of.args}.${name}`] : [];
}
