// A template in one language made ready to be sent: MJML to HTML once, the text part from the same source, the footer that each mail has.
import { Engine } from 'mrml';
import type { Language } from '../platform/words.ts';
import type { MailContent } from './content.ts';
import { footerPart } from './footer.ts';
import { parseLiquid, renderLiquid, type Parsed, type Values } from './liquid.ts';
import type { ElementPart } from './parts.ts';
import { readBody } from './read-body.ts';
import { elementsOf, mjmlOf, settledText, textOf } from './write-parts.ts';

export type Compiled = {
  subject: Parsed;
  html: Parsed;
  text: Parsed;
  /** Addresses of the links as written, by their numbers. */
  links: string[];
};

/** One of our links, in the place of its address: Liquid's own, which no template can name. */
const linkName = (number: number) => `to.n${number}`;

const mjml = new Engine();
// No typeface is fetched by whoever reads the mail.
mjml.setRenderOptions({ disableComments: true, socialIconOrigin: null, fonts: {} });

/** Throws for a source that was not reviewed. */
export function compile({ subject, preheader, body, text }: MailContent, language: Language): Compiled {
  const { root } = readBody(body);
  const bodyPart = root.children.find(
    (part): part is ElementPart => part.is === 'element' && part.name === 'mj-body',
  )!;
  const footer = footerPart(language);
  bodyPart.children.push(footer);
  const links: string[] = [];
  for (const { attributes } of elementsOf(bodyPart)) {
    const { href } = attributes;
    if (href === undefined || ownLink.test(href)) continue;
    const known = links.indexOf(href);
    attributes['href'] = `{{ ${linkName(known === -1 ? links.push(href) - 1 : known)} }}`;
  }
  const textSource = text === null ? textOf(bodyPart) : `${text}\n\n${textOf(footer)}`;
  return {
    subject: parseLiquid(subject, 'text'),
    html: parseLiquid(htmlOf(root, bodyPart, preheader, language), 'html'),
    text: parseLiquid(textSource, 'text'),
    links,
  };
}

/** Those that go where they say, and are not followed: out of the mails, and the one that nobody sees. */
const ownLink = /^\{\{-?\s*(?:links\.unsubscribe|to\.trap)\s*-?\}\}$/;

function htmlOf(root: ElementPart, body: ElementPart, preheader: string, language: Language): string {
  const aside: string[] = [];
  const mark = markFor(`${preheader}${mjmlOf(root, (liquid) => liquid)}`);
  const keep = (liquid: string) => `${mark}${aside.push(liquid) - 1}ql`;
  const written = root.children
    .flatMap((part) => (part.is === 'element' && part.name === 'mj-head' ? part.children : []))
    .map((part) => mjmlOf(part, keep))
    .join('');
  // Of several mj-attributes the later ones are added: what the template sets goes over ours.
  const head = `<mj-head>${keepPreheader(preheader, keep)}${usual}${written}</mj-head>`;
  const made = mjml.toHtml(`<mjml lang="${language}">${head}${mjmlOf(body, keep)}</mjml>`);
  if (made.type !== 'success') throw new Error(`mjml: ${made.message}`);
  return made.content.replace(
    new RegExp(`${mark}(\\d+)ql`, 'g'),
    (_, number: string) => aside[Number(number)]!,
  );
}

/** What nobody has written. */
function markFor(written: string): string {
  let mark = 'lq';
  while (written.includes(mark)) mark += 'q';
  return mark;
}

const keepPreheader = (preheader: string, keep: (liquid: string) => string) =>
  preheader === ''
    ? ''
    : `<mj-preview>${mjmlOf({ is: 'text', text: preheader.replace(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g, keep), line: 1 }, keep)}</mj-preview>`;

const usual =
  '<mj-attributes><mj-all font-family="Segoe UI, Helvetica, Arial, sans-serif" />' +
  '<mj-text font-size="15px" line-height="1.5" color="#242424" />' +
  '<mj-button background-color="#0f6cbd" font-size="15px" /></mj-attributes>';

export type RenderedMail = { subject: string; html: string; text: string };

/** linkTo: an address of a link, its values put in, as it stands in this mail; trap: of the link that nobody sees, null for none. */
export function renderMail(
  compiled: Compiled,
  values: Values,
  { linkTo, trap }: { linkTo: (url: string, number: number) => string; trap: string | null },
): RenderedMail {
  const to: Record<string, string> = { trap: trap ?? '' };
  compiled.links.forEach((source, number) => {
    to[`n${number}`] = linkTo(addressOf(source, values), number);
  });
  const given = { ...values, to };
  return {
    subject: renderLiquid(compiled.subject, given).replace(/\s+/g, ' ').trim(),
    html: renderLiquid(compiled.html, given),
    text: settledText(renderLiquid(compiled.text, given)),
  };
}

/** A link is a whole address, or the name of one of ours. */
function addressOf(source: string, { links }: Values): string {
  const [, name] = /^\{\{-?\s*links\.(\w+)\s*-?\}\}$/.exec(source) ?? [];
  return name === undefined ? source : ownLinkTo((links ?? {}) as Values, name);
}

function ownLinkTo(links: Values, name: string): string {
  const to = links[name];
  return typeof to === 'string' ? to : '';
}
