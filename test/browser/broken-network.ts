// A network that keeps a page waiting, fails it, and is mended.
import type { Page } from 'playwright-core';

export const failed = {
  status: 500,
  contentType: 'application/problem+json',
  body: JSON.stringify({
    title: 'Internal error',
    status: 500,
    code: 'internal_error',
    detail: 'Something broke.',
    requestId: 'request-1',
    errors: [],
  }),
};

/**
 * The API as seen from one page: nothing comes at first. Who is signed in is known. It stands in the page because a browser
 * whose requests are routed keeps nothing of what it loads, and would compile the console anew for each screen.
 */
const script = `{
  const real = window.fetch;
  const { promise: asked, resolve: ask } = Promise.withResolvers();
  const { promise: failing, resolve: fail } = Promise.withResolvers();
  let isMended = false;
  window.network = { asked, fail, mend: () => void (isMended = true) };
  window.fetch = async (given, init) => {
    const { pathname } = new URL(given.url ?? given, location.href);
    if (isMended || !pathname.startsWith('/api/v1/') || pathname === '/api/v1/session') return real(given, init);
    ask();
    await failing;
    const { status, contentType, body } = ${JSON.stringify(failed)};
    return new Response(body, { status, headers: { 'content-type': contentType } });
  };
  // Nobody looks at the pauses before another try: one second, then two.
  const later = window.setTimeout;
  window.setTimeout = (act, ms, ...given) => later(act, ms === 1_000 || ms === 2_000 ? 0 : ms, ...given);
  // Changes do not come by a broken network either.
  window.EventSource = class extends EventTarget {
    close() {}
  };
}`;

/** From the next page on that it opens. */
export const breakNetwork = (page: Page) => page.addInitScript(script);
/** Resolves once the page waits for an answer. */
export const hasAsked = (page: Page) => page.evaluate<void>('network.asked');
export const failNetwork = (page: Page) => page.evaluate<void>('network.fail()');
export const mendNetwork = (page: Page) => page.evaluate<void>('network.mend()');
/** What failed without a word is asked for again, as when a cable is put in. */
export const reconnect = (page: Page) =>
  page.evaluate<void>(`['offline', 'online'].forEach((each) => dispatchEvent(new Event(each)))`);
