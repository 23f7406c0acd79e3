// Builds the console into console/dist and packs each file small, once, so that serving it costs nothing. Runs after an install.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { root } from './source-files.ts';

const dist = join(root, 'console', 'dist');
// Whatever whoever starts this runs as: React's own build for development is twice as heavy.
process.env['NODE_ENV'] = 'production';
await build({ configFile: join(root, 'console', 'vite.config.ts'), logLevel: 'warn' });
const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
for (const path of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
  if (!/\.(js|css|svg)$/.test(path)) continue;
  const whole = readFileSync(join(dist, path));
  writeFileSync(join(dist, `${path}.br`), brotliCompressSync(whole, best));
  writeFileSync(join(dist, `${path}.gz`), gzipSync(whole, { level: 9 }));
}
