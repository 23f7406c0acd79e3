// What every screen has, whatever it shows.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

export async function hasOneHeading(page: Page): Promise<void> {
  expect(await page.locator('h1').allInnerTexts()).toEqual([expect.stringMatching(/\S/)]);
  expect(await page.title()).toMatch(/\S · Leadshare$/);
}
