// The events that a destination can be told of, for whoever chooses among them.
import * as z from 'zod';
import { listQuery, pageOf, pageOfAll } from '../platform/web-list.ts';
import type { Web } from '../platform/web.ts';
import { eventGroups, eventTypes, groupOf, isAboutLead, sentenceOf } from './event-types.ts';

const EventType = z
  .object({
    type: z.enum(eventTypes),
    group: z.enum(eventGroups),
    aboutLead: z.boolean().describe('A filter asks of that lead; events about none go unasked'),
    description: z.string().describe('What happened'),
  })
  .meta({ id: 'EventType' });

/** In the order of the list. */
const places = new Map(eventTypes.map((type, nth) => [type, String(nth).padStart(4, '0')]));

export function eventTypeRoutes(web: Web): void {
  const schema = {
    tags: ['Destinations'],
    summary: 'List the events that a destination can be told of',
    querystring: z.strictObject(listQuery),
    response: { 200: pageOf(EventType) },
  };
  web.get('/api/v1/event-types', { config: { scope: 'any' }, schema }, async ({ query }) => {
    const types = eventTypes.map((type) => ({
      type,
      group: groupOf(type),
      aboutLead: isAboutLead(type),
      description: sentenceOf(type),
    }));
    return pageOfAll(types, query, ({ type }) => places.get(type)!);
  });
}
