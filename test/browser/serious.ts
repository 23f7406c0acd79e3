// What axe finds on a page that keeps people out, a line each.
import type { Page } from 'playwright-core';
import { violationsOn } from './axe.ts';

type Asked = {
  /** Those rules alone; all when left out. */
  rules?: string[];
  /** That part of the page alone. */
  within?: string;
};

export async function seriousIn(page: Page, { rules, within }: Asked = {}): Promise<string[]> {
  const violations = await violationsOn(
    page,
    // Fluent's own sentinels, which hand the focus on at once.
    { ...(within ? { include: [within] } : {}), exclude: ['[data-tabster-dummy]'] },
    rules ? { runOnly: { type: 'rule', values: rules } } : {},
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, any }) => `${id}: ${html.slice(0, 200)} ${any[0]?.message ?? ''}`),
    );
}
