// Serves the built console: its files for good, since their names hold their content's hash, and its page for each of its paths.
import fastifyStatic from '@fastify/static';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from './log.ts';
import type { Web } from './web.ts';

const dist = fileURLToPath(new URL('../../console/dist/', import.meta.url));

/** The paths of the console's screens. Whatever else is not found answers a problem, as machines expect. */
const screens = [
  '/',
  '/sign-in',
  '/account',
  '/invitations/:token',
  '/password-resets/:token',
  '/publishers/*',
  '/operator/*',
];

/** Nothing from elsewhere; styles by a nonce of this answer, since Fluent makes them as it renders. */
const policyFor = (nonce: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    // Parts of Fluent place themselves by style attributes.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

export function consoleRoutes(web: Web, log: Log): void {
  const schema = { hide: true };
  if (!existsSync(`${dist}index.html`)) {
    log.warn('console.not_built');
    const advice = 'The console is not built. Run: npm run build\n';
    web.get('/', { schema }, (_request, reply) => reply.code(503).type('text/plain').send(advice));
    return;
  }
  const [before = '', after = ''] = readFileSync(`${dist}index.html`, 'utf8').split('%NONCE%');
  const page = (_request: FastifyRequest, reply: FastifyReply) => {
    const nonce = randomBytes(16).toString('base64');
    return reply
      .header('content-security-policy', policyFor(nonce))
      .type('text/html; charset=utf-8')
      .send(`${before}${nonce}${after}`);
  };
  for (const path of screens) web.get(path, { schema }, page);
  const icon = readFileSync(`${dist}icon.svg`);
  web.get('/icon.svg', { schema }, (_request, reply) =>
    reply.header('cache-control', 'public, max-age=86400').type('image/svg+xml').send(icon),
  );
  void web.register(fastifyStatic, {
    root: `${dist}assets`,
    prefix: '/assets/',
    decorateReply: false,
    preCompressed: true,
    immutable: true,
    maxAge: '1y',
  });
}
