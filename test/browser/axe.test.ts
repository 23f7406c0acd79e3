// What moves is not judged by how it looks on its way; what rests is.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violationsOn } from './axe.ts';
import { openChromium } from './chromium.ts';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openChromium();
  page = await browser.newPage();
});
afterAll(() => browser.close());

const found = async (body: string): Promise<string[]> => {
  await page.setContent(
    `<!doctype html><html lang="en"><title>Fading</title><style>
      body { color: #000; background: #fff } .pale { color: #ddd }
      @keyframes fade { from { opacity: 0.1 } to { opacity: 1 } }
      @keyframes go { from { opacity: 1 } to { opacity: 0 } }
      @keyframes wait { from { top: 0 } to { top: 0 } }
    </style><main><h1>Fading</h1>${body}</main>`,
  );
  return (await violationsOn(page)).flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html}`));
};

it.each([
  ['fades in', '<p style="animation: fade 0.8s">Hello</p>'],
  ['fades in after another', '<p style="animation: fade 0.3s, fade 0.6s 0.3s both">Hello</p>'],
  [
    'fades away and is taken out',
    '<p style="animation: go 0.8s forwards" onanimationend="this.remove()">Hello</p>',
  ],
  [
    'begins to fade when its time is up, and is taken out then',
    `<p style="animation: wait 0.5s" onanimationend="
      this.onanimationend = () => this.remove(); this.style.animation = 'go 0.4s forwards'">Hello</p>`,
  ],
  [
    'is blown up by a transition',
    '<p style="opacity: 0.1; transition: opacity 0.6s" class="late">Hello</p><script>requestAnimationFrame(() => requestAnimationFrame(() => (document.querySelector(".late").style.opacity = 1)))</script>',
  ],
])('what %s is left alone', async (_what, body) => {
  expect(await found(body)).toEqual([]);
});

it('what cannot be read when it rests is told, and once', async () => {
  expect(await found('<p class="pale" style="animation: fade 0.3s">Hello</p>')).toEqual([
    expect.stringMatching(/^color-contrast <p class="pale"/),
  ]);
});

it('what goes round for ever, or has long to go, is not waited for', async () => {
  expect(
    await found('<p style="animation: wait 1s infinite">Hello</p><p style="animation: wait 90s">There</p>'),
  ).toEqual([]);
});
