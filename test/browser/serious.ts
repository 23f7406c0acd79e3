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
  // Fluent's own sentinels, which hand the focus on at once.
  const axe = new AxeBuilder({ page }).exclude('[data-tabster-dummy]');
  if (within) axe.include(within);
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, any }) => `${id}: ${html.slice(0, 200)} ${any[0]?.message ?? ''}`),
    );
}
