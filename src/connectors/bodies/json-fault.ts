// Where a text stops being JSON and what should stand there, for a person with an editor. Never quotes the text:
// the engine's own message does, and a body holds personal data.

export type JsonFault = { offset: number; line: number; column: number; expected: string };

type Wish = 'value' | 'value or ]' | 'name' | 'name or }' | 'colon' | 'comma' | 'end';

const wishes: Record<Wish, string> = {
  value: 'a value',
  'value or ]': 'a value or a closing bracket',
  name: 'a name in double quotation marks',
  'name or }': 'a name in double quotation marks or a closing brace',
  colon: 'a colon',
  comma: 'a comma',
  end: 'the end of the text',
};
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
    if (wish === 'end') return sign === undefined ? null : fault(text, at, wishes.end);
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
      return fault(text, at, wishes[wish]);
    } else if (sign === '{' || sign === '[') {
      open.push(sign === '{' ? '}' : ']');
      wish = sign === '{' ? 'name or }' : 'value or ]';
      at += 1;
    } else {
      const end = after(word, text, at);
      if (end === at) return fault(text, at, wishes[wish]);
      at = end;
      wish = open.length === 0 ? 'end' : 'comma';
    }
  }
}

function separator(wish: 'comma' | 'colon', due: string | undefined): string {
  if (wish === 'colon') return wishes.colon;
  return `a comma or a closing ${due === '}' ? 'brace' : 'bracket'}`;
}

function endOfString(text: string, start: number): number | JsonFault {
  let at = start;
  for (;;) {
    at = after(plainCharacters, text, at);
    if (text[at] === '"') return at + 1;
    if (text[at] !== '\\') return fault(text, at, 'a closing quotation mark');
    const end = after(escape, text, at);
    if (end === at) return fault(text, at, 'an escape that JSON knows');
    at = end;
  }
}

/** The offset behind what the sticky pattern matches at an offset, or that offset. */
function after(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function fault(text: string, offset: number, expected: string): JsonFault {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { offset, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, expected };
}
