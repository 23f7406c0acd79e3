// What the kinds that send mail have in common: recipients, and what the server's answers mean.
import type { FieldCode, FieldGiven } from '../platform/field-error.ts';
import { answersOf } from './answers.ts';
import type { MailReply, Outcome, SettingError } from './connector.ts';

/** What a mail server's reply code (RFC 5321 §4.2) means. `id` is the mail's Message-ID without its brackets. */
export function readMail({ code }: MailReply, id: string): Outcome {
  if (code >= 200 && code < 300) return { is: 'delivered', externalId: id };
  const status = code;
  if (code >= 400 && code < 500) return answer('not_available', { status });
  switch (code) {
    case 550:
    case 551:
    case 553:
    case 556:
      return answer('recipient_refused', { status });
    case 530:
    case 534:
    case 535:
    case 538:
      return answer('credentials_wrong', { status });
    case 552:
      return answer('too_large', { status });
    default:
      return code >= 500 && code < 600 ? answer('lead_refused', { status }) : answer('not_understood');
  }
}

const answer = answersOf('The mail server');

export const addressesIn = (text: string) =>
  text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter(Boolean);

/** Stricter than the standard: no quotes, no comments, nothing that ends a header. */
const address =
  /^[^\s"(),:;<>@[\\\]\p{Cc}]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;

export function reviewRecipients(text: string): SettingError[] {
  const addresses = addressesIn(text);
  const wrong = addresses.find((entry) => !address.test(entry));
  const complain = (code: FieldCode, message: string, given: FieldGiven = {}) => [
    { field: 'to', code, message, given },
  ];
  if (addresses.length === 0)
    return complain('required', 'Enter at least one address, such as sales@example.com.');
  if (addresses.length > 20)
    return complain('too_many', 'Enter at most 20 addresses; for more, use a distribution list.', {
      max: 20,
    });
  if (wrong !== undefined)
    return complain(
      'not_an_email',
      `“${wrong.slice(0, 80)}” is not an address: enter name@example.com alone, without a display name.`,
    );
  return [];
}
