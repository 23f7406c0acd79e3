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
      await reach(visit, target);
      await keyboard.type(label);
    },
    close: () => keyboard.press('Escape'),
  };
}

/** Key by key from where the focus is. Fails when the keys do not lead there, or the focus cannot be seen on the way. */
export async function reach({ page }: Visit, target: Locator): Promise<void> {
  await target.waitFor();
  await expect.poll(() => target.isEnabled()).toBe(true);
  for (let presses = 0; presses < most; presses++) {
    const { key, unseen } = await target.evaluate(step);
    if (unseen !== null)
      throw new Error(`On the way to ${target.toString()} the focus cannot be seen on ${unseen}`);
    if (key === null) return;
    await page.keyboard.press(key);
  }
  throw new Error(`No way by keyboard to ${target.toString()}`);
}

type Step = {
  /** The next one to press; null: it is reached. */
  key: string | null;
  /** What has the focus, or had it before, and looks the same without it. */
  unseen: string | null;
};

/** Runs in the page, so it can use nothing of this file. */
async function step(target: HTMLElement | SVGElement): Promise<Step> {
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

  let active = document.activeElement ?? document.body;
  const isItem = target.matches('[role^=menuitem]');
  for (let frames = 0; isItem && !active.closest('[role=menu]') && frames < 60; frames++) {
    // A menu that opens takes the focus.
    await new Promise((drawn) => requestAnimationFrame(drawn));
    active = document.activeElement ?? document.body;
  }
  const { last, goal } = memory;
  delete memory.last;
  if (last?.element.isConnected && last.element !== active && lookOf(last.element) === last.look)
    return { key: null, unseen: named(last.element) };
  if (isStop(active)) memory.last = { element: active, look: lookOf(active) };
  if (active === target) {
    const unseen = goal?.element === target && goal.look === lookOf(target) ? named(target) : null;
    delete memory.goal;
    return { key: null, unseen };
  }
  if (goal?.element !== target) memory.goal = { element: target, look: lookOf(target) };

  const ofOneGroup =
    target instanceof HTMLInputElement &&
    active instanceof HTMLInputElement &&
    [target, active].every(({ type }) => type === 'radio') &&
    target.name === active.name;
  // Of the rows of a long table one is a stop, and the arrows lead to the others.
  const row = target.closest('[data-endless] [role=row]');
  const rows = row?.closest('[data-endless]');
  const down = active.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING;
  const isBeside = row !== null && row.contains(active);
  if (isItem || ofOneGroup || (rows?.contains(active) && !isBeside))
    return { key: down ? 'ArrowDown' : 'ArrowUp', unseen: null };
  return { key: isBeside && !down ? 'Shift+Tab' : 'Tab', unseen: null };
}
