// A card per lead in a Microsoft Teams channel, by a workflow with the trigger "When a Teams webhook request is received".
// The workflow takes the card into its queue (202) and says nothing of the posting: delivered, but unconfirmed.
import { leadTitle } from '../../mapping/lead-lines.ts';
import type { Language } from '../../platform/words.ts';
import { answersOf } from '../answers.ts';
import { defineCrm, type Job, type SettingError } from '../connector.ts';
import { flowHosts, readFlow } from '../flow.ts';
import { jobLines } from '../job-lines.ts';
import { languageField, languageOf } from '../language-field.ts';
import { reviewUrl } from '../review-url.ts';

export const teams = defineCrm({
  kind: 'teams',
  name: 'Microsoft Teams',
  group: 'people',
  fields: [
    {
      name: 'workflowUrl',
      kind: 'secret',
      label: 'Workflow URL',
      help: 'In Teams: the channel’s menu, Workflows, “Send webhook alerts to a channel”; copy the URL that it shows at the end.',
      required: true,
      maxLength: 2048,
    },
    languageField,
  ],
  review: ({ workflowUrl = '' }) => reviewWorkflow(workflowUrl),
  // Beyond four requests a second Teams throttles.
  limits: { concurrency: 2, ratePerSecond: 3 },
  mappable: { targets: [], open: true, defaults: [] },

  async push(job, settings, wire) {
    const reply = await wire.send({
      method: 'POST',
      url: settings['workflowUrl']!,
      headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'Leadshare' },
      body: messageOf(job, languageOf(settings)),
    });
    return readFlow(reply, wire.now, answersOf('Teams'));
  },
});

/** A message may have 28 KB; what is over is cut from the longest values. */
const largestMessage = 26 * 1024;

function messageOf(job: Job, language: Language): string {
  const title = leadTitle(job.lead, language);
  const lines = jobLines(job, language);
  let longest = 4_000;
  let message = cardOf(title, lines, longest);
  while (Buffer.byteLength(message) > largestMessage && longest > 10)
    message = cardOf(title, lines, (longest = Math.floor(longest / 2)));
  return message;
}

function cardOf(title: string, lines: { label: string; value: string }[], longest: number): string {
  const cut = (text: string) => text.slice(0, longest).toWellFormed();
  return JSON.stringify({
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            {
              type: 'TextBlock',
              size: 'Medium',
              weight: 'Bolder',
              wrap: true,
              text: escaped(cut(title)),
            },
            {
              type: 'FactSet',
              facts: lines.map(({ label, value }) => ({
                title: escaped(cut(label)),
                value: escaped(cut(value)),
              })),
            },
          ],
        },
      },
    ],
  });
}

/** Cards read Markdown: a stranger's text must not become a link. */
const escaped = (text: string) => text.replace(/[\\*_[\]()#~`]/g, (sign) => `\\${sign}`);

function reviewWorkflow(text: string): SettingError[] {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  const example = 'https://….environment.api.powerplatform.com/powerautomate/automations/direct/workflows/…';
  // Office 365 connectors (webhook.office.com) were retired in May 2026.
  if (url?.hostname.endsWith('.webhook.office.com'))
    return [
      {
        field: 'workflowUrl',
        code: 'retired_address',
        message: `Office 365 connectors no longer work: make a workflow in Teams and enter its URL, such as ${example}.`,
        given: { example },
      },
    ];
  return reviewUrl('workflowUrl', text, { hosts: flowHosts, example });
}
