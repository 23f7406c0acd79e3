// A visitor without a mouse: Tab and the arrows alone, and wherever the focus rests on the way it must show.
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { Acts } from './acts.ts';
import type { Visit } from './place.ts';

/** More stops than any screen of the tests has. */
const most = 150;

export function keysOf(visit: Visit): Acts {
  const { keyboard } = visit.page;
  return {
    async press(target) {
      await reach(visit, target);
      await keyboard.press('Enter');
    },
    async write(target, value) {
      await reach(visit, target);
      await keyboard.press('ControlOrMeta+a');
      await keyboard.insertText(value);
    },
    async check(target) {
      await reach(visit, target);
      // A radio button is on once the arrows have come to it.
      if (!(await target.isChecked())) await keyboard.press('Space');
    },
    async choose(target, label) {
      await target.getByRole('option', { name: label, exact: true }).waitFor({ state: 'attached' });
      await reach(visit, target);
      const chosen = () => target.locator('option:checked').textContent();
      // A letter without a key of its own would not be typed but put in, into whatever field takes letters.
      if (!/^[ -~]*$/.test(label)) {
        await keyboard.press('Home');
        const next = async () => {
          if ((await chosen()) !== label) await keyboard.press('ArrowDown');
          return chosen();
        };
        await expect.poll(next).toBe(label);
        return;
      }
      // What was typed into it within the last second would stand before the label.
      const typed = async () => {
        await keyboard.type(label);
        return chosen();
      };
      await expect.poll(typed, { interval: 1_100 }).toBe(label);
    },
    close: () => keyboard.press('Escape'),
  };
}

/** Key by key from where the focus is. Fails when the keys do not lead there, or the focus cannot be seen on the way. */
export async function reach({ page }: Visit, target: Locator): Promise<void> {
  await target.waitFor();
  await expect.poll(() => target.isEnabled()).toBe(true);
  // It is looked for once on the way, not at each key: that takes longer than the key. A screen that draws itself anew may replace it.
  let found = await target.elementHandle();
  for (let presses = 0; presses < most; presses++) {
    const { key, wrong, isGone } = await found.evaluate(step, presses === 0);
    if (wrong !== null) throw new Error(`On the way to ${target.toString()}: ${wrong}`);
    if (isGone) found = await target.elementHandle();
    else if (key === null) return;
    else await page.keyboard.press(key);
  }
  throw new Error(`No way by keyboard to ${target.toString()}`);
}

type Step = {
  /** The next one to press; null: it is reached. */
  key: string | null;
  /** What no walk may meet, in words. */
  wrong: string | null;
  /** What is looked for is on the page no longer. */
  isGone?: true;
};

/** Runs in the page, so it can use nothing of this file. */
async function step(target: HTMLElement | SVGElement, isFirst: boolean): Promise<Step> {
  if (!target.isConnected) return { key: null, wrong: null, isGone: true };
  type Seen = { element: Element; look: string };
  const memory = window as { still?: true; last?: Seen; goal?: Seen };
  if (!memory.still) {
    // What fades in or out would look as before for a moment.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('*, *::before, *::after { transition: none !important }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    memory.still = true;
  }
  // A field or a box may show it on what stands around it.
  const lookOf = (element: Element) =>
    [element, element.parentElement, element.parentElement?.parentElement]
      .filter((each) => each instanceof Element)
      .flatMap((each) => ['', '::before', '::after'].map((part) => getComputedStyle(each, part)))
      .map(({ outline, boxShadow, border, textDecoration, transform }) =>
        [outline, boxShadow, border, textDecoration, transform].join(),
      )
      .join('\n');
  const named = (element: Element) => element.outerHTML.slice(0, 200);
  /** A heading or a panel has it only so that reading begins there, and Fluent's sentinels hand it on at once. */
  const isStop = (element: Element) =>
    element instanceof HTMLElement && element.tabIndex >= 0 && !element.matches('body, [data-tabster-dummy]');

  const { last, goal } = memory;
  const focused = () => document.activeElement ?? document.body;
  /** Menus that open and panels that close hand the focus on within a moment. */
  const within = async (isSo: () => boolean) => {
    for (let frames = 0; !isSo() && frames < 60; frames++)
      await new Promise((drawn) => requestAnimationFrame(drawn));
    return isSo();
  };
  const isItem = target.matches('[role^=menuitem]');
  if (isItem && !(await within(() => focused().closest('[role=menu]') !== null)))
    return { key: null, wrong: 'The menu does not take the focus' };
  if (isFirst && last && !(await within(() => focused() !== document.body)))
    return { key: null, wrong: `The focus was lost after ${named(last.element)}` };
  const active = focused();
  delete memory.last;
  if (last?.element.isConnected && last.element !== active && lookOf(last.element) === last.look)
    return { key: null, wrong: `The focus does not show on ${named(last.element)}` };
  if (isStop(active)) memory.last = { element: active, look: lookOf(active) };
  if (active === target) {
    const isSeen = goal?.element !== target || goal.look !== lookOf(target);
    delete memory.goal;
    return { key: null, wrong: isSeen ? null : `The focus does not show on ${named(target)}` };
  }
  if (goal?.element !== target) memory.goal = { element: target, look: lookOf(target) };

  return { key: keyTo(active), wrong: null };

  function keyTo(from: Element): string {
    const ofOneGroup =
      target instanceof HTMLInputElement &&
      from instanceof HTMLInputElement &&
      [target, from].every(({ type }) => type === 'radio') &&
      target.name === from.name;
    // Of the rows of a long table one is a stop, and the arrows lead to the others.
    const row = target.closest('[data-endless] [role=row]');
    const isBeside = row?.contains(from) ?? false;
    const inOtherRow = !isBeside && (row?.closest('[data-endless]')?.contains(from) ?? false);
    const down = from.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (isItem || ofOneGroup || inOtherRow) return down ? 'ArrowDown' : 'ArrowUp';
    return isBeside && !down ? 'Shift+Tab' : 'Tab';
  }
}
