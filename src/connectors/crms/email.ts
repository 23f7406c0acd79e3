// A mail per lead to people who work from their inbox: plain text, sent by the operator's mail server.
import type { SharedLead } from '../../leads/lead.ts';
import { answersOf } from '../answers.ts';
import { defineCrm, type MailReply, type Outcome, type SettingError } from '../connector.ts';
import type { Values } from '../../mapping/mapping.ts';
import type { FieldCode, FieldGiven } from '../../platform/field-error.ts';
import { leadLines, leadTitle } from '../../mapping/lead-lines.ts';

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

  mappable: { targets: [], open: true, defaults: [] },

  async push({ lead, key, values }, settings, wire) {
    const reply = await wire.mail({
      to: addressesIn(settings['to'] ?? ''),
      subject: subjectOf(lead),
      text: textOf(lead, values),
      // The same on every try, so that a mail program shows a repeat once.
      messageId: `<${key}@leadshare>`,
      headers: { 'X-Leadshare-Lead': lead.id, 'Auto-Submitted': 'auto-generated' },
    });
    return readReply(reply, `${key}@leadshare`);
  },
});

export function subjectOf(lead: SharedLead): string {
  const title = leadTitle(lead);
  const subject = lead.kind === 'test' ? title.replace(/^TEST: /, 'TEST: lead, ') : `New lead: ${title}`;
  return subject.replace(/\s+/g, ' ').slice(0, 200).toWellFormed();
}

/** The lead's lines, then what the mapping names besides. */
export function textOf(lead: SharedLead, values: Values = {}): string {
  const mapped = Object.entries(values).map(([label, value]) => ({ label, value: String(value) }));
  const lines = [...leadLines(lead), ...mapped];
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
