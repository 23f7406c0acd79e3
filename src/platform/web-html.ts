// A page for people, as this process makes it: in its language, confined by its policy, and zipped for whoever takes it so.
import { gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from './words.ts';

export type Html = { language: Language; policy: string; html: string };

export function sendHtml(
  reply: FastifyReply,
  status: number,
  { language, policy, html }: Html,
): FastifyReply {
  const zips = takesGzip(reply.request);
  void reply.code(status).headers({
    'content-type': 'text/html; charset=utf-8',
    'content-language': language,
    'content-security-policy': policy,
    vary: 'accept-language, accept-encoding',
    ...(zips ? { 'content-encoding': 'gzip' } : {}),
  });
  return reply.send(zips ? gzipSync(html) : html);
}

export function takesGzip({ headers }: FastifyRequest): boolean {
  return /\bgzip\b/.test(headers['accept-encoding'] ?? '');
}
