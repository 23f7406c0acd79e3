// The address to which a mail comes back, where the operator has a domain for that: it names the mail, signed, so that a bounce which
// quotes nothing of it is known all the same. Pure.
import { createHmac, timingSafeEqual } from 'node:crypto';

type MailKey = { publisherId: string; id: string };
/** As it came back: believe it once `isReturnPath` has seen it under the publisher's secret. */
export type Returned = MailKey & { tag: string };

/** Characters of a hash: an address has 64 before its @, and both ids take forty. */
const tagLength = 10;
const shape = new RegExp(String.raw`bounce\+([0-9a-z]{20})-([0-9a-z]{20})-([0-9a-f]{${tagLength}})@`, 'i');

export function returnPathOf(secret: Buffer, mail: MailKey, domain: string): string {
  const bare = (id: string) => id.slice(id.indexOf('_') + 1);
  return `bounce+${bare(mail.id)}-${bare(mail.publisherId)}-${tagOf(secret, mail)}@${domain}`;
}

/** headers: of the mail that came, with the address that it came to. Null: to none of ours. */
export function returnedIn(headers: string): Returned | null {
  const [, id, publisherId, tag] = shape.exec(headers) ?? [];
  if (id === undefined || publisherId === undefined || tag === undefined) return null;
  return {
    publisherId: `pub_${publisherId.toLowerCase()}`,
    id: `mail_${id.toLowerCase()}`,
    tag: tag.toLowerCase(),
  };
}

export const isReturnPath = (secret: Buffer, { tag, ...mail }: Returned): boolean =>
  timingSafeEqual(Buffer.from(tag), Buffer.from(tagOf(secret, mail)));

const tagOf = (secret: Buffer, { publisherId, id }: MailKey) =>
  createHmac('sha256', secret).update(`return\0${publisherId} ${id}`).digest('hex').slice(0, tagLength);
