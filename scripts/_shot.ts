import { openWorld } from '../test/browser/world.ts';
import { screens, settled } from '../test/browser/screens.ts';
const only = process.argv[2] ? new RegExp(process.argv[2]) : /./;
const mode = process.argv[3] ?? 'light';
const width = Number(process.argv[4] ?? 1440);
const lang = (process.argv[5] ?? 'en') as 'en';
const w = await openWorld();
for (const s of screens.filter((x) => only.test(x.name))) {
  const v = await w.place.visit({ dark: mode === 'dark', width, language: lang, ...(s.as === 'nobody' ? {} : { cookie: w[s.as].cookie }) });
  try { await v.go(s.path(w)); await settled(v); await v.page.waitForTimeout(400); } catch (e) { console.log(s.name, String(e).slice(0, 300)); }
  await v.page.screenshot({ path: `/tmp/w/shots/${s.name}-${mode}-${width}-${lang}.png`, fullPage: true });
  await v.context.close();
  const t = w.place.takeTroubles(); if (t.length) console.log(s.name, t.map((x) => x.slice(0, 300)));
}
await w.close();
