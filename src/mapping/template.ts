// Liquid templates over a lead: no files, no includes, no loops. What is left ends after as many steps as it has signs, so that its
// bounds are a matter of counting and a busy machine never fails a good one.
import { Liquid, type Template } from 'liquidjs';
import { isLeadField } from './lead-fields.ts';
import type { Language } from '../platform/words.ts';
import { scopeOf } from './scope.ts';
import type { LabelledLead } from './lead-lines.ts';

/** Characters. */
export const longestTemplate = 4_000;
/** Characters that all of its steps together may make. */
const mostMade = 300_000;

const tags = 'assign case comment if unless raw echo #'.split(' ');
const filters = (
  'abs append at_least at_most capitalize ceil date default divided_by downcase escape escape_once first floor join last lstrip ' +
  'minus modulo newline_to_br normalize_whitespace plus prepend remove remove_first remove_last replace replace_first ' +
  'replace_last round rstrip size slice split squish strip strip_html strip_newlines times truncatewords upcase url_decode ' +
  'url_encode truncate'
).split(' ');

const liquid = new Liquid({
  // There are no other templates to read: neither a folder nor a loader.
  templates: {},
  strictFilters: true,
  ownPropertyOnly: true,
  parseLimit: longestTemplate,
  memoryLimit: mostMade,
});
keepOnly(liquid.tags, tags);
keepOnly(liquid.filters, filters);

const parsed = new Map<string, Template[]>();
const mostParsed = 1_000;

/** Throws for a template that cannot be read or does too much. */
export function render(template: string, lead: LabelledLead, language: Language = 'en'): string {
  const made = liquid.renderSync(read(template), scopeOf(lead, language)) as string;
  if (made.length > mostMade) throw new RangeError('the template makes too much');
  return made;
}

/** What is wrong with it, in Liquid's words, or null. */
export function templateFault(template: string): string | null {
  try {
    read(template);
    return null;
  } catch (error) {
    return (error as Error).message.split('\n')[0]!;
  }
}

/** The first name in it that a lead does not have: such a template would be silent about it. Null: none. */
export function unknownInTemplate(template: string): string | null {
  return namesInTemplate(template).find((name) => !isLeadField(name)) ?? null;
}

/** Throws for one that cannot be read. */
export function namesInTemplate(template: string): string[] {
  const used = liquid.globalVariableSegmentsSync(read(template));
  return used.map((segments) => segments.filter((part) => typeof part === 'string').join('.'));
}

function read(template: string): Template[] {
  const known = parsed.get(template);
  if (known) return known;
  if (parsed.size >= mostParsed) parsed.clear();
  const made = liquid.parse(template);
  parsed.set(template, made);
  return made;
}

function keepOnly(all: Record<string, unknown>, names: string[]): void {
  for (const name of Object.keys(all)) if (!names.includes(name)) delete all[name];
}
