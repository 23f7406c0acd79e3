// The page that ends mails, of a sender or of one report: what it would do, a button that does it, and a way back. It needs no script.
import { wordsOf } from '../platform/words.ts';
import { markup, type Markup } from '../storefront/markup.ts';
import { document, link, type View } from '../storefront/view.ts';

export type StopState = 'ask' | 'stopped' | 'undone' | 'test' | 'notFound' | 'failed';

/** given: what the words of that room name. */
export function stopPage(
  view: View,
  room: 'mail' | 'reports',
  state: StopState,
  given: Record<string, string>,
): string {
  const words = wordsOf(view.language, room);
  const title = words(`stop.${state}`, given);
  const form = (act: 'stop' | 'undo'): Markup => markup`<form method="post" action="${link(view, view.path)}">
<input type="hidden" name="act" value="${act}">
<p><button class="act" type="submit">${words(`stop.${act}Button`, given)}</button></p>
</form>`;
  const main = markup`<article class="card">
<h1>${title}</h1>
<p>${words(`stop.${state}Text`, given)}</p>
${(state === 'ask' || state === 'undone') && form('stop')}
${state === 'stopped' && form('undo')}
</article>`;
  return document(view, { title, main });
}
