// The API reference at /docs: one vendored file, no request to anybody else. The page's policy refuses what the file might try.
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Web } from './web.ts';

const script = new URL('js/standalone.js', import.meta.resolve('@scalar/fastify-api-reference'));

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  // The reference styles itself as it renders.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  'font-src data:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const document = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Leadshare API</title>
</head>
<body>
<div id="app"></div>
<script src="/docs/reference.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

/** Everything of Scalar's that would call home is off. */
const start = `Scalar.createApiReference('#app', ${JSON.stringify({
  url: '/openapi.json',
  withDefaultFonts: false,
  telemetry: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  hideClientButton: true,
  showDeveloperTools: 'never',
  proxyUrl: '',
})});\n`;

export function referenceRoutes(web: Web): void {
  const hidden = { schema: { hide: true } };
  let zipped: Promise<Buffer> | null = null;
  web.get('/docs', hidden, (_request, reply) =>
    reply.header('content-security-policy', policy).type('text/html; charset=utf-8').send(document),
  );
  web.get('/docs/start.js', hidden, (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(start),
  );
  // Every browser takes gzip, and the file is 3.6 MB without it.
  web.get('/docs/reference.js', hidden, async (_request, reply) => {
    zipped ??= readFile(script).then(promisify(gzip));
    return reply
      .headers({ 'content-encoding': 'gzip', 'cache-control': 'public, max-age=3600' })
      .type('text/javascript; charset=utf-8')
      .send(await zipped);
  });
}
