// What axe finds on a page that keeps people out, a line each.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

type Asked = {
  /** Those rules alone; all when left out. */
  rules?: string[];
  /** That part of the page alone. */
  within?: string;
};

export async function seriousIn(page: Page, { rules, within }: Asked = {}): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    // No page of its own to put together what it found in frames of other sites; there are none.
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    // Fluent's own sentinels, which hand the focus on at once.
    .exclude('[data-tabster-dummy]');
  if (within) axe.include(within);
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, any }) => `${id}: ${html.slice(0, 200)} ${any[0]?.message ?? ''}`),
    );
}
