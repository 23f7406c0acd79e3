// docs/events.md: the events that a webhook can be told of, out of the catalogue, the words and the payloads themselves.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventGroups, eventTypes, groupOf, isAboutLead, sentenceOf } from '../src/delivery/event-types.ts';
import { unsent } from '../src/delivery/cargo.ts';
import { wordsOf } from '../src/platform/words.ts';
import { root } from './source-files.ts';

export function eventsPage(made: string): string {
  const payloads = payloadsIn(readFileSync(join(root, 'src/events.ts'), 'utf8'));
  const groupName = wordsOf('en', 'destinations');
  const sections = eventGroups.map((group) => {
    const rows = eventTypes
      .filter((type) => groupOf(type) === group)
      .map((type) => {
        const details = (payloads.get(type) ?? []).filter((name) => !unsent.has(name));
        const shown = details.map((name) => `\`${name}\``).join(', ');
        return `| \`${type}\` | ${sentenceOf(type)} | ${isAboutLead(type) ? 'yes' : ''} | ${shown} |`;
      });
    return `## ${groupName(`events.group.${group}`)}

| type | what happened | about a lead | details |
|---|---|---|---|
${rows.join('\n')}
`;
  });
  return `# Events by webhook

${made}${about}
${sections.join('\n')}`;
}

const about = `A destination of the kind \`webhook\` can be told of events instead of having leads: in the console *Events by webhook*, by the API

\`\`\`json
{
  "kind": "webhook",
  "name": "Our data platform",
  "settings": { "url": "https://hooks.example.com/leadshare" },
  "events": {
    "types": ["lead.received", "lead.qualified", "delivery.parked"],
    "filter": { "fact": "country", "is": "one_of", "value": ["PL", "CZ"] }
  }
}
\`\`\`

as \`POST /api/v1/publishers/{publisherId}/destinations\`. The answer shows its \`signingSecret\` once. \`GET /api/v1/event-types\` lists
the types. The filter is a [condition](scoring.md) over the lead that an event is about, as the lead is when the event is written;
events about no lead are not asked. It is refused where no lead can ever meet it. What is changed holds for what happens next.

What is sent is a POST by Standard Webhooks:

\`\`\`json
{
  "type": "lead.qualified",
  "version": "1",
  "timestamp": "2026-03-02T09:00:00.000Z",
  "data": {
    "id": "evt_…", "publisherId": "pub_…", "subjectId": "lead_…", "leadId": "lead_…", "actor": "usr_…",
    "details": { "stage": "marketing_qualified", "from": "inquiry", "because": "criteria" }
  }
}
\`\`\`

- \`webhook-id\` is the event's id, the same on every try and replay and at every destination: keep the ids you have dealt with.
- \`webhook-signature\` is checked with the signing secret and the bytes as they came; while a secret is replaced both sign.
- It holds ids and codes: no contact data, no names, nobody's own words. Who needs more asks the API with a key of the fitting scope.
  That holds for leads whose sharing is off as well.
- \`subjectId\` is what it happened to. \`actor\` is a person, a key, or a part of the product.
- An event and its deliveries are written in one transaction: each event has one delivery for each destination that asked for it.
  It is tried, parked, shown with its transcript, sent again and counted in the ledger as a lead's delivery is.
- What happens to one subject comes in its order: the next waits until the one before is there or parked.
- *Send a test event* sends the type \`leadshare.test\`, which no event of the product has.
- \`POST /api/v1/publishers/{publisherId}/replays\` with \`destinationId\`, \`state\`, \`since\` and \`until\` sends a stretch of time again.
- A destination is not told of itself, nor of its parked events: that it fails would be the next thing to fail.
`;

/** The members of each payload, by the event's type, from the source as it is formatted. */
/** A payload is written out, or is a type of the same file with more beside it. */
function payloadsIn(source: string): Map<string, string[]> {
  const membersOf = (text = '') => [...text.matchAll(/(?:^|[;\s])(\w+)\??:/g)].map(([, name]) => name!);
  const types = new Map(
    [...source.matchAll(/^type (\w+) = \{([^}]*)\};/gm)].map(([, name, members]) => [
      name!,
      membersOf(members),
    ]),
  );
  const entries = source.matchAll(
    /^ {2}'([a-z_]+\.[a-z_]+)': (?:(?:(\w+) & )?\{([^}]*)\}|Record<string, never>);/gm,
  );
  return new Map(
    [...entries].map(([, type, base = '', members]) => [
      type!,
      [...(types.get(base) ?? []), ...membersOf(members)],
    ]),
  );
}
