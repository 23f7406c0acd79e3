// What a link in a mail carries: which mail it was and what it is for, signed by the publisher's secret. No address of anybody is in it.
import { createHmac, timingSafeEqual } from 'node:crypto';

/** stop: ends mails to an address, by its keyed hash. follow: goes to a link by its id; null: the one that nobody sees. */
export type Token =
  | { is: 'stop'; publisherId: string; mailId: string; hash: Buffer }
  | { is: 'follow'; publisherId: string; mailId: string; link: string | null };

const tagBytes = 16;

export function writeToken(secret: Buffer, token: Token): string {
  const [kind, what] = token.is === 'stop' ? ['s', token.hash.toString('hex')] : ['f', token.link ?? ''];
  const text = Buffer.from(`${kind} ${token.publisherId} ${token.mailId} ${what}`);
  return Buffer.concat([tagOf(secret, text), text]).toString('base64url');
}

/** Whose it says it is; believe it once `readToken` has seen it under that publisher's secret. Null: it is none of ours. */
export function publisherOfToken(token: string): string | null {
  const text = Buffer.from(token, 'base64url').subarray(tagBytes).toString('latin1');
  return /^[sf] (pub_[0-9a-z_]{1,40}) /.exec(text)?.[1] ?? null;
}

export function readToken(secret: Buffer, token: string): Token | null {
  const bytes = Buffer.from(token, 'base64url');
  const text = bytes.subarray(tagBytes);
  if (bytes.length <= tagBytes || !timingSafeEqual(bytes.subarray(0, tagBytes), tagOf(secret, text)))
    return null;
  const [kind, publisherId = '', mailId = '', what = ''] = text.toString().split(' ');
  if (kind === 's') return { is: 'stop', publisherId, mailId, hash: Buffer.from(what, 'hex') };
  return { is: 'follow', publisherId, mailId, link: what === '' ? null : what };
}

const tagOf = (secret: Buffer, text: Buffer) =>
  createHmac('sha256', secret).update('token\0').update(text).digest().subarray(0, tagBytes);
