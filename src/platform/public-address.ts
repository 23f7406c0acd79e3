// Which addresses a destination may have: those the public internet routes. Everything else is refused, not listed.
import ipaddr from 'ipaddr.js';

/**
 * True for a public unicast address. False for loopback, private, link-local, carrier, reserved and documentation
 * ranges, for every way to write an IPv4 address inside an IPv6 one, and for text that is no address.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  // Only 2000::/3 is given out (IANA); the rest of IPv6 holds old tunnels such as ::127.0.0.1.
  return parsed.kind() === 'ipv4' || parsed.match(globalUnicast);
}

const globalUnicast = ipaddr.parseCIDR('2000::/3');
