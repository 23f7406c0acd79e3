// What a mail is made of: which parts there are, what may stand in which, and which attributes each takes. All else is refused.

export type Part = ElementPart | TextPart | LiquidPart;
export type ElementPart = {
  is: 'element';
  name: string;
  attributes: Record<string, string>;
  children: Part[];
  line: number;
};
export type TextPart = { is: 'text'; text: string; line: number };
/** An output or a tag, as written. */
export type LiquidPart = { is: 'liquid'; source: string; line: number };

const inline = 'a b strong i em u s span small sup sub br'.split(' ');
const blocks = 'p h1 h2 h3 h4 ul ol'.split(' ');
const components = 'mj-text mj-button mj-image mj-divider mj-spacer'.split(' ');
/** Defaults that mj-attributes sets for others. */
const settable = [
  ...components,
  'mj-all',
  'mj-class',
  'mj-section',
  'mj-column',
  'mj-wrapper',
  'mj-group',
  'mj-body',
];

/** By the part, what may stand in it. */
const children: Record<string, readonly string[]> = {
  mjml: ['mj-head', 'mj-body'],
  'mj-head': ['mj-title', 'mj-attributes'],
  'mj-title': [],
  'mj-attributes': settable,
  'mj-body': ['mj-section', 'mj-wrapper'],
  'mj-wrapper': ['mj-section'],
  'mj-section': ['mj-column', 'mj-group'],
  'mj-group': ['mj-column'],
  'mj-column': components,
  'mj-text': [...inline, ...blocks],
  'mj-button': inline.filter((name) => name !== 'a'),
  ul: ['li'],
  ol: ['li'],
  li: [...inline, 'ul', 'ol'],
  ...Object.fromEntries([...inline, 'p', 'h1', 'h2', 'h3', 'h4'].map((name) => [name, inline])),
  br: [],
};

export const isPart = (name: string): boolean => Object.hasOwn(children, name) || settable.includes(name);
export const mayStandIn = (name: string, inside: string): boolean =>
  Object.hasOwn(children, inside) && children[inside]!.includes(name);
/** Where words stand. Elsewhere are parts and the Liquid that chooses among them. */
export const holdsText = (name: string): boolean =>
  !name.startsWith('mj') ? !['ul', 'ol'].includes(name) : ['mj-text', 'mj-button', 'mj-title'].includes(name);
export const isVoid = (name: string): boolean => name === 'br';

export type AttributeKind = 'link' | 'picture' | 'words' | 'plain' | 'unknown';

/** What an attribute holds, which says what may be in it. */
export function attributeKind(part: string, name: string): AttributeKind {
  if (name === 'href') return ['a', 'mj-button', 'mj-image'].includes(part) ? 'link' : 'unknown';
  if (name === 'src') return part === 'mj-image' ? 'picture' : 'unknown';
  if (name === 'alt' || name === 'title') return 'words';
  if (part.startsWith('mj'))
    return /^[a-z][a-z-]*$/.test(name) && !/^on|url$/.test(name) ? 'plain' : 'unknown';
  return name === 'style' || name === 'align' ? 'plain' : 'unknown';
}

/** Nothing that is fetched, run, or ends the attribute. */
export const isPlainValue = (value: string): boolean =>
  /^[\w\s:;,.#%()'!/+-]*$/.test(value) && !/url\s*\(|expression|javascript|@import|\/\*/i.test(value);
