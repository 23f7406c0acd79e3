// Pictures of every screen into docs/screens, some also dark, narrow or in Hungarian; and the page that shows them.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { screens, type Shown } from '../test/browser/screens.ts';
import type { Visiting } from '../test/browser/place.ts';
import { openWorld, type World } from '../test/browser/world.ts';
import { toPalette } from './palette-png.ts';
import { root } from './source-files.ts';

type Look = Required<Pick<Visiting, 'dark' | 'width' | 'language'>> & { suffix: string; title: string };

const folder = join(root, 'docs', 'screens');
/** What is longer is cut: a picture shows how a screen looks, not all it holds. */
const mostHeight = 1_400;
/** Those whose point is further down. */
const tall: Record<string, number> = { 'performance-country': 2_700 };

const wide = { width: 1440, language: 'en' } as const;
const light: Look = { ...wide, dark: false, suffix: 'light', title: 'light' };
const dark: Look = { ...wide, dark: true, suffix: 'dark', title: 'dark' };
const phone: Look = { dark: false, width: 360, language: 'en', suffix: 'phone', title: '360 px' };
const hungarian: Look = { dark: false, width: 1440, language: 'hu', suffix: 'hu', title: 'Hungarian' };
/** One of each kind: charts, lists, boards, forms, drawings, and pages for everybody. */
const inDark = [
  'sign-in',
  'overview',
  'performance',
  'performance-country',
  'performance-work',
  'performance-results',
  'reconciliation',
  'report',
  'leads',
  'lead',
  'duplicate',
  'referrals-board',
  'my-day',
  'mail-template',
  'sequence',
  'response-times',
  'pipeline',
  'forecast',
  'assignment',
  'campaigns',
  'listing',
  'scoring',
  'destination-broken',
  'mapping',
  'delivery',
  'operator-overview',
  'store',
  'store-form',
  'status-page',
];
/** Those that people open on the way, and those with the most words. */
const onPhone = [
  'mail-template',
  'sign-in',
  'overview',
  'performance',
  'leads',
  'lead',
  'my-day',
  'referrals-board',
  'readiness',
  'destination-broken',
  'deliveries',
  'store-form',
];
const inHungarian = [
  'mail-template',
  'overview',
  'performance',
  'performance-work',
  'leads',
  'lead',
  'my-day',
  'referral-out-of-step',
  'readiness',
  'listing',
  'destination-broken',
  'account',
  'store-form',
];

function looksOf({ name }: Shown): Look[] {
  return [
    light,
    ...(inDark.includes(name) ? [dark] : []),
    ...(onPhone.includes(name) ? [phone] : []),
    ...(inHungarian.includes(name) ? [hungarian] : []),
  ];
}

const only = process.argv[2] === undefined ? /./ : new RegExp(process.argv[2]);
const world = await openWorld();
try {
  mkdirSync(folder, { recursive: true });
  if (process.argv[2] === undefined)
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
  for (const shown of screens.filter(({ name }) => only.test(name)))
    for (const look of looksOf(shown)) await picture(world, shown, look);
  writeFileSync(join(folder, 'README.md'), page());
  const troubles = world.place.takeTroubles();
  if (troubles.length > 0) throw new Error(`On the way:\n${troubles.join('\n')}`);
} catch (error) {
  const seen = await world.place.picture(tmpdir(), 'screens-failed');
  console.error(`${world.place.takeTroubles().join('\n')}\nWhat the browser showed: ${seen.join(' ')}`);
  throw error;
} finally {
  await world.close();
}

async function picture({ place, ...world }: World, { name, as, path }: Shown, look: Look): Promise<void> {
  const { suffix, dark, width, language } = look;
  const cookie = as === 'nobody' ? {} : { cookie: world[as].cookie };
  const visit = await place.visit({ dark, width, language, ...cookie });
  await visit.go(path({ place, ...world }));
  await visit.settled();
  await visit.unroll(tall[name] ?? mostHeight);
  const png = await visit.page.screenshot({ animations: 'disabled' });
  writeFileSync(join(folder, `${name}-${suffix}.png`), toPalette(png));
  await visit.context.close();
  console.log(`${name}-${suffix}`);
}

function page(): string {
  const parts = screens.map((shown) => {
    const pictures = looksOf(shown).map(
      ({ suffix, title }) => `![${shown.title}, ${title}](${shown.name}-${suffix}.png)`,
    );
    return `## ${shown.title}\n\n${pictures.join('\n')}\n`;
  });
  return `# Screens

What people see, in a world that is made up. \`npm run screens\` takes these pictures anew, from the built console and a real browser.

${parts.join('\n')}`;
}
