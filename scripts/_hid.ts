import { openPlace } from '../test/browser/place.ts';
import { aPerson } from '../test/people.ts';
const place = await openPlace();
const op = await aPerson(place.booted, 'pub_operator', 'operator', {});
for (let i = 0; i < 3; i++) {
  const { page, go, context } = await place.visit({ cookie: op.cookie });
  await go('/operator/publishers?create=1');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('N' + i);
  await page.getByRole('textbox', { name: 'Short name', exact: true }).fill('nn' + i);
  await page.getByRole('dialog').getByRole('button', { name: 'New publisher' }).click();
  await page.getByRole('textbox', { name: 'E-mail address' }).waitFor();
  await page.waitForTimeout(1500);
  console.log(i, await page.evaluate(() => [...document.querySelectorAll('[aria-hidden=true]')].filter((e) => e.getAttribute("role") === "dialog" && !e.closest('svg') && e.children.length).map((e) => e.outerHTML.slice(0, 160) + ' || ' + (e.parentElement?.tagName))));
  console.log(await page.getByRole('button', { name: 'Close', exact: true }).count(), await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 100)));
  await context.close();
}
await place.close();
