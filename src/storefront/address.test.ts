// Whose limit a request counts against.
import { expect, it } from 'vitest';
import { networkOf } from './address.ts';

it.each([
  ['a customer’s own address', '93.184.216.34', undefined, '93.184.216.34'],
  ['who speaks for himself is not believed', '93.184.216.34', '1.2.3.4', '93.184.216.34'],
  ['the proxy of this machine', '127.0.0.1', '93.184.216.34', '93.184.216.34'],
  ['what the proxy added, not what it was given', '10.0.0.7', '6.6.6.6, 93.184.216.34', '93.184.216.34'],
  ['a proxy that says nothing', '::1', undefined, '0:0:0:0'],
  ['a proxy that says nonsense', '127.0.0.1', 'unknown', '127.0.0.1'],
  ['a whole IPv6 network', '2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2'],
  ['IPv4 in IPv6', '::ffff:93.184.216.34', undefined, '93.184.216.34'],
  ['no address at all', '', undefined, 'unknown'],
])('%s', (_what, remote, forwarded, network) => expect(networkOf(remote, forwarded)).toBe(network));
