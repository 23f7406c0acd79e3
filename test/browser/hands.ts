// What people do on a page, by the words they read and never by how it is made.
import type { Locator } from 'playwright-core';
import type { Visit } from './place.ts';

type Given = Parameters<Visit['say']>[1];

/** The hands of a visitor. Each takes keys of words; each waits until there is what it needs. */
export function handsOf({ page, say }: Visit) {
  const button = (key: string, given?: Given) =>
    page.getByRole('button', { name: say(key, given), exact: true });
  const link = (name: string) => page.getByRole('link', { name, exact: true });
  const field = (key: string) => page.getByRole('textbox', { name: say(key), exact: true });
  return {
    button,
    link,
    field,
    /** A part of the screen by its heading. */
    part: (key: string) => page.getByRole('region', { name: say(key), exact: true }),
    press: (key: string, given?: Given) => button(key, given).click(),
    follow: (key: string) => link(say(key)).click(),
    write: (key: string, value: string) => field(key).fill(value),
    /** A password is no text box to a screen reader, so by its label. */
    writeSecret: (key: string, value: string) => page.getByLabel(say(key)).first().fill(value),
    /** The main way around, at the side. */
    around: (key: string) =>
      page
        .getByRole('navigation', { name: say('nav.label') })
        .getByRole('link', { name: say(key) })
        .click(),
    sees: (text: string, within: Locator | typeof page = page) =>
      within.getByText(text, { exact: true }).first().waitFor(),
    heading: (name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor(),
  };
}

/** By Tab alone, as somebody without a mouse. */
export async function reach({ page }: Visit, target: Locator): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < 120; presses++) {
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`No way by keyboard to ${target.toString()}`);
}
