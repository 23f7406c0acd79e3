// Passkeys (Web Authentication, level 3): for which address they can exist, and when one looks copied. Pure.
import { isIP } from 'node:net';

export type RelyingParty = {
  /** The host name that passkeys are bound to. */
  id: string;
  /** What the browser must say it was on. */
  origin: string;
};

/** Null where browsers make no passkeys: a bare address such as 127.0.0.1 is no name, and plain http is only safe on localhost. */
export function relyingPartyOf(publicUrl: string): RelyingParty | null {
  const { hostname, origin, protocol } = new URL(publicUrl);
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return null;
  const local = hostname === 'localhost' || hostname.endsWith('.localhost');
  return protocol === 'https:' || local ? { id: hostname, origin } : null;
}

/** Many passkeys do not count and say 0 for ever; one that counts must go up, or there are two of it. */
export function looksCopied(known: number, said: number): boolean {
  return (known > 0 || said > 0) && said <= known;
}
