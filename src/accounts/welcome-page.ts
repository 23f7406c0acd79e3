// HTML of the first run: no script, nothing from elsewhere, light and dark, in the reader's language.
import { createHash } from 'node:crypto';
import { wordsOf, type Language, type Words } from '../platform/words.ts';

const style = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; background: light-dark(#f5f5f5, #1f1f1f); color: light-dark(#242424, #f5f5f5); }
main { max-width: 34rem; margin: 10vh auto; padding: 2rem; background: light-dark(#fff, #292929); border-radius: .5rem; }
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25; }
label { display: block; margin: 1rem 0 .25rem; font-weight: 600; }
input { box-sizing: border-box; width: 100%; font: inherit; padding: .5rem; border: 1px solid light-dark(#616161, #adadad); border-radius: .25rem; background: light-dark(#fff, #1f1f1f); color: inherit; }
small { display: block; margin-top: .25rem; }
.wrong { color: light-dark(#b10e1c, #f1707b); }
button { font: inherit; font-weight: 600; margin-top: 1.5rem; padding: .6rem 1.2rem; border: 0; border-radius: .25rem; background: #0f6cbd; color: #fff; cursor: pointer; }
button:hover { background: #0c5699; }
:focus-visible { outline: 3px solid light-dark(#0f6cbd, #62abf5); outline-offset: 2px; }
code { display: block; padding: .75rem; overflow-wrap: anywhere; background: light-dark(#ebebeb, #141414); border-radius: .25rem; }
`;

/** Forms go home, the one style is named by its hash, all else is refused. */
export const welcomePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export type Typed = { name: string; email: string };
/** Keys of words: what is wrong with which field. */
export type Complaints = Partial<Record<'name' | 'email' | 'password', string>>;

/** What was typed stays, but for the password. */
export function welcomePage(language: Language, typed: Typed, complaints: Complaints): string {
  const words = wordsOf(language, 'accounts');
  const field = (name: keyof Complaints, attributes: string, hint = '') => {
    const wrong = complaints[name];
    const note = wrong ? words(`fields.${wrong}`) : hint;
    const describes = note ? ` aria-describedby="${name}-note"${wrong ? ' aria-invalid="true"' : ''}` : '';
    const shown = note
      ? `<small id="${name}-note"${wrong ? ' class="wrong"' : ''}>${escaped(note)}</small>`
      : '';
    return `<label for="${name}">${escaped(words(`fields.${name}`))}</label>
<input id="${name}" name="${name}" required ${attributes}${describes}>${shown}`;
  };
  return document(
    language,
    words('welcome.title'),
    `<p>${escaped(words('welcome.intro'))}</p>
<form method="post" novalidate>
${field('name', `maxlength="200" autocomplete="name" value="${escaped(typed.name)}"`)}
${field('email', `type="email" maxlength="254" autocomplete="username" value="${escaped(typed.email)}"`)}
${field('password', 'type="password" minlength="12" autocomplete="new-password"', words('fields.passwordHint'))}
<button>${escaped(words('welcome.button'))}</button>
</form>`,
  );
}

export function usedPage(language: Language): string {
  const words: Words = wordsOf(language, 'accounts');
  return document(
    language,
    words('welcome.usedTitle'),
    `<p>${escaped(words('welcome.used'))}</p>\n<p><code>npm run leadshare -- keys create owner</code></p>`,
  );
}

function document(language: Language, title: string, content: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${content}
</main>
</body>
</html>
`;
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
