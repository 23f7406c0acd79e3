// What pages load besides themselves: one stylesheet and one script, named by their content so that they may be kept for
// ever, and the widget for other web sites. Browser code is TypeScript in sdk/; its types are taken out when it is first asked for.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { gzipSync } from 'node:zlib';

export type Asset = { path: string; type: string; body: Buffer; zipped: Buffer };

const style = readFileSync(new URL('style.css', import.meta.url), 'utf8');

export const stylesheet = hashed('css', 'text/css; charset=utf-8', style);
export const formScript = hashed('js', 'text/javascript; charset=utf-8', script('work.ts', 'form.ts'));
/** Under one name, since it stands in other people's pages. */
export const widgetScript = asset(
  '/widget.js',
  'text/javascript; charset=utf-8',
  script('work.ts', 'widget.ts'),
);

function hashed(ending: string, type: string, text: string): Asset {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return asset(`/store.${hash}.${ending}`, type, text);
}

function asset(path: string, type: string, text: string): Asset {
  const body = Buffer.from(text);
  return { path, type, body, zipped: gzipSync(body, { level: 9 }) };
}

/** Sources of sdk/ one after the other as one script: without types, imports of one another, comments and indentation. */
function script(...names: string[]): string {
  const sources = names.map((name) => readFileSync(new URL(`../../sdk/${name}`, import.meta.url), 'utf8'));
  const lines = sources
    .flatMap((source) => withoutTypes(source).split('\n'))
    .map((line) => line.trim().replace(/^export (?=(?:async )?(?:function|class|const))/, ''))
    .filter((line) => line !== '' && !/^(?:\/\/|\/\*\*|import )/.test(line));
  return `(()=>{"use strict";\n${lines.join('\n')}\n})();\n`;
}

/** Node says on every use that the function is new; that is no news to whoever runs the server. */
function withoutTypes(source: string): string {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return stripTypeScriptTypes(source);
  } finally {
    process.emitWarning = emitWarning;
  }
}
