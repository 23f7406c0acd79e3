// What a pasted address must be: complete, encrypted, without credentials in it, and of the far side it is meant for.
import type { FieldCode, FieldGiven } from '../platform/field-error.ts';
import type { SettingError } from './connector.ts';

type Expected = {
  /** Ends of the host names that the far side has, such as .slack.com; none: any. */
  hosts?: readonly string[];
  /** What such an address looks like, for the complaint. */
  example: string;
};

/** Complaints about one setting. A loopback address may be unencrypted, for trying things out. */
export function reviewUrl(field: string, text: string, { hosts = [], example }: Expected): SettingError[] {
  const complain = (code: FieldCode, message: string, given: FieldGiven = {}) => [
    { field, code, message, given },
  ];
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    return complain('not_a_url', `Enter the whole address, such as ${example}.`);
  if (url.username !== '' || url.password !== '')
    return complain('credentials_in_url', 'Take the user name and password out of the address.');
  if (isLoopback(url)) return [];
  if (url.protocol !== 'https:') return complain('not_https', 'The address must begin with https://.');
  const host = `.${url.hostname}`;
  if (hosts.length > 0 && !hosts.some((end) => host.endsWith(end)))
    return complain('other_address', `This is an address of another product; enter one such as ${example}.`, {
      example,
    });
  return [];
}

export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
}
