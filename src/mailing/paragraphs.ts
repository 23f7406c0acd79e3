// Plain writing as parts of a mail, so that nobody needs to know MJML: paragraphs, lists, headings, **bold**, [links](…), and a button
// where a link has a line of its own.
import type { ElementPart, Part } from './parts.ts';

const element = (
  name: string,
  children: Part[],
  line: number,
  attributes: Record<string, string> = {},
): ElementPart => ({ is: 'element', name, attributes, children, line });

const aloneLink = /^\[([^\]]+)\]\(((?:[^()]|\{\{[^}]*\}\})+)\)$/;

export function readParagraphs(body: string): ElementPart {
  const lines = body.replaceAll('\r\n', '\n').split('\n');
  const parts: Part[] = [];
  let block: { text: string; line: number }[] = [];
  const finish = () => {
    if (block.length > 0) parts.push(...blockOf(block));
    block = [];
  };
  lines.forEach((text, at) => {
    if (text.trim() === '') finish();
    else block.push({ text: text.trim(), line: at + 1 });
  });
  finish();
  const column = element('mj-column', parts, 1);
  return element('mjml', [element('mj-body', [element('mj-section', [column], 1)], 1)], 1);
}

type Line = { text: string; line: number };

function blockOf(block: Line[]): Part[] {
  const [first] = block as [Line];
  const button = block.length === 1 ? aloneLink.exec(first.text) : null;
  if (button)
    return [element('mj-button', words(button[1]!, first.line), first.line, { href: button[2]!.trim() })];
  // A tag of Liquid alone chooses among paragraphs.
  if (block.every(({ text }) => /^(?:\{%[^%]*%\})+$/.test(text)))
    return block.flatMap(({ text, line }) => words(text, line));
  const heading = block.length === 1 ? /^(#{1,3}) (.+)$/.exec(first.text) : null;
  if (heading)
    return [
      inText([element(`h${heading[1]!.length}`, inline(heading[2]!, first.line), first.line)], first.line),
    ];
  if (block.every(({ text }) => /^[-*] /.test(text)))
    return [
      inText(
        [
          element(
            'ul',
            block.map(({ text, line }) => element('li', inline(text.slice(2), line), line)),
            first.line,
          ),
        ],
        first.line,
      ),
    ];
  const children = block.flatMap(({ text, line }, at) => [
    ...(at > 0 ? [element('br', [], line)] : []),
    ...inline(text, line),
  ]);
  return [inText([element('p', children, first.line)], first.line)];
}

const inText = (children: Part[], line: number) => element('mj-text', children, line, { padding: '0 25px' });

/** **bold** and [label](address); all else is text and Liquid. */
function inline(text: string, line: number): Part[] {
  return text.split(/(\[[^\]]+\]\((?:[^()]|\{\{[^}]*\}\})+\))/).flatMap((piece, at) => {
    const link = at % 2 === 1 ? aloneLink.exec(piece) : null;
    if (link) return [element('a', bold(link[1]!, line), line, { href: link[2]!.trim() })];
    return bold(piece, line);
  });
}

function bold(text: string, line: number): Part[] {
  const pieces = text.split('**');
  return pieces.flatMap((piece, at) => {
    if (at % 2 === 0) return words(piece, line);
    return at === pieces.length - 1
      ? words(`**${piece}`, line)
      : [element('strong', words(piece, line), line)];
  });
}

function words(text: string, line: number): Part[] {
  return text
    .split(/(\{\{.*?\}\}|\{%.*?%\})/)
    .map((piece, at): Part =>
      at % 2 === 1 ? { is: 'liquid', source: piece, line } : { is: 'text', text: piece, line },
    )
    .filter((part) => part.is !== 'text' || part.text !== '');
}
