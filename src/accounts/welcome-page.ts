// HTML of the first run: no script, nothing from elsewhere, light and dark.
import { createHash } from 'node:crypto';

const style = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; background: light-dark(#f5f5f5, #1f1f1f); color: light-dark(#242424, #f5f5f5); }
main { max-width: 34rem; margin: 10vh auto; padding: 2rem; background: light-dark(#fff, #292929); border-radius: .5rem; }
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25; }
button { font: inherit; font-weight: 600; padding: .6rem 1.2rem; border: 0; border-radius: .25rem; background: #0f6cbd; color: #fff; cursor: pointer; }
button:hover { background: #0c5699; }
:focus-visible { outline: 3px solid light-dark(#0f6cbd, #62abf5); outline-offset: 2px; }
code { display: block; padding: .75rem; overflow-wrap: anywhere; user-select: all; background: light-dark(#ebebeb, #141414); border-radius: .25rem; }
`;

/** Forms go home, the one style is named by its hash, all else is refused. */
export const welcomePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function welcomePage(): string {
  return document(
    'Welcome to Leadshare',
    `<p>Nobody owns this installation yet. Make the owner’s API key: it may do everything here, and it is shown once.</p>
<form method="post"><button>Make the owner’s key</button></form>`,
  );
}

/** key: of our own alphabet, so nothing in it needs escaping. */
export function ownerPage(key: string): string {
  return document(
    'The owner’s API key',
    `<p>Keep it now: it is not shown again, and this link works no more.</p>
<p><code>${key}</code></p>
<p>Send it as <b>Authorization: Bearer</b> followed by the key. What the API offers is explained in the <a href="/docs">reference</a>.</p>`,
  );
}

export function usedPage(): string {
  return document(
    'This link does not work',
    '<p>It was used already, has run out, or an owner’s key exists. A new key can be made on the server with <b>npm run leadshare -- keys create owner</b>.</p>',
  );
}

function document(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`;
}
