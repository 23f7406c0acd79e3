// One mail a day with the leads of the day, for people who would rather look once.
import { hash } from 'node:crypto';
import { leadTitle, lineWords } from '../../mapping/lead-lines.ts';
import type { Language } from '../../platform/words.ts';
import { defineCrm, type Job, type Outcome, type Settings, type Wire } from '../connector.ts';
import { isTimeZone, nextAtHour } from '../gathering.ts';
import { jobLines } from '../job-lines.ts';
import { languageField, languageOf } from '../language-field.ts';
import { addressesIn, readMail, reviewRecipients } from '../mail.ts';

const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);

export const emailDigest = defineCrm({
  kind: 'email-digest',
  name: 'Daily e-mail',
  group: 'people',
  fields: [
    {
      name: 'to',
      kind: 'emails',
      label: 'Recipients',
      help: 'Who gets the mail: up to 20 addresses, with commas or semicolons between them.',
      required: true,
      maxLength: 2000,
    },
    {
      name: 'hour',
      kind: 'text',
      label: 'Hour',
      help: 'When it goes out, as a full hour such as 08:00; without leads there is no mail.',
      required: true,
      maxLength: 5,
    },
    {
      name: 'timeZone',
      kind: 'text',
      label: 'Time zone',
      help: 'The zone of that hour by its IANA name, such as Europe/Lisbon; empty: UTC.',
      required: false,
      maxLength: 60,
    },
    languageField,
  ],
  review: ({ to = '', hour = '', timeZone = 'UTC' }) => [
    ...reviewRecipients(to),
    ...(hours.includes(hour)
      ? []
      : [
          {
            field: 'hour',
            code: 'not_a_full_hour' as const,
            message: 'Enter a full hour from 00:00 to 23:00, such as 08:00.',
          },
        ]),
    ...(isTimeZone(timeZone)
      ? []
      : [
          {
            field: 'timeZone',
            code: 'not_a_time_zone' as const,
            message: 'Enter a time zone by its IANA name, such as Europe/Lisbon.',
          },
        ]),
  ],
  needs: 'mail_server',
  mappable: { targets: [], open: true, defaults: [] },
  dueAt: ({ hour = '08:00', timeZone = 'UTC' }, now) => nextAtHour(Number(hour.slice(0, 2)), timeZone, now),

  async push(job, settings, wire) {
    return send([job], settings, wire);
  },
  batch: {
    most: 200,
    async push(jobs, settings, wire) {
      const outcome = await send(jobs, settings, wire);
      return jobs.map(() => outcome);
    },
  },
});

async function send(jobs: Job[], settings: Settings, wire: Wire): Promise<Outcome> {
  // The same leads make the same Message-ID, so that a mail program shows a repeat once.
  const id = `${hash(
    'sha256',
    jobs
      .map(({ key }) => key)
      .toSorted()
      .join(),
  ).slice(0, 32)}@leadshare`;
  const language = languageOf(settings);
  const reply = await wire.mail({
    to: addressesIn(settings['to'] ?? ''),
    subject: lineWords(language)('digest.subject', { count: jobs.length }),
    text: `${jobs.map((job) => lead(job, language)).join('\n\n')}\n`,
    messageId: `<${id}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
  });
  return readMail(reply, id);
}

function lead(job: Job, language: Language): string {
  const lines = jobLines(job, language).map(
    ({ label, value }) => `  ${label}: ${value.replace(/\r?\n|\r/g, '\n    ')}`,
  );
  return [leadTitle(job.lead, language).replace(/\s+/g, ' '), ...lines].join('\n');
}
