// Reads the body of a template into its parts, or says what is wrong with it and in which line. What is not known is refused.
import { attributeKind, holdsText, isPart, isPlainValue, isVoid, mayStandIn } from './parts.ts';
import type { ElementPart } from './parts.ts';
import { readParagraphs } from './paragraphs.ts';

export type BodyFault =
  | { is: 'unknown_part'; line: number; name: string }
  | { is: 'part_open'; line: number; name: string }
  | { is: 'misplaced'; line: number; name: string; inside: string }
  | { is: 'wrong_attribute'; line: number; name: string }
  | { is: 'wrong_link'; line: number };

/** The whole mail: its element is mjml. */
export type ReadBody = { root: ElementPart; faults: BodyFault[] };

export const isMjml = (body: string): boolean => /^\s*<mjml[\s>]/i.test(body);

export function readBody(body: string): ReadBody {
  if (!isMjml(body)) {
    const root = readParagraphs(body);
    return { root, faults: faultsWithin(root) };
  }
  const reader = new Reader();
  for (const [token] of body.matchAll(tokens)) reader.take(token);
  const { root, faults } = reader.end();
  return { root, faults: [...faults, ...faultsWithin(root)] };
}

/** What a block of Liquid begins in a part must end in that part, or the HTML would be torn. */
function faultsWithin({ children }: ElementPart): BodyFault[] {
  const open: { name: string; line: number }[] = [];
  const faults: BodyFault[] = [];
  for (const part of children) {
    if (part.is === 'element') {
      if (part.attributes['href'] !== undefined && !isLink(part.attributes['href']))
        faults.push({ is: 'wrong_link', line: part.line });
      faults.push(...faultsWithin(part));
    }
    if (part.is !== 'liquid') continue;
    const [, name = ''] = /^\{%-?\s*(\w*)/.exec(part.source) ?? [];
    if (blockNames.includes(name)) open.push({ name, line: part.line });
    else if (name.startsWith('end') ? open.pop() === undefined : midNames.includes(name) && open.length === 0)
      faults.push({ is: 'part_open', line: part.line, name });
  }
  return [...faults, ...open.map(({ name, line }) => ({ is: 'part_open' as const, line, name }))];
}

const blockNames = ['if', 'unless', 'case', 'for', 'comment'];
const midNames = ['else', 'elsif', 'when'];

const tokens =
  /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|<!--[\s\S]*?-->|<\/[a-zA-Z][\w-]*\s*>|<[a-zA-Z][\w-]*(?:\s+[\w:-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*\s*\/?>|[^<{]+|[<{]/g;
const attributes = /([\w:-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/g;

/** Held only while one body is read. */
class Reader {
  readonly #faults: BodyFault[] = [];
  readonly #top: ElementPart = { is: 'element', name: '', attributes: {}, children: [], line: 1 };
  readonly #open: ElementPart[] = [this.#top];
  #line = 1;

  take(token: string): void {
    // A comment is for whoever writes: it is left out of the mail.
    if (token.startsWith('{{') || token.startsWith('{%')) this.#liquid(token);
    else if (token.startsWith('</')) this.#close(token.slice(2, -1).trim().toLowerCase());
    else if (/^<[a-z]/i.test(token)) this.#begin(token);
    else if (!token.startsWith('<!--')) this.#text(token);
    this.#line += token.split('\n').length - 1;
  }

  end(): ReadBody {
    for (const { name, line } of this.#open.slice(1)) this.#fault({ is: 'part_open', line, name });
    const root = this.#top.children.find((part): part is ElementPart => part.is === 'element')!;
    if (!root.children.some((part) => part.is === 'element' && part.name === 'mj-body'))
      this.#fault({ is: 'unknown_part', line: root.line, name: 'mjml' });
    return { root, faults: this.#faults };
  }

  get #inside(): ElementPart {
    return this.#open.at(-1)!;
  }

  #fault(fault: BodyFault): void {
    this.#faults.push(fault);
  }

  #begin(token: string): void {
    const [, written = ''] = /^<([\w-]+)/.exec(token)!;
    const name = written.toLowerCase();
    const line = this.#line;
    const inside = this.#inside;
    const fits =
      inside === this.#top
        ? name === 'mjml' && this.#top.children.length === 0
        : mayStandIn(name, inside.name);
    if (!isPart(name)) this.#fault({ is: 'unknown_part', line, name });
    else if (!fits) this.#fault({ is: 'misplaced', line, name, inside: inside.name || 'mjml' });
    const element: ElementPart = { is: 'element', name, attributes: {}, children: [], line };
    const rest = token.slice(1 + written.length).replace(/\/?>$/, '');
    for (const [, attribute = '', double, single] of rest.matchAll(attributes))
      this.#attribute(element, attribute.toLowerCase(), double ?? single ?? '');
    inside.children.push(element);
    if (!token.endsWith('/>') && !isVoid(name)) this.#open.push(element);
  }

  #attribute(element: ElementPart, name: string, value: string): void {
    const { line } = element;
    const kind = attributeKind(element.name, name);
    const isGood = {
      link: isLink(value),
      picture: /^https:\/\/[^\s{}"'<>]+$/.test(value),
      words: !/\{%|[<>]/.test(value),
      plain: isPlainValue(value),
      unknown: false,
    }[kind];
    if (isGood) element.attributes[name] = value;
    else if (kind === 'link' || kind === 'picture') this.#fault({ is: 'wrong_link', line });
    else if (isPart(element.name)) this.#fault({ is: 'wrong_attribute', line, name });
  }

  #close(name: string): void {
    const at = this.#open.findLastIndex((element) => element.name === name);
    if (at <= 0) {
      if (!isVoid(name)) this.#fault({ is: 'part_open', line: this.#line, name });
      return;
    }
    for (const left of this.#open.slice(at + 1))
      this.#fault({ is: 'part_open', line: left.line, name: left.name });
    this.#open.length = at;
  }

  #text(text: string): void {
    const inside = this.#inside;
    const line = this.#line;
    if (holdsText(inside.name) && inside !== this.#top) inside.children.push({ is: 'text', text, line });
    else if (text.trim() !== '')
      this.#fault({ is: 'misplaced', line, name: text.trim().slice(0, 40), inside: inside.name || 'mjml' });
  }

  #liquid(source: string): void {
    const inside = this.#inside;
    const line = this.#line;
    const isOutput = source.startsWith('{{');
    if (inside === this.#top || (isOutput && !holdsText(inside.name)))
      return this.#fault({ is: 'misplaced', line, name: source.slice(0, 40), inside: inside.name || 'mjml' });
    inside.children.push({ is: 'liquid', source, line });
  }
}

/** Whole addresses, or one of our links; nothing of the lead in either. */
export function isLink(value: string): boolean {
  if (/^\{\{-?\s*links\.\w+\s*-?\}\}$/.test(value)) return true;
  if (/^mailto:[^\s{}"'<>]+@[^\s{}"'<>]+$/.test(value)) return true;
  return /^https?:\/\/[^\s{}"'<>]+$/.test(value) && URL.canParse(value);
}
