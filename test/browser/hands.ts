// What people do on a page, by the words they read and never by how it is made.
import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { languages, type Language } from '../../src/platform/words.ts';
import { mouseOf } from './acts.ts';
import { keysOf } from './keys.ts';
import type { Visit } from './place.ts';

type Given = Parameters<Visit['say']>[1];

const actsBy = { mouse: mouseOf, keyboard: keysOf };
export type Means = keyof typeof actsBy;

/** A journey by mouse in every language, or in those among them, but one, in which it is made by keys alone. */
export const inEachLanguage = (
  byKeys: Language,
  among: readonly Language[] = languages,
): [Language, Means][] => among.map((each) => [each, each === byKeys ? 'keyboard' : 'mouse']);

/** The hands of a visitor. Each takes keys of words; each waits until there is what it needs. */
export function handsOf(visit: Visit, by: Means = 'mouse') {
  const { page, say } = visit;
  const acts = actsBy[by](visit);
  type Within = Locator | typeof page;
  const button = (key: string, given?: Given, within: Within = page) =>
    within.getByRole('button', { name: say(key, given), exact: true });
  const link = (name: string) => page.getByRole('link', { name, exact: true });
  const field = (key: string) => page.getByRole('textbox', { name: say(key), exact: true });
  return {
    /** By what is seen rather than by keys of words. */
    acts,
    button,
    link,
    field,
    /** A part of the screen by its heading. */
    part: (key: string) => page.getByRole('region', { name: say(key), exact: true }),
    press: (key: string, given?: Given, within?: Within) => acts.press(button(key, given, within)),
    /** The first table’s there, from its menu. */
    asFile: async (format: 'csv' | 'xlsx', within: Within = page) => {
      await acts.press(within.getByRole('button', { name: say('ui.download.button'), exact: true }).first());
      await acts.press(page.getByRole('menuitem', { name: say(`ui.download.${format}`), exact: true }));
    },
    follow: (key: string) => acts.press(link(say(key))),
    write: (key: string, value: string) => acts.write(field(key), value),
    /** A password is no text box to a screen reader, so by its label. */
    writeSecret: (key: string, value: string) => acts.write(page.getByLabel(say(key)).first(), value),
    /** The main way around, at the side. */
    around: (key: string) =>
      acts.press(
        page.getByRole('navigation', { name: say('nav.label') }).getByRole('link', { name: say(key) }),
      ),
    noticed: visit.noticed,
    /** The file that comes of it. */
    download: async (act: () => Promise<void>) => {
      const coming = page.waitForEvent('download');
      await act();
      return readFileSync(await (await coming).path());
    },
    sees: (text: string, within: Within = page) => within.getByText(text, { exact: true }).first().waitFor(),
    heading: (name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor(),
  };
}
