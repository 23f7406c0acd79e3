// What axe finds wrong on a page that rests. It is brought to a page once and answers only what is wrong: to bring it anew each time costs
// more than it takes to look.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContextObject, Result, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { root } from '../../scripts/source-files.ts';

const source = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

/** What is brought stays until another page is loaded. What fades is not judged: a finding counts when a second look finds it too. */
export async function violationsOn(
  page: Page,
  context: ContextObject = { exclude: [] },
  options: RunOptions = {},
): Promise<Result[]> {
  if (await page.evaluate<boolean>(`typeof axe === 'undefined'`)) await page.evaluate(source);
  // In a frame where nothing may run, axe may not either: it shows what somebody writes, not what we do.
  const frames = await page.evaluate<number>(`document.querySelectorAll('iframe:not([sandbox=""])').length`);
  if (frames > 0) throw new Error('Nobody looked into the frames of this page.');
  const first = await look(page, context, options);
  return first.length === 0 ? first : inBoth(first, await look(page, context, options));
}

async function look(page: Page, context: ContextObject, options: RunOptions): Promise<Result[]> {
  const given = [context, { ...options, iframes: false, resultTypes: ['violations'] }].map((each) =>
    JSON.stringify(each),
  );
  return page.evaluate<Result[]>(
    `(${rest})().then(() => axe.run(${given.join(', ')})).then(({ violations }) => violations)`,
  );
}

/**
 * Waits for what moves, and for what begins to move by that. What goes round for ever is no move, and what has long to go, such as the
 * time of a notice, is not one yet. Text, since what runs in the page knows other globals than this file.
 */
const rest = `async () => {
  const left = (each) => each.effect.getComputedTiming().endTime / Math.abs(each.playbackRate || 1) - (each.currentTime ?? 0);
  const moving = () =>
    document.getAnimations().filter((each) => each.playState === 'running' && left(each) < 1_000);
  const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  do {
    await Promise.allSettled(moving().map(({ finished }) => finished));
    await drawn();
  } while (moving().length > 0);
}`;

function inBoth(first: Result[], second: Result[]): Result[] {
  const placesOf = ({ id, nodes }: Result) => nodes.map(({ target }) => `${id} ${JSON.stringify(target)}`);
  const before = new Set(first.flatMap(placesOf));
  return second
    .map((result) => ({
      ...result,
      nodes: result.nodes.filter((_, nth) => before.has(placesOf(result)[nth]!)),
    }))
    .filter(({ nodes }) => nodes.length > 0);
}
