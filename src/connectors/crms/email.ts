// A mail per lead to people who work from their inbox: plain text, sent by the operator's mail server.
import type { SharedLead } from '../../leads/lead.ts';
import { defineCrm } from '../connector.ts';
import { addressesIn, readMail, reviewRecipients } from '../mail.ts';
import type { Values } from '../../mapping/mapping.ts';
import { leadLines, leadTitle } from '../../mapping/lead-lines.ts';

export const email = defineCrm({
  kind: 'email',
  name: 'E-mail',
  group: 'people',
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

  needs: 'mail_server',
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
    return readMail(reply, `${key}@leadshare`);
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
