// The lead form: plain HTML that works as a plain POST, with each fault beside its field and nothing typed ever lost.
import type { CallToAction } from '../catalog/listing.ts';
import { contactLine } from './contact-line.ts';
import type { Offered } from './desk.ts';
import { optionsFor, wordsOfField, type Field, type FieldFault, type Values } from './fields.ts';
import { markup, type Markup } from './markup.ts';
import { pathOf } from './list-page.ts';
import type { StoreListing } from './store.ts';
import { document, link, type View } from './view.ts';
import { workBits } from './work.ts';

/** What came back and could not be taken as it is. */
export type Again = {
  why: 'faults' | 'renewed' | 'busy' | 'notStored';
  faults: FieldFault[];
  values: Values;
  ticked: boolean;
};

/** The field that no person sees; a name that programs like to fill. */
export const honeypot = 'website';

export function formPage(
  view: View,
  listing: StoreListing,
  call: CallToAction,
  { token, consent, fields }: Offered,
  came: Again | null,
): string {
  const { words } = view;
  const values = came?.values ?? {};
  const faults = new Map(came?.faults.map((fault) => [fault.name, sayFault(view, fault)]));
  const inputs = fields.map((field) => input(view, field, values[field.name] ?? '', faults.get(field.name)));
  const main = markup`<article class="card">
<p class="soft"><a href="${link(view, pathOf(listing))}">${listing.title}</a></p>
<h1>${words(`call.${call}`)}</h1>
<p>${words(`promise.${call}`)}</p>
${came !== null && notice(view, fields, came, faults)}
<form method="post" action="${link(view, view.path)}" novalidate id="lead" data-work="${workBits}">
<input type="hidden" name="token" value="${token}"><input type="hidden" name="work" value="">
<p class="soft">${words('form.required')}</p>
${inputs}
<div class="gone" aria-hidden="true"><label for="${honeypot}">${words('form.website')}</label><input id="${honeypot}" name="${honeypot}" tabindex="-1" autocomplete="off"></div>
<section class="consent"><h2>${words('form.consent')}</h2>
${consent.tick !== null && tickBox(consent.tick, came?.ticked === true)}
<p>${consent.button}</p>
${contactLine(view, listing)}</section>
<button>${words(`call.${call}`)}</button>
</form>
</article>`;
  return document(view, { title: `${words(`call.${call}`)}: ${listing.title}`, main, script: true });
}

export function sayFault({ words }: View, { fault, most }: FieldFault): string {
  return words(`error.${fault}`, { most });
}

/** Never ticked for the customer; ticked again where the customer had done so. */
function tickBox(words: string, ticked: boolean): Markup {
  const state = ticked && markup` checked`;
  return markup`<label class="tick"><input type="checkbox" name="tick" value="yes"${state}> <span>${words}</span></label>`;
}

/** Says what happened, and leads to each field that needs a hand. */
function notice(view: View, fields: readonly Field[], came: Again, faults: Map<string, string>): Markup {
  const { words, language } = view;
  const wrong = fields.filter(({ name }) => faults.has(name));
  const said =
    came.why === 'faults' ? words('form.wrong', { count: wrong.length }) : words(`form.${came.why}`);
  const list = wrong.map(
    (field) =>
      markup`<li><a href="#${field.name}">${wordsOfField(field, language, words).label}</a>: ${faults.get(field.name)!}</li>`,
  );
  return markup`<div class="notice" role="alert" id="notice" tabindex="-1"><p>${said}</p>
${wrong.length > 0 && markup`<ul>${list}</ul>`}</div>`;
}

function input(view: View, field: Field, value: string, fault: string | undefined): Markup {
  const { name, required } = field;
  const { label, help } = wordsOfField(field, view.language, view.words);
  const about = [help !== null && `${name}-help`, fault !== undefined && `${name}-wrong`].filter(Boolean);
  const described = about.length > 0 && markup` aria-describedby="${about.join(' ')}"`;
  const wrong = fault !== undefined && markup` aria-invalid="true"`;
  const marks = markup`id="${name}" name="${name}" autocomplete="${field.autocomplete}"${required && markup` required`}${wrong}${described}`;
  return markup`<div class="field"><label for="${name}">${label}${required && ' *'}</label>
${help !== null && markup`<p class="soft" id="${name}-help">${help}</p>`}${control(view, field, value, marks)}${fault !== undefined && markup`<p class="wrong" id="${name}-wrong">${fault}</p>`}</div>
`;
}

function control({ words, language }: View, field: Field, value: string, marks: Markup): Markup {
  const { kind, most } = field;
  switch (kind) {
    case 'lines':
      // A text area drops its first line break, so it is given one to drop.
      return markup`<textarea ${marks} maxlength="${most}">
${value}</textarea>`;
    case 'choice':
    case 'yes_no': {
      const options = [{ value: '', label: '–' }, ...optionsFor(field, language, words)].map(
        (each) =>
          markup`<option value="${each.value}"${each.value === value && markup` selected`}>${each.label}</option>`,
      );
      return markup`<select ${marks}>${options}</select>`;
    }
    case 'number':
      // A browser's own number field takes no comma in some languages and drops what it cannot read.
      return markup`<input type="text" inputmode="decimal" ${marks} maxlength="${most}" value="${value}">`;
    default:
      return markup`<input type="${kind}" ${marks} maxlength="${most}" value="${value}">`;
  }
}
