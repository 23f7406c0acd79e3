// What a delivery carries: a lead, an event, or what became of a lead whose record is there already.
import type { OutgoingEvent } from '../connectors/connector.ts';
import type { EventType } from '../events.ts';
import type { SharedLead } from '../leads/lead.ts';
import { leadIdOf } from './event-types.ts';

export type Cargo =
  | { lead: SharedLead; event?: never; follows?: never }
  | { lead: null; event: OutgoingEvent; follows?: never }
  | { lead: SharedLead; event?: never; follows: Followed };

/** The opportunity, and what happened to it. */
export type Followed = { opportunityId: string; eventId: string };

export type ToldEvent = Omit<OutgoingEvent, 'type' | 'leadId' | 'details'> & {
  type: EventType;
  data: object;
};

/** People's own words, and the name of somebody at the far side: no codes, and nobody else's business. */
export const unsent: ReadonlySet<string> = new Set(['note', 'owner']);

export function outgoingEvent({ data, ...told }: ToldEvent): OutgoingEvent {
  const details = Object.fromEntries(Object.entries(data).filter(([name]) => !unsent.has(name)));
  return { ...told, leadId: leadIdOf(told.type, told.subjectId, data), details };
}
