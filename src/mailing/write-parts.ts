// The parts of a mail as MJML and as plain text, both still with their Liquid. Only what was read is written, so nothing slips by.
import type { ElementPart, Part } from './parts.ts';

/** Liquid stands aside while MJML is made into HTML: what this answers takes its place. */
export type Aside = (liquid: string) => string;

export function mjmlOf(part: Part, aside: Aside): string {
  if (part.is === 'text') return escapedText(part.text);
  if (part.is === 'liquid') return aside(part.source);
  const attributes = Object.entries(part.attributes).map(
    ([name, value]) => ` ${name}="${valueOf(value, aside)}"`,
  );
  const children = part.children.map((child) => mjmlOf(child, aside)).join('');
  const begin = `<${part.name}${attributes.join('')}`;
  return children === '' && (part.name.startsWith('mj-') || part.name === 'br')
    ? `${begin} />`
    : `${begin}>${children}</${part.name}>`;
}

function valueOf(value: string, aside: Aside): string {
  return value
    .split(/(\{\{[\s\S]*?\}\})/)
    .map((piece, at) => (at % 2 === 1 ? aside(piece) : escapedText(piece).replaceAll('"', '&quot;')))
    .join('');
}

/** Entities stay as they are. */
const escapedText = (text: string) =>
  text
    .replace(/&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});)/gi, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0', apos: "'" };
const plainText = (text: string) =>
  text
    .replace(/&(amp|lt|gt|quot|nbsp|apos);/g, (_, name: string) => entities[name]!)
    .replace(/&#(\d{1,7});/g, (_, code: string) =>
      Number(code) < 0x110000 ? String.fromCodePoint(Number(code)) : '',
    )
    .replace(/\s+/g, ' ');

/** Lines and paragraphs; a link is its words and its address. */
export function textOf(part: Part): string {
  if (part.is === 'text') return plainText(part.text);
  if (part.is === 'liquid') return part.source;
  const { name, attributes } = part;
  const inner = part.children.map(textOf).join('');
  const { href } = attributes;
  if (name === 'mj-head') return '';
  if (name === 'mj-divider') return '\n\n----\n\n';
  if (name === 'mj-image') return attributes['alt'] ? `\n\n[${attributes['alt']}]\n\n` : '';
  if (name === 'mj-button') return `\n\n${inner}${href === undefined ? '' : `: ${href}`}\n\n`;
  if (name === 'a') return href === undefined || attributes['aria-hidden'] ? inner : `${inner} (${href})`;
  if (name === 'br') return '\n';
  if (name === 'li') return `\n- ${inner}`;
  return ['p', 'h1', 'h2', 'h3', 'h4', 'ul', 'ol', 'mj-text', 'mj-section'].includes(name)
    ? `\n\n${inner}\n\n`
    : inner;
}

export function settledText(text: string): string {
  return `${text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

/** Every element of that part, itself included. */
export function elementsOf(part: ElementPart): ElementPart[] {
  return [part, ...part.children.flatMap((child) => (child.is === 'element' ? elementsOf(child) : []))];
}
