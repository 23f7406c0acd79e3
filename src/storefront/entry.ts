// Whence somebody came to our pages and with what: no more than a domain, a country and a kind of device. Pure; strangers write them.
import type { IncomingHttpHeaders } from 'node:http';
import { country } from '../leads/country.ts';

export const devices = ['phone', 'tablet', 'computer'] as const;
export type Entry = { referrer: string | null; device: (typeof devices)[number] };

export function deviceOf(userAgent: string | undefined): Entry['device'] {
  const agent = userAgent ?? '';
  if (/iPad|Tablet|PlayBook|Silk|Android(?!.*Mobile)/i.test(agent)) return 'tablet';
  return /Mobi|iPhone|iPod|Android|Windows Phone/i.test(agent) ? 'phone' : 'computer';
}

const domain = /^(?=.{1,100}$)(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?\.)+[a-z0-9-]{2,}$/;

/** carried: what a page before handed on in its links. ownHost: of this server, from which nobody comes. Null: nobody says. */
export function referrerOf(
  carried: unknown,
  referer: string | undefined,
  ownHost: string | undefined,
): string | null {
  if (typeof carried === 'string' && domain.test(carried)) return carried;
  if (referer === undefined || !URL.canParse(referer)) return null;
  const { host, hostname } = new URL(referer);
  const name = hostname.toLowerCase().replace(/^www\./, '');
  return host !== ownHost && domain.test(name) ? name : null;
}

/** As a proxy of the operator's tells it, in the header that they named. Null: nobody says, or no code of a country. */
export function countryOf(header: string | null, headers: IncomingHttpHeaders): string | null {
  const told = header === null ? undefined : headers[header];
  return typeof told === 'string' && /^[A-Za-z]{2}$/.test(told) ? country(told) : null;
}
