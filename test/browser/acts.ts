// How one acts on what one sees: the same acts for whoever has a mouse and whoever has none.
import type { Locator } from 'playwright-core';
import type { Visit } from './place.ts';

/** Each waits until what it needs is there and can be used. */
export type Acts = {
  press(target: Locator): Promise<void>;
  write(target: Locator, value: string): Promise<void>;
  check(target: Locator): Promise<void>;
  /** An option of a select field, by its words. */
  choose(target: Locator, label: string): Promise<void>;
  /** Closes the panel in front. */
  close(): Promise<void>;
};

export function mouseOf({ page, say, calm }: Visit): Acts {
  return {
    press: async (target) => {
      await target.waitFor();
      // What comes in while the mouse is on its way may push the target aside, and the press goes past it.
      await calm();
      await target.click();
    },
    write: (target, value) => target.fill(value),
    check: (target) => target.check(),
    choose: async (target, label) => void (await target.selectOption({ label })),
    close: () =>
      page
        .getByRole('dialog')
        .getByRole('button', { name: say('ui.close'), exact: true })
        .click(),
  };
}
