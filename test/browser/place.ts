// The real product on a port of this machine, and browsers that look at it. What must not happen on any page is kept in `troubles`.
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, Page, Request, Response } from 'playwright-core';
import { systemClock, type Clock } from '../../src/platform/clock.ts';
import { wordsOf, type Language, type Words } from '../../src/platform/words.ts';
import { bootApp, type Booted } from '../app.ts';
import { openChromium } from './chromium.ts';

export type Place = {
  booted: Booted;
  /** http://localhost:<port>: passkeys need a name, not a number. */
  url: string;
  /** A browser of its own, with nobody signed in unless a cookie is given. */
  visit(visiting?: Visiting): Promise<Visit>;
  /** What went wrong on any page since the last call: a test fails on each. */
  takeTroubles(): string[];
  /** Closes all browsers that visit now. */
  leave(): Promise<void>;
  /** Pictures of what the browsers show now, written into the folder; answers their paths. */
  picture(folder: string, name: string): Promise<string[]>;
  close(): Promise<void>;
};

export type Visiting = {
  language?: Language;
  dark?: boolean;
  width?: number;
  height?: number;
  javaScript?: boolean;
  /** As a browser sends it: name=value. */
  cookie?: string;
  /** Answers that this visit is meant to get, as "POST /api/v1/session 401". */
  expected?: RegExp[];
  /** Origins beside our own that it may ask, such as an identity provider’s. */
  others?: string[];
};

export type Visit = {
  page: Page;
  context: BrowserContext;
  language: Language;
  /** The words a reader sees: the first part of the key is the file in words/. */
  say: Words;
  /** Opens a path of ours. */
  go(path: string): Promise<void>;
  /** Resolves once the page has its heading, asks for nothing any more and has drawn what it got. */
  settled(): Promise<void>;
  /** Resolves once nothing that was asked for can move what is about to be pressed. */
  calm(): Promise<void>;
  /** Resolves once a notice said so, though it may be gone by now. */
  noticed(words: string): Promise<void>;
  /** Makes the window as high as what is shown, so that what sticks to its edges stays there; so many pixels at most. */
  unroll(mostHeight: number): Promise<void>;
  /** Another page of the same browser. */
  tab(): Promise<Visit>;
};

type Placing = { env?: Record<string, string>; clock?: Clock };

/** Nobody waits so long but for what never comes: a machine that is busy with other things takes its time. */
const patienceMs = 60_000;

/** So the console learns that nobody is signed in. */
const nobodyYet = /^GET \/api\/v1\/session 401$/;

export async function openPlace({ env = {}, clock = systemClock }: Placing = {}): Promise<Place> {
  const booted = await bootApp({
    works: true,
    clock,
    env: { LEADSHARE_PUBLIC_URL: '', LEADSHARE_ALLOW_PRIVATE_DESTINATIONS: '1', ...env },
  });
  await booted.web.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://localhost:${(booted.web.addresses()[0] as AddressInfo).port}`;
  booted.app.setPublicUrl(url);
  const browser = await openChromium();
  const troubles: string[] = [];

  async function visit(visiting: Visiting = {}): Promise<Visit> {
    const { language = 'en', dark = false, width = 1440, height = 900, javaScript = true } = visiting;
    const context = await browser.newContext({
      baseURL: url,
      locale: language,
      timezoneId: 'Europe/Warsaw',
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
      viewport: { width, height },
      javaScriptEnabled: javaScript,
    });
    if (visiting.cookie) await context.addCookies([cookieFor(url, visiting.cookie)]);
    context.setDefaultTimeout(patienceMs);
    watch(context, url, visiting, troubles);
    await slow(context);
    return openTab(context, { language, width, javaScript });
  }

  const leave = async () => void (await Promise.all(browser.contexts().map((context) => context.close())));
  return {
    booted,
    url,
    visit,
    takeTroubles: () => troubles.splice(0),
    leave,
    async picture(folder, name) {
      const pages = browser.contexts().flatMap((context) => context.pages());
      const paths = pages.map((_, nth) => `${folder}/${name}${nth === 0 ? '' : `-${nth + 1}`}.png`);
      await Promise.all(pages.map((page, nth) => page.screenshot({ path: paths[nth]!, fullPage: true })));
      return paths;
    },
    async close() {
      await browser.close();
      await booted.close();
    },
  };
}

type Seen = { language: Language; width: number; javaScript: boolean };

async function openTab(context: BrowserContext, seen: Seen): Promise<Visit> {
  const { language, width, javaScript } = seen;
  const page = await context.newPage();
  const asking = requestsOf(page);
  // Not by a script of the context: that would run in the frames as well, where none may.
  if (javaScript) page.on('domcontentloaded', () => void page.evaluate(keepNotices).catch(() => undefined));
  const settled = () => settle(page, asking);
  return {
    page,
    context,
    language,
    say: sayIn(language),
    go: async (path) => void (await page.goto(path)),
    settled,
    // Without scripts nothing comes in.
    calm: async () => void (javaScript && (await calm(page, asking))),
    noticed: async (words) =>
      void (await page.waitForFunction(
        (wanted) => (globalThis as unknown as { notices?: string[] }).notices?.includes(wanted) === true,
        words,
      )),
    async unroll(mostHeight) {
      const whole = await page.evaluate<number>('document.documentElement.scrollHeight');
      await page.setViewportSize({ width, height: Math.min(Math.max(whole, 640), mostHeight) });
      await settled();
    },
    tab: () => openTab(context, seen),
  };
}

/** Words by their whole key; throws for one that is not there. */
export function sayIn(language: Language): Words {
  return (key, given) => {
    const dot = key.indexOf('.');
    return wordsOf(language, key.slice(0, dot))(key.slice(dot + 1), given);
  };
}

function cookieFor(url: string, cookie: string) {
  const equals = cookie.indexOf('=');
  return { url, name: cookie.slice(0, equals), value: cookie.slice(equals + 1), httpOnly: true };
}

/**
 * With LEADSHARE_TEST_SLOW each call of the API begins so many milliseconds later, so that what a journey forgot to wait
 * for fails each time, and not once in a hundred runs.
 */
async function slow(context: BrowserContext): Promise<void> {
  const wait = Number(process.env['LEADSHARE_TEST_SLOW'] ?? 0);
  if (wait > 0)
    await context.route('**/api/v1/**', async (route) => {
      await sleep(wait);
      // The page may have been left meanwhile.
      await route.continue().catch(() => undefined);
    });
}

type Asking = { requests: ReadonlySet<Request>; lastEnd: number };

/** Those under way, but for streams, which never end. */
function requestsOf(page: Page): Asking {
  const requests = new Set<Request>();
  const asking = { requests, lastEnd: 0 };
  const end = (request: Request) => {
    requests.delete(request);
    asking.lastEnd = performance.now();
  };
  page.on('request', (request) => {
    if (request.resourceType() !== 'eventsource') requests.add(request);
  });
  page.on('requestfinished', end);
  page.on('requestfailed', end);
  return asking;
}

/** What takes longer moves nothing any more, such as a check of a CRM that does not answer. */
const calmAtMostMs = 5_000;

async function calm(page: Page, asking: Asking): Promise<void> {
  const end = performance.now() + calmAtMostMs;
  while (performance.now() < end) {
    if (asking.requests.size > 0) await sleep(15);
    else if (performance.now() - asking.lastEnd > 1_000) return;
    else {
      // A page that is just left draws nothing.
      await drawn(page).catch(() => undefined);
      if (asking.requests.size === 0) return;
    }
  }
}

/** A notice is gone by itself after some seconds; on a busy machine those may pass before anybody looks. */
const keepNotices = `
  window.notices = [];
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes)
        if (node instanceof Element)
          for (const title of [node, ...node.querySelectorAll('.fui-ToastTitle')])
            if (title.matches('.fui-ToastTitle')) notices.push(title.textContent);
  }).observe(document, { childList: true, subtree: true });`;

async function settle(page: Page, { requests }: Asking): Promise<void> {
  await page.locator('h1').first().waitFor();
  // What is still to come shows as a spinner or a grey shape.
  // By their mark, since to work out the role of each element of a page takes longer than to draw it.
  const busy = page.locator('[role=progressbar], progress');
  const nothingComes = async () => requests.size === 0 && (await busy.count()) === 0;
  for (let quiet = 0; quiet < 3; quiet = (await nothingComes()) ? quiet + 1 : 0) await drawn(page);
}

/** Two frames: the one under way, and a whole one. Text, since what runs in the page knows other globals than this file. */
function drawn(page: Page): Promise<void> {
  return page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
}

function watch(
  context: BrowserContext,
  url: string,
  { expected = [], others = [] }: Visiting,
  troubles: string[],
): void {
  const ours = (request: Request) => new URL(request.url()).origin === url;
  const called = (request: Request) => `${request.method()} ${new URL(request.url()).pathname}`;
  context.on('console', (message) => {
    // A failed answer is said by its own name below.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      troubles.push(`console.error on ${message.page()?.url()}: ${message.text()}`);
  });
  context.on('weberror', (error) => void troubles.push(`an error nobody caught: ${error.error().stack}`));
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== url && /^(?:https?|wss?):$/.test(protocol) && !others.includes(origin))
      troubles.push(`asked elsewhere: ${request.url()}`);
  });
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // What is under way is let go when a page is left.
    if (reason !== 'net::ERR_ABORTED' && ours(request)) troubles.push(`${called(request)}: ${reason}`);
  });
  context.on('response', (response: Response) => {
    const line = `${called(response.request())} ${response.status()}`;
    if (response.status() < 400 || [nobodyYet, ...expected].some((each) => each.test(line))) return;
    troubles.push(line);
  });
}
