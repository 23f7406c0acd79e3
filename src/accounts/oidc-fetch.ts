// Lends the OpenID Connect library our guarded way out: no private addresses, no redirects, bounded in time and bytes.
import type { CustomFetch } from 'openid-client';
import type { Http } from '../platform/http-client.ts';
import { NetworkError } from '../platform/network-fault.ts';

const timeoutMs = 10_000;

export function guardedFetch(http: Http): CustomFetch {
  return async (url, { method, headers, body }) => {
    const target = new URL(url);
    if (target.protocol !== 'https:' && !isLoopback(target))
      throw new NetworkError('invalid_url', 'the provider names an address without https');
    const { status, ...reply } = await http.send(
      {
        method: method === 'POST' ? 'POST' : 'GET',
        url,
        headers,
        ...(body instanceof URLSearchParams || typeof body === 'string' ? { body: body.toString() } : {}),
      },
      timeoutMs,
    );
    const bodiless = status === 204 || status === 205 || status === 304;
    return new Response(bodiless ? null : new Uint8Array(reply.body), { status, headers: reply.headers });
  };
}

/** Where plain http stays on the machine. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
