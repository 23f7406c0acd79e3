// An address as the key of a person: the same for every spelling of one address, and none for what is no address.
import { domainToASCII } from 'node:url';

const invisible = /[\p{Cf}\u034f\u115f\u1160\u3164\uffa0]/gu;
const blank = /[\s\u0085\u180e]/gu;
const plainAscii = /^[\x21-\x7e]+$/;
const forbiddenInLocal = /[<>()[\],;:\\"\p{Cc}\p{Cs}\p{Z}]/u;
const domainShape =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?=[a-z0-9-]*[a-z])[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** RFC 5321: 64 octets before the sign, 254 in all. */
const longestLocal = 64;
const longest = 254;
/** Beyond this no repair of blanks yields an address. */
const longestRaw = 1024;

/**
 * NFKC, lower case, without blanks and zero-width characters, domain in punycode; null for no plausible address.
 * Tags (`+news`) and dots are kept: only the mail system knows whether they matter.
 */
export function emailKey(raw: string | null): string | null {
  if (raw === null || raw.length > longestRaw) return null;
  const text = plainAscii.test(raw) ? raw.toLowerCase() : settled(raw);
  if (text === null) return null;
  const at = text.lastIndexOf('@');
  if (at < 1 || text.indexOf('@') !== at) return null;
  const local = text.slice(0, at);
  if (Buffer.byteLength(local) > longestLocal || forbiddenInLocal.test(local)) return null;
  const domain = asciiDomain(text.slice(at + 1));
  if (domain === null) return null;
  const key = `${local}@${domain}`;
  return Buffer.byteLength(key) > longest ? null : key;
}

/** Lower case can undo NFKC and dropped blanks can join marks anew, so both repeat until nothing moves. */
function settled(raw: string): string | null {
  let text = raw;
  for (let round = 0; round < 4; round += 1) {
    const next = text.normalize('NFKC').replace(invisible, '').replace(blank, '').toLowerCase();
    if (next === text) return text;
    text = next;
  }
  return null;
}

function asciiDomain(sent: string): string | null {
  const domain = sent.endsWith('.') ? sent.slice(0, -1) : sent;
  if (domainShape.test(domain)) return domain;
  // domainToASCII reads its input as a URL host: percent signs, ports and numbers would be given a meaning.
  if (!/^[\p{L}\p{M}\p{N}.\-\u3002]+$/u.test(domain) || plainAscii.test(domain)) return null;
  const ascii = domainToASCII(domain);
  return domainShape.test(ascii) ? ascii : null;
}
