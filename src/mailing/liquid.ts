// Liquid as mails allow it: few tags, few filters, no files, and every limit on. What a mail can say of a lead is a list.
import { Liquid, type Template } from 'liquidjs';

/** What a template may name. An address of a link may name those of `links` alone: no link carries what a person is called. */
export const variables = [
  'lead.firstName',
  'lead.lastName',
  'lead.name',
  'lead.company',
  'lead.title',
  'lead.country',
  'listing.title',
  'storefront.name',
  'publisher.name',
  'seller.name',
  'seller.email',
  'sender.name',
  'links.listing',
  'links.unsubscribe',
] as const;

export const tags = 'break case comment continue for if unless #'.split(' ');
export const filters = 'capitalize default downcase strip truncatewords upcase truncate'.split(' ');

const limits = {
  // There are no other templates to read: neither a folder nor a loader.
  templates: {},
  strictFilters: true,
  ownPropertyOnly: true,
  // What a lead left empty is nothing.
  jsTruthy: true,
  /** Characters; the HTML that MJML makes is several times as long as its source. */
  parseLimit: 1_000_000,
  /** Milliseconds: a good one takes less than one. */
  renderLimit: 1_000,
  memoryLimit: 200_000,
};
/** Characters. */
const mostMade = 500_000;

const intoHtml = keepOnly(new Liquid({ ...limits, outputEscape: 'escape' }));
const intoText = keepOnly(new Liquid(limits));

export type Parsed = { templates: Template[]; into: 'html' | 'text' };
/** Names lead to names or to text; nothing else is ever read of them. */
export type Values = { [name: string]: string | Values };

/** Throws where it cannot be read. html: whatever is put in is escaped, wherever it comes from. */
export function parseLiquid(source: string, into: Parsed['into']): Parsed {
  return { templates: (into === 'html' ? intoHtml : intoText).parse(source), into };
}

/** Throws where it does too much. */
export function renderLiquid({ templates, into }: Parsed, values: Values): string {
  const made = (into === 'html' ? intoHtml : intoText).renderSync(templates, values) as string;
  if (made.length > mostMade) throw new RangeError('memory: the template makes too much');
  return made;
}

export type LiquidFault =
  | { is: 'fault'; line: number; detail: string }
  | { is: 'not_closed' | 'unknown_filter' | 'unknown_tag'; line: number; name: string }
  | { is: 'unknown_variable'; line: number; name: string }
  | { is: 'too_much'; line: number };

/** What is wrong with a source as it was written; it is rendered once, so that one that does not end is told now. */
export function liquidFaults(source: string, sample: Values): LiquidFault[] {
  try {
    const parsed = parseLiquid(source, 'text');
    const { globals } = intoText.analyzeSync(parsed.templates);
    const unknown = Object.values(globals)
      .flat()
      .map(({ segments, location }) => ({ name: segments.map(String).join('.'), line: location.row }))
      .filter(({ name }) => !(variables as readonly string[]).includes(name))
      .map(({ name, line }) => ({ is: 'unknown_variable' as const, line, name }));
    if (unknown.length > 0) return unknown;
    renderLiquid(parsed, sample);
    return [];
  } catch (error) {
    return [faultOf(error as LiquidError)];
  }
}

type LiquidError = Error & { token?: { getPosition?: () => [number, number] } };

function faultOf({ message, token }: LiquidError): LiquidFault {
  const line = token?.getPosition?.()[0] ?? 1;
  const detail = message.split('\n')[0]!.replace(/, line:\d+, col:\d+$/, '');
  if (/limit exceeded|too much/.test(detail)) return { is: 'too_much', line };
  for (const [is, words] of known) {
    const name = words.exec(detail)?.[1];
    if (name !== undefined) return { is, line, name: name.slice(0, 100) };
  }
  return { is: 'fault', line, detail: detail.slice(0, 200) };
}

/** What the library says in its own words and without a code. */
const known = [
  ['not_closed', /^(?:tag|output) "?(.*?)"? not closed$/],
  ['unknown_filter', /^undefined filter: (.*)$/],
  ['unknown_tag', /^tag "(.*)" not found$/],
] as const;

function keepOnly(liquid: Liquid): Liquid {
  for (const name of Object.keys(liquid.tags)) if (!tags.includes(name)) delete liquid.tags[name];
  for (const name of Object.keys(liquid.filters)) if (!filters.includes(name)) delete liquid.filters[name];
  return liquid;
}
