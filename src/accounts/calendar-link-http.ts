// Routes of the address at which a person's calendar reads what they have to do.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import type { Web } from '../platform/web.ts';
import { endLink, makeLink } from './calendar-link.ts';
import { linkMadeAt } from './calendar-link-store.ts';

const CalendarLink = z
  .object({ madeAt: z.date().nullable().describe('Null: there is none') })
  .meta({ id: 'CalendarLink' });
const NewCalendarLink = z
  .object({ url: z.string().describe('To subscribe to in a calendar; shown this once'), madeAt: z.date() })
  .meta({ id: 'NewCalendarLink' });

export function calendarLinkRoutes(web: Web, app: App): void {
  const tags = ['Tasks'];
  const path = '/api/v1/session/calendar-link';
  const config = { person: true } as const;

  web.get(
    path,
    {
      config,
      schema: { tags, summary: 'Whether your calendar has an address', response: { 200: CalendarLink } },
    },
    async ({ session }) => ({ madeAt: await linkMadeAt(app.db, session!.userId) }),
  );

  web.post(
    path,
    {
      config,
      schema: {
        tags,
        summary: 'Make an address for your calendar; the one before ends',
        description:
          'Whoever has it reads your open tasks and first responses without signing in: offers and times, and nothing of customers.',
        response: { 201: NewCalendarLink },
      },
    },
    async ({ session }, reply) => reply.code(201).send(await makeLink(app, session!)),
  );

  web.delete(
    path,
    {
      config,
      schema: {
        tags,
        summary: 'End the address of your calendar',
        response: { 204: z.undefined().describe('Ended') },
      },
    },
    async ({ session }, reply) => {
      await endLink(app, session!);
      return reply.code(204).send();
    },
  );
}
