// Where a request comes from, for limits alone: never kept, never logged.
import ipaddr from 'ipaddr.js';
import { isPublicAddress } from '../platform/public-address.ts';

/**
 * The far end, or what the reverse proxy on a private address says of it: the last entry of X-Forwarded-For, which is
 * the one that the proxy itself wrote. An IPv6 network counts as one, since a customer has a whole one.
 */
export function networkOf(remote: string, forwardedFor: string | string[] | undefined): string {
  const proxied = isPublicAddress(remote)
    ? ''
    : String(forwardedFor ?? '')
        .split(',')
        .at(-1)!
        .trim();
  const address = ipaddr.isValid(proxied) ? proxied : remote;
  if (!ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  return parsed.kind() === 'ipv4'
    ? parsed.toString()
    : (parsed as ipaddr.IPv6).parts
        .slice(0, 4)
        .map((part) => part.toString(16))
        .join(':');
}
