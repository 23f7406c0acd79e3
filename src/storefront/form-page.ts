// The lead form: plain HTML that works as a plain POST, with each fault beside its field and nothing typed ever lost.
import type { CallToAction } from '../catalog/listing.ts';
import type { Offered } from './desk.ts';
import { fieldsOf, type Field, type FieldFault, type Values } from './fields.ts';
import { html, type Html } from './html.ts';
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
  { token, consent }: Offered,
  came: Again | null,
): string {
  const { words } = view;
  const values = came?.values ?? {};
  const faults = new Map(came?.faults.map((fault) => [fault.name, sayFault(view, fault)]));
  const title = `${words(`call.${call}`)}: ${listing.title}`;
  const main = html`<article class="card">
    <p class="soft">
      <a href="${link(view, pathOf(listing))}">${listing.title}</a> ·
      ${words('store.by', { publisher: listing.publisherName })}
    </p>
    <h1>${words(`call.${call}`)}</h1>
    <p>${words(`promise.${call}`)}</p>
    ${came !== null && notice(view, call, came, faults)}
    <form method="post" action="${link(view, view.path)}" novalidate id="lead" data-work="${workBits}">
      <input type="hidden" name="token" value="${token}" /><input type="hidden" name="work" value="" />
      <p class="soft">${words('form.required')}</p>
      ${fieldsOf(call).map((field) => input(view, field, values[field.name] ?? '', faults.get(field.name)))}
      <div class="gone" aria-hidden="true">
        <label for="${honeypot}">${words('form.website')}</label
        ><input id="${honeypot}" name="${honeypot}" tabindex="-1" autocomplete="off" />
      </div>
      <section class="consent">
        <h2>${words('form.consent')}</h2>
        ${consent.tick !== null && html`<label class="tick"><input type="checkbox" name="tick" value="yes" ${came?.ticked === true && html`checked`} /> <span>${consent.tick}</span></label>`}
        <p>${consent.button}</p>
      </section>
      <button>${words(`call.${call}`)}</button>
    </form>
  </article>`;
  return document(view, { title, main, script: true });
}

export function sayFault({ words }: View, { fault, most }: FieldFault): string {
  return words(`error.${fault}`, { most });
}

/** Says what happened, and leads to each field that needs a hand. */
function notice(view: View, call: CallToAction, came: Again, faults: Map<string, string>): Html {
  const { words } = view;
  if (came.why !== 'faults')
    return html`<div class="notice" role="alert" id="notice" tabindex="-1">
      <p>${words(`form.${came.why}`)}</p>
    </div>`;
  const wrong = fieldsOf(call).filter(({ name }) => faults.has(name));
  return html`<div class="notice" role="alert" id="notice" tabindex="-1">
    <p>${words('form.wrong', { count: wrong.length })}</p>
    <ul>
      ${wrong.map(({ name }) => html`<li><a href="#${name}">${words(`field.${name}`)}</a>: ${faults.get(name)!}</li>`)}
    </ul>
  </div>`;
}

function input({ words }: View, field: Field, value: string, fault: string | undefined): Html {
  const { name, required, most, autocomplete, kind } = field;
  const marks = html`id="${name}" name="${name}" autocomplete="${autocomplete}" maxlength="${most}"
  ${required && html`required`}
  ${fault !== undefined && html`aria-invalid="true" aria-describedby="${name}-wrong"`}`;
  // A text area drops the first line break, so it is given one to drop.
  const control =
    kind === 'lines'
      ? html`<textarea ${marks}>${value}</textarea>`
      : html`<input type="${kind}" ${marks} value="${value}" />`;
  return html`<div class="field">
    <label for="${name}">${words(`field.${name}`)}${required && ' *'}</label>
    ${control}${fault !== undefined && html`<p class="wrong" id="${name}-wrong">${fault}</p>`}
  </div> `;
}
