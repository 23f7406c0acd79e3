// A mail per lead to people who work from their inbox: plain text, sent by the operator's mail server.
import type { SharedLead } from '../../leads/lead.ts';
import { defineCrm } from '../connector.ts';
import { jobLines, type Worded } from '../job-lines.ts';
import { languageField, languageOf } from '../language-field.ts';
import { addressesIn, readMail, reviewRecipients } from '../mail.ts';
import { leadTitle, lineWords } from '../../mapping/lead-lines.ts';
import type { Language, Words } from '../../platform/words.ts';

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
    languageField,
  ],
  review: (settings) => reviewRecipients(settings['to'] ?? ''),

  needs: 'mail_server',
  mappable: { targets: [], open: true, defaults: [] },

  async push(job, settings, wire) {
    const { lead, key } = job;
    const language = languageOf(settings);
    const reply = await wire.mail({
      to: addressesIn(settings['to'] ?? ''),
      subject: subjectOf(lead, language),
      text: textOf(job, language),
      // The same on every try, so that a mail program shows a repeat once.
      messageId: `<${key}@leadshare>`,
      headers: { 'X-Leadshare-Lead': lead.id, 'Auto-Submitted': 'auto-generated' },
    });
    return readMail(reply, `${key}@leadshare`);
  },
});

export function subjectOf(lead: SharedLead, language: Language = 'en'): string {
  const title = leadTitle(lead, language);
  const subject = lead.kind === 'test' ? title : lineWords(language)('mail.subject', { title });
  return subject.replace(/\s+/g, ' ').slice(0, 200).toWellFormed();
}

export function textOf(job: Worded, language: Language = 'en'): string {
  const { lead } = job;
  const words = lineWords(language);
  const lines = jobLines(job, language);
  const width = Math.max(...lines.map(({ label }) => label.length)) + 3;
  const body = lines.map(
    ({ label, value }) =>
      `${`${label}:`.padEnd(width)}${value.replace(/\r?\n|\r/g, `\n${' '.repeat(width)}`)}`,
  );
  return `${[...(lead.kind === 'test' ? [words('mail.test'), ''] : []), ...body, '', ...linksOf(lead, words)].join('\n')}\n`;
}

/** What a reader can click to answer; only from values that we could read. */
function linksOf({ contact }: SharedLead, words: Words): string[] {
  const { email: address, phone } = contact.normalized;
  const width = Math.max(words('mail.write').length, words('mail.call').length) + 3;
  const line = (key: string, link: string) => `${`${words(key)}:`.padEnd(width)}${link}`;
  return [
    ...(address === null
      ? []
      : [line('mail.write', `mailto:${encodeURIComponent(address).replace('%40', '@')}`)]),
    ...(phone === null ? [] : [line('mail.call', `tel:${phone}`)]),
  ];
}
