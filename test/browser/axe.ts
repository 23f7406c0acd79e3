// What axe finds wrong on a page. It is brought to a page once and answers only what is wrong: to bring it anew each time costs more than
// it takes to look.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContextObject, Result, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { root } from '../../scripts/source-files.ts';

const source = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

/** What is brought stays until another page is loaded. */
export async function violationsOn(
  page: Page,
  context: ContextObject = { exclude: [] },
  options: RunOptions = {},
): Promise<Result[]> {
  if (await page.evaluate<boolean>(`typeof axe === 'undefined'`)) await page.evaluate(source);
  // In a frame where nothing may run, axe may not either: it shows what somebody writes, not what we do.
  const frames = await page.evaluate<number>(`document.querySelectorAll('iframe:not([sandbox=""])').length`);
  if (frames > 0) throw new Error('Nobody looked into the frames of this page.');
  const given = [context, { ...options, iframes: false, resultTypes: ['violations'] }].map((each) =>
    JSON.stringify(each),
  );
  return page.evaluate<Result[]>(`axe.run(${given.join(', ')}).then(({ violations }) => violations)`);
}
