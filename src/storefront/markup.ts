// HTML that cannot be broken out of: what is put in is escaped, unless it is markup of ours already.

export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = Markup | string | number | null | false | readonly Part[];

/** A template tag; null and false leave nothing. Attributes are always quoted. */
export function markup(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(strings.map((text, at) => (at === 0 ? text : textOf(parts[at - 1]!) + text)).join(''));
}

function textOf(part: Part): string {
  if (part === null || part === false) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return part.map(textOf).join('');
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => signs[sign]!);
}

/** Paragraphs, lists of lines that begin with - or *, and **bold**; all else is text. */
export function paragraphs(text: string): Markup[] {
  return text
    .split(/\n\s*\n/)
    .filter((block) => block.trim() !== '')
    .map((block) => {
      const lines = block
        .trim()
        .split('\n')
        .map((line) => line.trim());
      return lines.every((line) => /^[-*] /.test(line))
        ? markup`<ul>${lines.map((line) => markup`<li>${bold(line.slice(2))}</li>`)}</ul>`
        : markup`<p>${lines.map((line, at) => [at > 0 && markup`<br>`, bold(line)])}</p>`;
    });
}

/** Every second part of what the stars divide is bold, if the last one is closed. */
function bold(line: string): Part[] {
  const parts = line.split('**');
  return parts.map((part, at) => {
    if (at % 2 === 0) return part;
    return at === parts.length - 1 ? `**${part}` : markup`<strong>${part}</strong>`;
  });
}
