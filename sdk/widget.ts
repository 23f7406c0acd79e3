// A lead form for any web site that a listing names: <leadshare-form listing="lst_…" action="contact-me" lang="cs">.
// Everything is inside a shadow root, so that neither page nor form disturbs the other; no cookie, nobody else is asked.
import { work } from './work.ts';

type Field = {
  name: string;
  label: string;
  required: boolean;
  most: number;
  autocomplete: AutoFill;
  kind: 'text' | 'email' | 'tel' | 'lines' | 'number' | 'choice';
  /** Stands under the label. */
  help: string | null;
  /** Of a choice. */
  options: { value: string; label: string }[];
};
type Form = {
  language: string;
  title: string;
  promise: string;
  required: string;
  fields: Field[];
  website: string;
  consent: { title: string; button: string; tick: string | null };
  /** Where to ask the publisher about one's data; null: it has named nothing. */
  contact: { words: string; text: string; href: string } | null;
  send: string;
  failed: string;
  token: string;
  workBits: number;
};
type Again = { notice: string; errors: Record<string, string>; form: Form };
type Thanks = { title: string; message: string[] };

/** Light or dark as the page around it says by color-scheme, and in its text colour. */
const style = `
:host { display: block; font: 100%/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
* { box-sizing: border-box; }
h2 { font-size: 1.25rem; margin: 0 0 .5rem; }
h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
p { margin: 0 0 .75rem; }
label { display: block; font-weight: 600; }
.field { margin-bottom: .75rem; max-width: 32rem; }
.wrong { display: block; }
input, textarea, select { display: block; width: 100%; font: inherit; font-weight: 400; color: inherit; min-height: 2.75rem; padding: .5rem; background: light-dark(#fff, #272727); border: 1px solid light-dark(#616161, #a3a3a3); border-radius: .25rem; }
a { color: light-dark(#0f6cbd, #62abf5); }
textarea { min-height: 7rem; }
.tick { display: flex; margin-bottom: .75rem; gap: .75rem; font-weight: 400; max-width: none; }
.tick input { flex: none; width: 1.5rem; height: 1.5rem; min-height: 0; margin: 0; }
.soft { display: block; font-weight: 400; opacity: .8; }
.gone { position: absolute; left: -99rem; width: 1px; height: 1px; overflow: hidden; }
.wrong, [role=alert] { color: light-dark(#a80000, #ffb3b3); font-weight: 400; }
[aria-invalid=true] { border-color: light-dark(#a80000, #ffb3b3); border-width: 2px; }
button { font: inherit; font-weight: 600; min-height: 2.75rem; padding: .5rem 1.25rem; border: 0; border-radius: .25rem; background: light-dark(#0f6cbd, #62abf5); color: light-dark(#fff, #0b1a2a); cursor: pointer; }
button[disabled] { opacity: .6; }
:focus-visible { outline: 3px solid light-dark(#0f6cbd, #62abf5); outline-offset: 2px; }
`;

const own = (document.currentScript as HTMLScriptElement | null)?.src ?? location.href;

class LeadshareForm extends HTMLElement {
  #root = this.attachShadow({ mode: 'open' });
  #work: Promise<string> = Promise.resolve('');
  #shown = false;

  connectedCallback(): void {
    if (this.#shown) return;
    this.#shown = true;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    this.#root.adoptedStyleSheets = [sheet];
    void this.#load();
  }

  get #url(): string {
    const listing = encodeURIComponent(this.getAttribute('listing') ?? '');
    const action = encodeURIComponent(this.getAttribute('action') ?? 'contact-me');
    const url = new URL(`/store/api/listings/${listing}/forms/${action}`, this.getAttribute('server') ?? own);
    // The page's own parameters name its campaign.
    for (const [name, value] of new URLSearchParams(location.search))
      if (/^(mktcmpid|ref|src|utm_\w+)$/i.test(name)) url.searchParams.append(name, value);
    const language = this.getAttribute('lang') ?? document.documentElement.lang;
    if (language) url.searchParams.set('lang', language);
    return url.href;
  }

  async #load(): Promise<void> {
    try {
      const answer = await fetch(this.#url, { credentials: 'omit' });
      if (!answer.ok) throw new Error(`The form answered ${answer.status}.`);
      this.#show((await answer.json()) as Form);
    } catch (error) {
      // Whoever put it into the page sees why in the console; a visitor sees no broken form.
      reportError(error);
      this.dispatchEvent(new CustomEvent('leadshare-failed', { bubbles: true, composed: true }));
    }
  }

  #show(form: Form, came?: { values: FormData; again: Again }): void {
    this.#work = work(form.token, form.workBits);
    const element = make('form', { noValidate: true, lang: form.language });
    const errors = came?.again.errors ?? {};
    element.append(make('h2', { textContent: form.title }), make('p', { textContent: form.promise }));
    if (came) element.append(alertOf(came.again.notice));
    element.append(make('p', { textContent: form.required }));
    element.append(
      ...form.fields.map((field) => labelled(field, textIn(came?.values, field.name), errors[field.name])),
    );
    const trap = make('label', { className: 'gone', textContent: form.website, ariaHidden: 'true' });
    trap.append(make('input', { name: 'website', tabIndex: -1, autocomplete: 'off' }));
    element.append(trap, make('h3', { textContent: form.consent.title }));
    if (form.consent.tick !== null) {
      const tick = make('label', { className: 'tick' });
      const box = make('input', {
        type: 'checkbox',
        name: 'tick',
        checked: came?.values.has('tick') ?? false,
      });
      tick.append(box, make('span', { textContent: form.consent.tick }));
      element.append(tick);
    }
    element.append(make('p', { textContent: form.consent.button }));
    if (form.contact) {
      const line = make('p', { textContent: `${form.contact.words} ` });
      line.append(make('a', { href: form.contact.href, textContent: form.contact.text }));
      element.append(line);
    }
    element.append(make('button', { textContent: form.send }));
    element.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#send(form, element);
    });
    this.#root.replaceChildren(element);
    if (came) this.#root.querySelector<HTMLElement>('[aria-invalid], [role=alert]')?.focus();
  }

  async #send(form: Form, element: HTMLFormElement): Promise<void> {
    const values = new FormData(element);
    const button = element.querySelector('button')!;
    button.disabled = true;
    try {
      const answer = await fetch(this.#url, {
        method: 'POST',
        credentials: 'omit',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          token: form.token,
          work: await this.#work,
          website: textIn(values, 'website'),
          page: location.href,
          tick: values.has('tick'),
          values: Object.fromEntries(form.fields.map(({ name }) => [name, textIn(values, name)])),
        }),
      });
      if (answer.status === 201) return this.#thank((await answer.json()) as Thanks);
      if (![422, 429, 503].includes(answer.status)) throw new Error(`The form answered ${answer.status}.`);
      const again = (await answer.json()) as Again;
      this.#show(again.form, { values, again });
    } catch (error) {
      reportError(error);
      button.disabled = false;
      element.querySelector('[role=alert]')?.remove();
      button.before(alertOf(form.failed));
    }
  }

  #thank({ title, message }: Thanks): void {
    const thanks = make('div', { role: 'status', tabIndex: -1 });
    thanks.append(
      make('h2', { textContent: title }),
      ...message.map((line) => make('p', { textContent: line })),
    );
    this.#root.replaceChildren(thanks);
    thanks.focus();
    this.dispatchEvent(new CustomEvent('leadshare-sent', { bubbles: true, composed: true }));
  }
}

/** Properties alone, never HTML, so that nothing a server or a customer says can become markup. */
function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
): HTMLElementTagNameMap[Tag] {
  return Object.assign(document.createElement(tag), properties);
}

function labelled(field: Field, value: string, error?: string): HTMLElement {
  const { name, label, help, required } = field;
  const wrapper = make('div', { className: 'field' });
  const control = controlOf(field, value);
  control.id = name;
  wrapper.append(make('label', { htmlFor: name, textContent: required ? `${label} *` : label }));
  const about: string[] = [];
  if (help !== null) {
    about.push(`${name}-help`);
    wrapper.append(make('span', { className: 'soft', id: `${name}-help`, textContent: help }));
  }
  wrapper.append(control);
  if (error) {
    about.push(`${name}-wrong`);
    control.setAttribute('aria-invalid', 'true');
    wrapper.append(make('span', { className: 'wrong', id: `${name}-wrong`, textContent: error }));
  }
  if (about.length > 0) control.setAttribute('aria-describedby', about.join(' '));
  return wrapper;
}

function controlOf(field: Field, value: string): HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  const { name, required, most, autocomplete, kind, options } = field;
  if (kind === 'choice') {
    const select = make('select', { name, required, autocomplete });
    for (const each of [{ value: '', label: '–' }, ...options])
      select.append(make('option', { value: each.value, textContent: each.label }));
    select.value = value;
    return select;
  }
  const common = { name, value, required, maxLength: most, autocomplete };
  if (kind === 'lines') return make('textarea', common);
  return make('input', {
    ...common,
    ...(kind === 'number' ? { type: 'text', inputMode: 'decimal' } : { type: kind }),
  });
}

function alertOf(text: string): HTMLElement {
  return make('p', { role: 'alert', tabIndex: -1, textContent: text });
}

function textIn(values: FormData | undefined, name: string): string {
  const value = values?.get(name);
  return typeof value === 'string' ? value : '';
}

customElements.define('leadshare-form', LeadshareForm);

// <script src="…/widget.js" data-listing="lst_…" data-action="contact-me"> puts the form where the script stands.
const place = document.currentScript as HTMLScriptElement | null;
if (place?.dataset['listing']) {
  const element = document.createElement('leadshare-form');
  for (const name of ['listing', 'action', 'lang']) {
    const value = place.dataset[name];
    if (value) element.setAttribute(name, value);
  }
  place.after(element);
}
