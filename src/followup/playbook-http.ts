// Routes of the playbooks: the document in its newest version, a new one, and what one would mean for a lead that comes in now.
import * as z from 'zod';
import type { Actor } from '../accounts/actor.ts';
import type { App } from '../platform/app.ts';
import { invalidFields } from '../platform/refusal.ts';
import { isTimeZone } from '../platform/time-zone.ts';
import { says } from '../platform/web-words.ts';
import type { Web } from '../platform/web.ts';
import { factsFor } from '../scoring/fact-list.ts';
import { PlaybooksShape, type Playbooks } from './playbook.ts';
import { planOf } from './playbook-plan.ts';
import { reviewPlaybooks } from './playbook-review.ts';
import { latestPlaybooks, type SavedPlaybooks } from './playbook-store.ts';
import { savePlaybooks } from './save-playbooks.ts';
import { taskPerson } from './task-people-store.ts';

const Arriving = z
  .object({ playbook: z.string(), dueAt: z.array(z.date()).describe('Of each step, in order') })
  .meta({ id: 'PlaybookArriving', description: 'When the steps are due for a lead that comes in now' });
const timeZone = z.string().describe('Of whoever asks, by which the times are counted here');

const View = PlaybooksShape.extend({
  version: z.int().describe('0: as shipped'),
  note: z.string().nullable(),
  savedBy: z.string().nullable(),
  savedAt: z.date().nullable(),
  timeZone,
  arriving: z.array(Arriving).describe('In the order of the playbooks'),
}).meta({ id: 'Playbooks' });

const tags = ['Playbooks'];
const path = '/api/v1/publishers/:publisherId';
const params = z.object({ publisherId: z.string() });

export function playbookRoutes(web: Web, app: App): void {
  const viewOf = async (actor: Actor, publisherId: string, { document, ...saved }: SavedPlaybooks) => {
    const zone = await zoneOf(app, actor, publisherId);
    return { ...saved, ...document, timeZone: zone, arriving: arrivingOf(document, app.clock.now(), zone) };
  };
  web.get(
    `${path}/playbooks`,
    {
      config: { scope: 'leads:read' },
      schema: { tags, summary: 'How leads are followed up', params, response: { 200: View } },
    },
    async ({ actor, params: { publisherId } }) =>
      viewOf(
        actor,
        publisherId,
        await app.db.asPublisher(publisherId, (tx) => latestPlaybooks(tx, publisherId)),
      ),
  );

  web.put(
    `${path}/playbooks`,
    {
      config: { scope: 'followup:write' },
      schema: {
        tags,
        summary: 'Say how leads are followed up',
        description:
          'The whole document, as a new version. Leads that are followed up already keep their playbook as it was.',
        params,
        body: PlaybooksShape.extend({
          version: z.int().min(0).describe('The version that was changed; 0: as shipped'),
          note: z.string().trim().min(1).max(500).nullable().default(null).describe('Why, in your own words'),
        }),
        response: { 200: View },
      },
    },
    async ({ actor, params: { publisherId }, body: { version, note, ...document } }) =>
      viewOf(actor, publisherId, await savePlaybooks(app, actor, publisherId, { version, note, document })),
  );

  web.post(
    `${path}/playbook-previews`,
    {
      config: { scope: 'leads:read' },
      schema: {
        tags,
        summary: 'When the steps of playbooks would be due for a lead that comes in now; nothing is kept',
        params,
        body: PlaybooksShape.extend({
          timeZone: z
            .string()
            .max(64)
            .refine(isTimeZone, says('not_a_time_zone', 'Give an IANA time zone, such as Europe/Lisbon.'))
            .optional()
            .describe('Left out: yours'),
        }),
        response: { 200: z.object({ timeZone, arriving: z.array(Arriving) }) },
      },
    },
    async ({ actor, params: { publisherId }, body: { timeZone: given, ...document } }) => {
      const now = app.clock.now();
      const facts = await app.db.asPublisher(publisherId, (tx) => factsFor(tx, publisherId));
      const errors = reviewPlaybooks(document, facts, now);
      if (errors.length > 0) throw invalidFields(errors);
      const zone = given ?? (await zoneOf(app, actor, publisherId));
      return { timeZone: zone, arriving: arrivingOf(document, now, zone) };
    },
  );
}

async function zoneOf(app: App, { userId }: Actor, publisherId: string): Promise<string> {
  if (userId === null) return 'UTC';
  const person = await app.db.asPublisher(publisherId, (tx) => taskPerson(tx, publisherId, userId));
  return person?.timeZone ?? 'UTC';
}

function arrivingOf({ holidays, playbooks }: Playbooks, now: Date, zone: string) {
  return playbooks.map(({ id, steps }) => ({
    playbook: id,
    dueAt: planOf(steps, now, { timeZone: zone, holidays }),
  }));
}
