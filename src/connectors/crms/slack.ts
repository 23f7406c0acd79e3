// A message per lead in a Slack channel, by an incoming webhook. Slack keeps no key: a try whose answer was lost may show twice.
import { leadTitle } from '../../mapping/lead-lines.ts';
import type { Language } from '../../platform/words.ts';
import { answersOf } from '../answers.ts';
import { defineCrm, type Job, type Outcome, type WireReply } from '../connector.ts';
import { jobLines } from '../job-lines.ts';
import { languageField, languageOf } from '../language-field.ts';
import { readCommon } from '../reply.ts';
import { reviewUrl } from '../review-url.ts';

export const slack = defineCrm({
  kind: 'slack',
  name: 'Slack',
  group: 'people',
  fields: [
    {
      name: 'webhookUrl',
      kind: 'secret',
      label: 'Webhook URL',
      help: 'In Slack: your app’s Features, Incoming Webhooks, Add New Webhook to Workspace; copy its Webhook URL.',
      required: true,
      maxLength: 500,
    },
    languageField,
  ],
  review: ({ webhookUrl = '' }) =>
    reviewUrl('webhookUrl', webhookUrl, {
      hosts: ['.hooks.slack.com', '.hooks.slack-gov.com'],
      example: 'https://hooks.slack.com/services/T…/B…/…',
    }),
  // Slack lets about one message a second through to a channel.
  limits: { concurrency: 1, ratePerSecond: 1 },
  // The lead's lines, then what a mapping names besides.
  mappable: { targets: [], open: true, defaults: [] },

  async push(job, settings, wire) {
    const reply = await wire.send({
      method: 'POST',
      url: settings['webhookUrl']!,
      headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'Leadshare' },
      body: JSON.stringify(messageOf(job, languageOf(settings))),
    });
    return readReply(reply, wire.now);
  },
});

const answer = answersOf('Slack');

/** Slack's limits: a header block of 150 characters, a section of 3,000. */
const longestHeader = 150;
const longestSection = 3000;

function messageOf(job: Job, language: Language) {
  const title = leadTitle(job.lead, language).slice(0, longestHeader).toWellFormed();
  const lines = jobLines(job, language).map(({ label, value }) => `*${escaped(label)}:* ${escaped(value)}`);
  return {
    // What a notification shows.
    text: escaped(title),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: title, emoji: false } },
      { type: 'section', text: { type: 'mrkdwn', text: fitted(lines) } },
    ],
  };
}

/** As many lines as fit; a long one is cut rather than those after it lost. */
function fitted(lines: string[]): string {
  const most = Math.floor(longestSection / lines.length) - 1;
  const whole = lines.join('\n');
  return whole.length <= longestSection
    ? whole
    : lines.map((line) => line.slice(0, most).toWellFormed()).join('\n');
}

/** Slack's three control characters; with them a stranger could mention a channel or disguise a link. */
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** A webhook answers in words: `ok`, or the name of what is wrong. */
function readReply(reply: WireReply, now: Date): Outcome {
  const { status } = reply;
  const word = reply.body.toString('utf8').trim();
  if (status >= 200 && status < 300)
    return word === 'ok'
      ? { is: 'delivered', externalId: null }
      : answer('not_understood', { status }, { reply, now });
  const common = readCommon(reply, now, answer);
  if (common !== null) return common;
  const said = /^[a-z_]{1,60}$/.test(word) ? word : undefined;
  switch (word) {
    case 'no_service':
    case 'no_team':
    case 'team_disabled':
    case 'channel_not_found':
    case 'channel_is_archived':
      return answer('gone', { status, said });
    case 'invalid_token':
    case 'no_active_hooks':
      return answer('credentials_wrong', { status, said });
    case 'action_prohibited':
    case 'posting_to_general_channel_denied':
    case 'user_not_found':
      return answer('right_missing', { status, said });
    default:
      if (status === 404 || status === 410) return answer('gone', { status, said });
      if (status === 403) return answer('credentials_wrong', { status, said });
      if (status >= 400 && status < 500) return answer('lead_refused', { status, said });
      return answer('failed_inside', { status, said }, { reply, now });
  }
}
