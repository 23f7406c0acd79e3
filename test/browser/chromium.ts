// A real Chromium, headless: the one that LEADSHARE_TEST_BROWSER names, or the one from npm, or the machine's own.
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { root } from '../../scripts/source-files.ts';

const named = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** Close it at the end. */
export async function openChromium(): Promise<Browser> {
  const { path, env } = await findChromium();
  return chromium.launch({
    executablePath: path,
    env: { ...process.env, ...env },
    // As root there is no sandbox; and nothing of the browser's own goes out.
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      // A page lives for seconds: to compile its code for speed costs more than it ever saves.
      '--js-flags=--no-maglev --no-opt',
    ],
  });
}

/** Unpacks it where that is needed: once before several processes open it. */
export async function findChromium(): Promise<{ path: string; env: Record<string, string> }> {
  const given = process.env['LEADSHARE_TEST_BROWSER'];
  if (given) return { path: given, env: {} };
  if (process.platform === 'linux' && process.arch === 'x64') return packed();
  const path = onPath();
  if (path) return { path, env: {} };
  throw new Error('No browser was found. Install Chromium, or name one by LEADSHARE_TEST_BROWSER.');
}

/** Unpacked once into a temporary folder of this user's, with the few libraries and fonts that a bare machine lacks. */
async function packed(): Promise<{ path: string; env: Record<string, string> }> {
  const folder = join(tmpdir(), `leadshare-chromium-${userInfo().uid}`);
  mkdirSync(folder, { recursive: true });
  // The package unpacks into the system's temporary folder, where another user's copy may lie already.
  const { TMPDIR } = process.env;
  process.env['TMPDIR'] = folder;
  try {
    const { default: npm, inflate } = await import('@sparticuz/chromium');
    const path = await npm.executablePath();
    const libraries = await inflate(join(root, 'node_modules/@sparticuz/chromium/bin/al2023.tar.br'));
    return {
      path,
      env: {
        LD_LIBRARY_PATH: [process.env['LD_LIBRARY_PATH'] ?? '', join(libraries, 'lib')]
          .filter((part) => part !== '')
          .join(delimiter),
        ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }),
      },
    };
  } finally {
    if (TMPDIR === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = TMPDIR;
  }
}

function onPath(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.flatMap((folder) => named.map((name) => join(folder, name))).find(runs);
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
