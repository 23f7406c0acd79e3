// Liquid templates over a lead: no files, no includes, bounded in size and time.
import { Liquid, type Template } from 'liquidjs';
import type { SharedLead } from '../leads/lead.ts';
import type { Language } from '../platform/words.ts';
import { scopeOf } from './scope.ts';

/** Characters. */
export const longestTemplate = 4_000;

const liquid = new Liquid({
  // There are no other templates to read: neither a folder nor a loader.
  templates: {},
  strictFilters: true,
  ownPropertyOnly: true,
  parseLimit: longestTemplate,
  renderLimit: 50,
  memoryLimit: 1_000_000,
});

const parsed = new Map<string, Template[]>();
const mostParsed = 1_000;

/** Throws for a template that cannot be read or does too much. */
export function render(template: string, lead: SharedLead, language: Language = 'en'): string {
  return liquid.renderSync(read(template), scopeOf(lead, language)) as string;
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

function read(template: string): Template[] {
  const known = parsed.get(template);
  if (known) return known;
  if (parsed.size >= mostParsed) parsed.clear();
  const made = liquid.parse(template);
  parsed.set(template, made);
  return made;
}
