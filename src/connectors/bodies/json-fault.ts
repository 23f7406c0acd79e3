// Where a text stops being JSON and what should stand there, for a person with an editor. Never quotes the text:
// the engine's own message does, and a body holds personal data.

/** wish: what should stand there, to be said in other words; expected: the same in English. */
export type JsonFault = { offset: number; line: number; column: number; wish: Wished; expected: string };

type Wish = 'value' | 'value or ]' | 'name' | 'name or }' | 'colon' | 'comma' | 'end';

export const wishes = {
  value: 'a value',
  value_or_bracket: 'a value or a closing bracket',
  name: 'a name in double quotation marks',
  name_or_brace: 'a name in double quotation marks or a closing brace',
  colon: 'a colon',
  comma_or_brace: 'a comma or a closing brace',
  comma_or_bracket: 'a comma or a closing bracket',
  end: 'the end of the text',
  quote: 'a closing quotation mark',
  escape: 'an escape that JSON knows',
} as const;
type Wished = keyof typeof wishes;
const blanks = /[ \t\n\r]*/y;
const word = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])|(?:true|false|null)(?!\w)/y;
const plainCharacters = /[^"\\\u0000-\u001f]*/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** The first fault of a text that is not JSON; null when there is none. Lines and columns count from 1. */
export function jsonFault(text: string): JsonFault | null {
  /** The closing signs still due, innermost last. */
  const open: ('}' | ']')[] = [];
  let wish: Wish = 'value';
  let at = 0;
  for (;;) {
    at = after(blanks, text, at);
    const sign = text[at];
    const due = open.at(-1);
    if (wish === 'end') return sign === undefined ? null : fault(text, at, 'end');
    if (sign !== undefined && sign === due && (wish === 'comma' || wish.endsWith(`or ${sign}`))) {
      open.pop();
      at += 1;
      wish = open.length === 0 ? 'end' : 'comma';
    } else if (wish === 'comma' || wish === 'colon') {
      if (sign !== (wish === 'comma' ? ',' : ':')) return fault(text, at, separator(wish, due));
      wish = wish === 'comma' && due === '}' ? 'name' : 'value';
      at += 1;
    } else if (sign === '"') {
      const end = endOfString(text, at + 1);
      if (typeof end !== 'number') return end;
      at = end;
      wish = wish.startsWith('name') ? 'colon' : open.length === 0 ? 'end' : 'comma';
    } else if (wish.startsWith('name')) {
      return fault(text, at, wished(wish));
    } else if (sign === '{' || sign === '[') {
      open.push(sign === '{' ? '}' : ']');
      wish = sign === '{' ? 'name or }' : 'value or ]';
      at += 1;
    } else {
      const end = after(word, text, at);
      if (end === at) return fault(text, at, wished(wish));
      at = end;
      wish = open.length === 0 ? 'end' : 'comma';
    }
  }
}

function wished(wish: Exclude<Wish, 'comma' | 'colon'>): Wished {
  if (wish === 'value or ]') return 'value_or_bracket';
  return wish === 'name or }' ? 'name_or_brace' : wish;
}

function separator(wish: 'comma' | 'colon', due: string | undefined): Wished {
  if (wish === 'colon') return wish;
  return due === '}' ? 'comma_or_brace' : 'comma_or_bracket';
}

function endOfString(text: string, start: number): number | JsonFault {
  let at = start;
  for (;;) {
    at = after(plainCharacters, text, at);
    if (text[at] === '"') return at + 1;
    if (text[at] !== '\\') return fault(text, at, 'quote');
    const end = after(escape, text, at);
    if (end === at) return fault(text, at, 'escape');
    at = end;
  }
}

/** The offset behind what the sticky pattern matches at an offset, or that offset. */
function after(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function fault(text: string, offset: number, wish: Wished): JsonFault {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  const column = (before.at(-1)?.length ?? 0) + 1;
  return { offset, line: before.length, column, wish, expected: wishes[wish] };
}
