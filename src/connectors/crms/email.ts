// A mail per lead to people who work from their inbox: plain text, sent by the operator's mail server.
import type { SharedLead } from '../../leads/lead.ts';
import { defineCrm, type MailReply, type Outcome, type SettingError } from '../connector.ts';
import type { FieldCode, FieldGiven } from '../../platform/field-error.ts';
import { leadLines, leadTitle } from '../lead-lines.ts';

export const email = defineCrm({
  kind: 'email',
  name: 'E-mail',
  fields: [
    {
      name: 'to',
      kind: 'emails',
      label: 'Recipients',
      help: 'Who gets a mail for each lead: up to 20 addresses, with commas or semicolons between them.',
      required: true,
      maxLength: 2000,
    },
  ],
  review: (settings) => reviewRecipients(settings['to'] ?? ''),

  async push(lead, settings, wire) {
    const reply = await wire.mail({
      to: addressesIn(settings['to'] ?? ''),
      subject: subjectOf(lead),
      text: textOf(lead),
      // The same on every try, so that a mail program shows a repeat once.
      messageId: `<${wire.idempotencyKey}@leadshare>`,
      headers: { 'X-Leadshare-Lead': lead.id, 'Auto-Submitted': 'auto-generated' },
    });
    return readReply(reply, `${wire.idempotencyKey}@leadshare`);
  },
});

export function subjectOf(lead: SharedLead): string {
  const title = leadTitle(lead);
  const subject = lead.kind === 'test' ? title.replace(/^TEST: /, 'TEST: lead, ') : `New lead: ${title}`;
  return subject.replace(/\s+/g, ' ').slice(0, 200).toWellFormed();
}

export function textOf(lead: SharedLead): string {
  const lines = leadLines(lead);
  const width = Math.max(...lines.map(({ label }) => label.length)) + 3;
  const body = lines.map(
    ({ label, value }) =>
      `${`${label}:`.padEnd(width)}${value.replace(/\r?\n|\r/g, `\n${' '.repeat(width)}`)}`,
  );
  return `${[...(lead.kind === 'test' ? ['This is a test, not a customer.', ''] : []), ...body, '', ...linksOf(lead)].join('\n')}\n`;
}

/** What a reader can click to answer; only from values that we could read. */
function linksOf({ contact }: SharedLead): string[] {
  const { email: address, phone } = contact.normalized;
  return [
    ...(address === null ? [] : [`Write:  mailto:${encodeURIComponent(address).replace('%40', '@')}`]),
    ...(phone === null ? [] : [`Call:   tel:${phone}`]),
  ];
}

function readReply({ code }: MailReply, messageId: string): Outcome {
  if (code >= 200 && code < 300) return { is: 'delivered', externalId: messageId };
  if (code >= 400 && code < 500)
    return {
      is: 'retry',
      reason: 'remote_busy',
      detail: `The mail server answered ${code}: not now. The mail is sent again later.`,
    };
  switch (code) {
    case 550:
    case 551:
    case 553:
    case 556:
      return {
        is: 'refused',
        reason: 'misconfigured',
        detail: `The mail server answered ${code}: it does not accept a recipient. Check the addresses of this destination.`,
      };
    case 530:
    case 534:
    case 535:
    case 538:
      return {
        is: 'refused',
        reason: 'unauthorized',
        detail: `The mail server answered ${code}: it does not accept our log-in. The operator must check the user and password in SMTP_URL.`,
      };
    case 552:
      return {
        is: 'refused',
        reason: 'too_large',
        detail:
          'The mail server answered 552: the mail is too large or the mailbox is full. Make room in it, then replay the lead.',
      };
    default:
      return code >= 500 && code < 600
        ? {
            is: 'refused',
            reason: 'invalid_lead',
            detail: `The mail server answered ${code}: it does not take this mail. Ask its administrator why, then replay the lead.`,
          }
        : {
            is: 'retry',
            reason: 'malformed_reply',
            detail: 'The mail server answered without a reply code. The mail is sent again later.',
          };
  }
}

const addressesIn = (text: string) =>
  text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter(Boolean);

/** Stricter than the standard: no quotes, no comments, nothing that ends a header. */
const address =
  /^[^\s"(),:;<>@[\\\]\p{Cc}]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;

function reviewRecipients(text: string): SettingError[] {
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
